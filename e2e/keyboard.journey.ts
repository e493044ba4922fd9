import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { openCode } from './projects.ts'

const CODE = `import { checkOutput, decorate } from 'dagwright'
import { type ColumnTable, table } from 'arquero'

export const sales = decorate(
  checkOutput({ columns: { price: { range: [0, 100] } }, importance: 'warn' }),
  (): ColumnTable => table({ shop: ['north', 'south', 'east'], price: [1.5, 250, 3] }),
)
export const rates = (): object => ({ low: 1, high: [2, 3] })
export const long = (): ColumnTable => table({ n: Float64Array.from({ length: 600_000 }, (_, at) => at) })
`

test('values are walked, opened, copied and taken away by the keyboard alone', async ({ workbench, site }) => {
  const { page } = workbench
  await openCode(workbench, site.url, CODE, { outputs: ['sales', 'rates', 'long'] })
  await page.keyboard.press('Control+Enter')
  await workbench.idle()
  const { tree, table } = workbench
  const press = (...keys: readonly string[]) => pressAll(page, keys)
  const isAt = (key: string) => expect(tree.item(key)).toHaveAttribute('aria-selected', 'true')

  await tabTo(page, tree.root)
  await isAt('sales')
  await press('ArrowDown')
  await isAt('rates')
  await press('Enter', 'ArrowRight')
  await isAt('low')
  await press('ArrowLeft', 'ArrowLeft')
  await expect(tree.item('rates')).toHaveAttribute('aria-expanded', 'false')

  // An entry's menu; the keys are at the entry again after it.
  await press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: 'Copy as JSON' })).toBeFocused()
  await press('Enter')
  await expect(tree.root).toBeFocused()
  await expect.poll(async () => (await workbench.clipboard()).replace(/\s/g, '')).toBe('{"low":1,"high":[2,3]}')
  await press('Shift+F10', 'ArrowDown', 'ArrowDown', 'ArrowDown')
  await expect(page.getByRole('menuitem', { name: /^JSON/ })).toBeFocused()
  const { name } = await workbench.download(() => press('Enter'))
  expect(name).toBe('rates.json')

  // A table, a column of it, and the way back.
  await press('ArrowUp', 'Enter')
  await expect(table.root).toBeFocused()
  const cell = (text: string) => table.root.getByRole('gridcell', { name: text, exact: true })
  await expect(cell('north')).toHaveClass(/active/)
  await press('ArrowRight', 'ArrowDown')
  await expect(cell('250')).toHaveClass(/active/)
  await press('Control+c')
  await expect.poll(() => workbench.clipboard()).toBe('250')
  await expect(table.root.getByRole('button', { name: /^About price/ })).toBeVisible()
  await press('Enter')
  await expect(page.getByRole('region', { name: 'Details of price' })).toBeFocused()
  await press('Escape')
  await expect(table.root).toBeFocused()
  await press('Escape')
  await expect(tree.root).toBeFocused()
  await isAt('sales')

  // A table of more rows than one scroller shows.
  await press('End', 'Enter')
  await expect(cell('0')).toHaveClass(/active/)
  await press('Control+End')
  await expect(cell('599999')).toHaveClass(/active/)
  await expect(cell('599999')).toBeInViewport()
  const parts = page.getByRole('navigation', { name: 'Parts of the table' })
  await tabTo(page, parts.getByRole('button', { name: 'Earlier rows' }))
  await press('Enter')
  await expect(parts).toContainText('rows 1 to 500,000 of 600,000')
  await expect(parts.getByRole('button', { name: 'Earlier rows' })).toBeFocused()
})

test('the quality report is filtered, and a row of it looked at, by the keyboard alone', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openCode(workbench, site.url, CODE, { outputs: ['sales'] })
  await page.keyboard.press('Control+Enter')
  await workbench.idle()
  const press = (...keys: readonly string[]) => pressAll(page, keys)
  const quality = page.getByRole('region', { name: 'Quality' })

  await tabTo(page, page.getByRole('tab', { name: 'Result', exact: true }))
  await press('ArrowRight', 'ArrowRight')
  await expect(quality).toBeVisible()
  await tabTo(page, quality.getByRole('radio', { name: /^all/ }))
  await press('ArrowRight', 'ArrowRight')
  await expect(quality.getByRole('radio', { name: '1 warned' })).toBeChecked()

  const row = quality.getByRole('button', { name: 'row 2' })
  await tabTo(page, row)
  await press('Enter')
  const grid = quality.getByRole('grid', { name: /^Table of/ })
  await expect(grid).toBeFocused()
  await expect(grid.getByRole('gridcell', { name: '250' })).toHaveClass(/active/)
  await press('Escape')
  await expect(row).toBeFocused()
  await expect(quality.getByRole('radio', { name: '1 warned' })).toBeChecked()
})

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** By Tab, as often as it takes: who gets there sees where the keys are. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) break
  }
  await expect(target).toBeFocused()
  expect(await target.evaluate((element) => element.matches(':focus-visible'))).toBe(true)
}

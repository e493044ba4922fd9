import { expect, test } from './fixtures.ts'
import { openCode } from './projects.ts'

const CODE = `import { type ColumnTable, table } from 'arquero'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export function sales(): ColumnTable {
  const at = Array.from({ length: 500 }, (_, index) => index)
  return table({
    price: at.map((one) => (one % 10 === 0 ? null : Math.round(1000 * Math.abs(Math.sin(one))) / 10)),
    shop: at.map((one) => ['north', 'south', 'east'][one % 3]),
    day: at.map((one) => new Date(Date.UTC(2024, 0, 1 + (one % 60)))),
    open: at.map((one) => one % 4 > 0),
  })
}

type Arrow = ReturnType<ColumnTable['toArrow']>

export function packed(sales: ColumnTable): Arrow {
  return sales.select('shop', 'price').slice(0, 3).toArrow()
}

export function shops(packed: Arrow): unknown[] {
  return [...packed.getChild('shop')]
}

export function prices(): Float64Array {
  return Float64Array.from({ length: 2000 }, (_, at) => Math.sin(at) * 50)
}

export function picture(): Uint8Array {
  return bytes('<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="teal"/></svg>')
}

export function chart(): object {
  const values = [3, 1, 2].map((height, at) => ({ name: 'abc'[at], height }))
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values },
    transform: [{ calculate: 'datum.height * 2', as: 'twice' }],
    mark: 'bar',
    encoding: { x: { field: 'name', type: 'nominal' }, y: { field: 'twice', type: 'quantitative' } },
  }
}

export function remote(): object {
  return { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', data: { url: 'https://example.com/a.csv' }, mark: 'bar' }
}
`

test('values are seen as what they are: columns with their spread, a table of Arrow, numbers, an image, a chart, and why one is not drawn', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openCode(workbench, site.url, CODE, {
    outputs: ['sales', 'packed', 'shops', 'prices', 'picture', 'chart', 'remote'],
  })
  await workbench.runToEnd()
  const result = page.getByRole('region', { name: 'Result' })
  const open = async (name: string, title: string) => {
    await workbench.tree.item(name).hover()
    await result.getByRole('button', { name: title, exact: true }).click()
  }
  const back = result.getByRole('button', { name: 'all outputs' })

  await open('sales', 'Open sales as a table')
  const price = result.getByRole('button', { name: /^About price: 50 missing/ })
  await expect(price).toBeVisible()
  await expect(result.getByRole('button', { name: /^About shop: .*3 different.*north 167 times/ })).toBeVisible()
  await price.click()
  const details = result.getByRole('region', { name: 'Details of price' })
  await expect(details).toContainText('median')
  await details.getByRole('slider').press('ArrowRight')
  await expect(details.getByRole('slider')).toHaveAttribute('aria-valuetext', /: \d+$/)
  await shot(page, 'table')
  await details.getByRole('button', { name: 'Close' }).click()
  await back.click()

  await expect(workbench.tree.item('shops')).toContainText('north')
  await open('packed', 'Open packed as a table')
  await expect(result.getByRole('gridcell', { name: 'south' })).toBeVisible()
  await back.click()

  await open('prices', 'Look at prices')
  await result.getByRole('tab', { name: 'Profile' }).click()
  await expect(result.getByRole('region', { name: 'Details of values' })).toContainText('95 %')
  await shot(page, 'numbers')
  await back.click()

  await open('picture', 'Look at picture')
  const image = result.getByRole('img', { name: /SVG image/ })
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(80)
  await back.click()

  await open('chart', 'Look at chart')
  await expect(result.getByRole('figure', { name: 'Chart chart' }).locator('svg path').first()).toBeAttached()
  await shot(page, 'chart')
  const download = page.waitForEvent('download')
  await result.getByRole('button', { name: 'Download the chart as PNG' }).click()
  expect((await download).suggestedFilename()).toBe('chart.png')
  await back.click()

  await open('remote', 'Look at remote')
  await expect(result.getByRole('alert')).toContainText(
    'put the data of "https://example.com/a.csv" into the specification',
  )
  await shot(page, 'refused')
})

async function shot(page: import('@playwright/test').Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
}

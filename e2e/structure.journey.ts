import { expect, test } from './fixtures.ts'
import { openCode } from './projects.ts'

const CHECKED = `import { checkOutput, decorate, tag } from 'dagwright'

export const spend_mean = decorate(
  tag({ owner: 'growth' }),
  checkOutput({ range: [0, 100], allowNans: false, importance: 'fail' }),
  (spend: number): number => spend / 2,
)

export function doubled(spend_mean: number): number {
  return spend_mean * 2
}
`
const GIVEN = { inputs: { spend: { kind: 'json', value: 10 } } } as const

test('a function with modifiers is one card; opened, it shows what they made, and closes again', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openCode(workbench, site.url, CHECKED, GIVEN)
  const card = workbench.card('spend_mean')
  await expect(card.getByRole('button', { name: 'modifier tag' })).toHaveAttribute('title', "tag({ owner: 'growth' })")
  await expect(card.getByRole('button', { name: 'modifier checkOutput' })).toBeVisible()
  await expect(workbench.card('spend_mean_raw')).toBeHidden()
  await workbench.runToEnd()
  await workbench.expectStatus('spend_mean', 'ok')

  await card.focus()
  await page.keyboard.press('Enter')
  await expect(workbench.card('spend_mean_raw')).toBeVisible()
  await expect(workbench.frame('Nodes of spend_mean')).toBeVisible()
  await workbench.expectStatus('spend_mean_range_validator', 'ok')
  await workbench.card('spend_mean_raw').focus()
  await page.keyboard.press('Escape')
  await expect(workbench.card('spend_mean_raw')).toBeHidden()
  await expect(card).toBeFocused()

  await workbench.outlineRow('spend_mean_range_validator').click()
  await expect(workbench.card('spend_mean_range_validator')).toHaveAttribute('aria-current', 'true')
  await page.getByRole('button', { name: 'Close spend_mean' }).click()
  await expect(workbench.card('spend_mean_raw')).toBeHidden()
})

test('a failure inside is told by the card that stands for it', async ({ workbench, site }) => {
  const settings = { inputs: { spend: { kind: 'json', value: 500 } } } as const
  await openCode(workbench, site.url, CHECKED, settings)
  await workbench.runToEnd()
  await workbench.expectStatus('spend_mean', 'failed')
  await workbench.expectStatus('doubled', 'skipped')
})

const BLOCK = `import type { Collect, Parallelizable } from 'dagwright'

export function parts(count: number): Parallelizable<number> {
  return Array.from({ length: count }, (_, index) => index)
}

export function worked(parts: number): number {
  const end = performance.now() + 120
  while (performance.now() < end);
  return parts * 2
}

export function total(worked: Collect<number>): number {
  let sum = 0
  for (const one of worked) sum += one
  return sum
}
`

test('a parallel block is drawn around what runs for each item, and counts the items while it runs', async ({
  workbench,
  site,
}) => {
  const settings = { inputs: { count: { kind: 'json', value: 24 } } } as const
  await openCode(workbench, site.url, BLOCK, settings)
  await expect(workbench.frame('Runs for each item of parts')).toBeVisible()
  await workbench.run()
  await expect(workbench.blockTitle('parts')).toHaveText(/each of parts\s*\d+ of 24 items/)
  await workbench.idle()
  await expect(workbench.blockTitle('parts')).toHaveText(/24 items/)
  await expect(workbench.tree.item('total')).toContainText('552')
  await workbench.openLegend()
  await expect(workbench.legend()).toContainText('parallel block')
  await expect(workbench.legend()).not.toContainText('config')
})

import { expect, test } from './fixtures.ts'
import { Inspector } from './pages/Inspector.ts'
import { openCode } from './projects.ts'

const CODE = `import { checkOutput, decorate } from 'dagwright'
import { type ColumnTable, table } from 'arquero'

export const orders = decorate(
  checkOutput({ columns: { price: { range: [0, 100] }, sku: { dataType: 'string' } }, importance: 'fail' }),
  (prices: number[]): ColumnTable => table({ sku: ['a', 'b', 'c'], price: prices.map((one) => one * 1) }),
)

export const total = (orders: ColumnTable): number => orders.numRows()
`

test('a bad column is caught at its node, the report names the rows, and a fix makes it green', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  const quality = page.getByRole('region', { name: 'Quality' })
  await openCode(workbench, site.url, CODE, { inputs: { prices: { kind: 'json', value: [5, 250, -1] } } })
  await workbench.openTab('Quality')
  await expect(quality).toContainText('No check was made yet')
  await workbench.runToEnd()
  await workbench.expectStatus('orders', 'failed')
  await workbench.expectStatus('total', 'skipped')

  await workbench.card('orders').getByRole('button', { name: 'Checks of orders: 1 failed, 1 passed' }).click()
  await expect(quality).toContainText('250 lies outside [0, 100] (row 2; 2 of 3 rows)')
  await quality.getByRole('radio', { name: '1 failed' }).check()
  await expect(quality.getByRole('button', { name: 'orders_sku_data_type_validator' })).toBeHidden()
  const report = await workbench.download(() => quality.getByRole('button', { name: 'Download the report' }).click())
  expect(JSON.parse(report.bytes.toString('utf8')).counts).toEqual({ passed: 1, warned: 0, failed: 1, notRun: 0 })
  await quality.getByRole('button', { name: 'row 3' }).click()
  await expect(quality.getByRole('grid', { name: 'Table of orders_raw' })).toContainText('250')
  await quality.getByRole('button', { name: 'all checks' }).click()

  const inspector = new Inspector(workbench)
  await inspector.open('orders')
  await expect(inspector.part('Checks')).toContainText('2 of 3 rows')

  await workbench.openTab('Code')
  await workbench.setCode('main.ts', CODE.replace('one * 1', 'Math.min(Math.abs(one), 100)'))
  await workbench.openTab('Quality')
  await workbench.runToEnd()
  await workbench.openTab('Quality')
  await quality.getByRole('radio', { name: 'all 2' }).check()
  await expect(quality).toContainText('was failed')
  await expect(workbench.card('orders').getByRole('button', { name: 'Checks of orders: 2 passed' })).toBeVisible()
})

test('where nothing is checked, the report offers a check of the selected node', async ({ workbench, site }) => {
  const { page } = workbench
  await openCode(workbench, site.url, 'export const half = (n: number): number => n / 2\n')
  await workbench.openTab('Quality')
  await workbench.card('half').click()
  await page.getByRole('button', { name: 'Add a check to half' }).click()
  const inspector = new Inspector(workbench)
  await inspector.field('Range: least').fill('0')
  await inspector.field('Range: greatest').fill('9')
  await inspector.press('Add')
  await expect(inspector.modifier('checkOutput')).toHaveText('checkOutput({ range: [0, 9] })')
})

import { expect, test } from './fixtures.ts'
import { openCode } from './projects.ts'

const CODE = `import { type ColumnTable, table } from 'arquero'

export const sales = (): ColumnTable => table({ shop: ['north', 'south', 'east'], price: [1.5, null, 3] })
export const shops = (): string[] => ['north', 'south']
export const many = (): Float64Array => Float64Array.from({ length: 4e6 }, (_, at) => Math.sin(at))
`

test('a value is taken away in each format that fits it; what a format cannot hold is told where it was asked for', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openCode(workbench, site.url, CODE, { outputs: ['sales', 'shops'] })
  await workbench.runToEnd()
  const result = page.getByRole('region', { name: 'Result' })

  // An entry of the tree, by its own button.
  await workbench.tree.item('sales').hover()
  const { name, bytes } = await workbench.download(async () => {
    await workbench.tree.item('sales').getByTitle('Download sales').click()
    await page.getByRole('menuitem', { name: /^Parquet/ }).click()
  })
  expect([name, bytes.subarray(0, 4).toString()]).toEqual(['sales.parquet', 'PAR1'])

  // The result as a whole: its outputs are of different lengths.
  await workbench.chooseDownload('result', 'CSV')
  const status = result.getByRole('status', { name: 'Download' })
  await expect(status).toContainText('their lengths differ (sales has 3 and shops has 2)')
  const whole = await workbench.download(() => status.getByRole('button', { name: 'Download JSON' }).click())
  expect(whole.name).toBe('result.json')
  expect(JSON.parse(whole.bytes.toString('utf8')).shops).toEqual(['north', 'south'])
  await expect(status).toBeEmpty()

  // What is looked at.
  await workbench.tree.item('sales').hover()
  await result.getByRole('button', { name: 'Open sales as a table' }).click()
  expect((await workbench.downloadValue('sales', 'TSV')).bytes.toString('utf8')).toBe(
    'shop\tprice\nnorth\t1.5\nsouth\t\neast\t3\n',
  )
})

test('a large value is written aside: the page says so, goes on, and can be told to leave it', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openCode(workbench, site.url, CODE, { outputs: ['many'] })
  await workbench.runToEnd()
  const downloads: string[] = []
  page.on('download', (download) => downloads.push(download.suggestedFilename()))
  const status = page.getByRole('region', { name: 'Result' }).getByRole('status', { name: 'Download' })
  await workbench.chooseDownload('result', 'JSON')
  await expect(status).toContainText('Writing result as JSON')
  // The kernel answers meanwhile.
  await workbench.tree.expand('many')
  await expect(workbench.tree.item('1')).toContainText('0.84')
  await status.getByRole('button', { name: 'Cancel' }).click()
  await expect(status).toBeEmpty()

  const { name, bytes } = await workbench.downloadValue('result', 'Arrow')
  expect([name, bytes.subarray(0, 6).toString()]).toEqual(['result.arrow', 'ARROW1'])
  expect(downloads).toEqual(['result.arrow'])
})

import { writeParquet } from '../src/engine/parts/parquet/writeParquet.ts'
import { expect, test } from './fixtures.ts'
import { openProject } from './projects.ts'

const PARQUET = writeParquet({
  names: ['price', 'region'],
  columns: [
    { kind: 'number', values: new Float64Array([1.5, 2.5]), missing: null },
    { kind: 'text', codes: new Int32Array([0, 1]), dictionary: ['north', 'south'] },
  ],
  rows: 2,
})

test('a dropped Parquet file becomes a node that reads it; a saver leaves a file to download', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openProject(workbench, site.url, {
    files: [
      {
        path: 'main.ts',
        text: `import { decorate, saveTo, value } from 'dagwright'
export const two = decorate(saveTo.csv({ path: value('two.csv'), outputName: 'kept' }), (): number[] => [1, 2])
`,
      },
    ],
    settings: { name: 'files', outputs: ['two', 'kept'] },
  })
  await workbench.ready()
  const transfer = await page.evaluateHandle((bytes) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], 'sales.parquet'))
    return data
  }, Array.from(PARQUET))
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await expect(workbench.card('sales')).toBeVisible()

  await workbench.runToEnd()
  await page.getByRole('tab', { name: /^Files/ }).click()
  const files = page.getByRole('region', { name: 'Data files', exact: true })
  await expect(files.getByText('2 rows × 2 columns: price, region')).toBeVisible()
  await expect(files.getByText('written by the run')).toBeVisible()
  const download = page.waitForEvent('download')
  await files.getByRole('button', { name: 'Download two.csv' }).click()
  expect((await download).suggestedFilename()).toBe('two.csv')
})

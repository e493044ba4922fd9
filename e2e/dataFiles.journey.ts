import type { Page } from '@playwright/test'
import { writeParquet } from '../src/engine/parts/parquet/writeParquet.ts'
import { expect, test } from './fixtures.ts'
import { openCode, openProject } from './projects.ts'

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
  await dropFiles(page, ['sales.parquet', PARQUET])
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

test('a broken file is told where it is dropped, and a good one of its name takes its place', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openCode(workbench, site.url, 'export function one(): number { return 1 }\n')
  await dropFiles(
    page,
    ['class.parquet', PARQUET.slice(0, -9)],
    ['class.parquet', new Uint8Array()],
    ['a.csv.gz', PARQUET],
  )
  const cut = '"class.parquet" is not a whole Parquet file: it does not end with PAR1, so its end was cut off.'
  const notices = workbench.notices()
  await expect(notices).toContainText('a.csv.gz is packed.')
  await expect(notices).toContainText('class.parquet and class_2.parquet cannot be read. Files says why.')
  await workbench.runToEnd()
  await workbench.expectStatus('data_class', 'failed')
  await expect(workbench.card('data_class')).toContainText('not a whole Parquet file')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.card('data_class')).toBeHidden()
  await expect(workbench.card('class_2')).toBeHidden()

  await dropFiles(page, ['class.parquet', PARQUET.slice(0, -9)])
  await expect(notices).toContainText(cut)
  await dropFiles(page, ['class.parquet', PARQUET])
  await expect(notices).toContainText('class.parquet was replaced: data_class reads the new one.')
  await expect(notices).not.toContainText('not a whole')
  await workbench.runToEnd()
  await expect(workbench.card('data_class')).toContainText('2 × 2: price, region')
})

test('a run says how far it has read a large file', async ({ workbench, site }) => {
  const { page } = workbench
  await openProject(workbench, site.url, {
    files: [
      {
        path: 'main.ts',
        text: `import type { ColumnTable } from 'arquero'
import { decorate, loadFrom, value } from 'dagwright'
export const rows = decorate(loadFrom.csv({ path: value('big.csv') }), (big: ColumnTable): number => big.numRows())
`,
      },
    ],
    settings: { name: 'files', outputs: ['rows'] },
  })
  await workbench.ready()
  const transfer = await page.evaluateHandle(() => {
    const lines = '123,some text of no meaning,2024-05-06\n'.repeat(50_000)
    const data = new DataTransfer()
    data.items.add(new File(['a,b,c\n', ...Array.from({ length: 60 }, () => lines)], 'big.csv'))
    return data
  })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await expect(workbench.card('big')).toBeVisible()

  // What stands on the card for a moment is seen by whoever looks all the time.
  const told = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const look = () => {
          const text = document
            .querySelector('.react-flow__node[data-id="rows"]')
            ?.textContent?.match(/\d+ of \d+ MB read/)
          if (text) resolve(text[0])
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  await workbench.runToEnd()
  expect(await told).toMatch(/read/)
  await expect(workbench.card('rows')).toContainText('3000000')
})

async function dropFiles(page: Page, ...files: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<void> {
  const plain = files.map(([name, bytes]) => ({ name, bytes: Array.from(bytes) }))
  const dataTransfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer()
    for (const { name, bytes } of list) data.items.add(new File([new Uint8Array(bytes)], name))
    return data
  }, plain)
  await page.dispatchEvent('body', 'drop', { dataTransfer })
}

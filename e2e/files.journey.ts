import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { expect, test } from './fixtures.ts'
import type { Workbench } from './pages/Workbench.ts'
import { openProject } from './projects.ts'

const MAIN = 'main.ts'

test('a downloaded project opens again with its code, inputs, data and outputs', async ({ workbench, site }) => {
  await openProject(workbench, site.url, {
    files: [{ path: MAIN, text: 'export function sum(xs: number[], x: number): number { return xs.length + x }\n' }],
    data: [{ path: 'numbers.csv', text: 'xs\n1\n2\n3\n' }],
    settings: {
      name: 'taken along',
      inputs: { x: { kind: 'json', value: 39 }, xs: { kind: 'file', file: 'numbers.csv', column: 'xs' } },
      outputs: ['sum'],
    },
  })
  const taken = await downloadProject(workbench)
  expect(taken.name).toBe('taken-along.zip')

  await workbench.chooseProjectMenu('New project')
  await expect(workbench.card('doubled')).toBeVisible()
  await workbench.openFiles(taken)
  await expect(workbench.card('sum')).toBeVisible()
  await workbench.ready()
  const again = await downloadProject(workbench)
  expect(again.entries).toEqual(taken.entries)
  await workbench.runToEnd()
  await expect(workbench.tree.item('sum')).toContainText('42')
})

test('loose modules with a data file open as a project of their own', async ({ workbench }) => {
  await workbench.openFiles(
    { name: 'first.ts', bytes: 'export function two(): number { return 2 }\n' },
    { name: 'second.ts', bytes: 'export function four(two: number): number { return two * two }\n' },
  )
  await expect(workbench.card('four')).toBeVisible()
  await workbench.ready()
  for (const file of ['first.ts', 'second.ts'])
    await expect(workbench.page.getByRole('tab', { name: file })).toBeVisible()
  await workbench.runToEnd()
  await expect(workbench.tree.item('four')).toContainText('4')
})

test('a new project has one function that runs', async ({ workbench }) => {
  await workbench.chooseProjectMenu('New project')
  await expect(workbench.card('doubled')).toBeVisible()
  await workbench.ready()
  await workbench.runToEnd()
  await expect(workbench.tree.item('doubled')).toContainText('42')
})

test('the config switch takes the other function when region changes, on the card and in the inspector', async ({
  workbench,
}) => {
  await workbench.openExample('Config switch')
  await workbench.runToEnd()
  await expect(workbench.tree.item('total')).toContainText('441')
  await expect(workbench.tree.item('discount')).toContainText('4')

  await workbench.field('region').fill('eu')
  await expect(workbench.card('discount')).toHaveAccessibleName(/2 inputs/)
  await workbench.runToEnd()
  await expect(workbench.tree.item('total')).toContainText('431.4')

  const inspector = await workbench.inspect('region')
  const field = inspector.getByRole('textbox', { name: 'region' })
  await expect(field).toHaveValue('eu')
  await field.fill('us')
  await expect(workbench.card('discount')).toHaveAccessibleName(/1 input,/)
  await workbench.runToEnd()
  await expect(workbench.tree.item('total')).toContainText('441')

  await workbench.page.getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.field('region')).toHaveValue('eu')
})

test('the table pipeline gives a table that can be sorted and taken along', async ({ workbench }) => {
  await workbench.openExample('Table pipeline')
  await workbench.runToEnd()
  const countries = ['DE', 'NL', 'ES', 'FR']
  expect(await workbench.table.columns()).toEqual(['country', 'orders', 'revenue', 'share'])
  expect(await workbench.table.column('country')).toEqual(countries)

  await workbench.table.sortBy('country')
  await expect.poll(() => workbench.table.column('country')).toEqual([...countries].sort())
  await workbench.table.sortBy('country')
  await expect.poll(() => workbench.table.column('country')).toEqual([...countries].sort().reverse())

  const [head, ...rows] = (await workbench.downloadResult('CSV')).trimEnd().split('\n')
  expect(head).toBe('country,orders,revenue,share')
  expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual(REVENUE.map(([country, orders]) => [country, orders]))
  const parsed: { country: string; share: number }[] = JSON.parse(await workbench.downloadResult('JSON'))
  expect(parsed.map((row) => row.country)).toEqual(countries)
  expect(parsed.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(100)
})

/** Orders that were not cancelled by country, the best first. */
const REVENUE = [
  ['DE', '3'],
  ['NL', '3'],
  ['ES', '2'],
  ['FR', '2'],
]

test('the failing check fails its node, skips what needs it and shows the rest', async ({ workbench }) => {
  await workbench.openExample('A failing check')
  await workbench.runToEnd()
  await workbench.expectStatus('celsius', 'failed')
  for (const node of ['hottest', 'comfort']) {
    await workbench.expectStatus(node, 'skipped')
    await expect(workbench.card(node)).toContainText('because of celsius')
  }
  await workbench.expectStatus('reading_count', 'ok')
  await expect(workbench.card('reading_count')).toContainText('5')
  await expect(workbench.problem('"celsius" did not pass')).toContainText('248.889')
  const inspector = await workbench.inspect('reading_count')
  await expect(inspector.getByRole('tree', { name: 'Value of reading_count' })).toContainText('5')

  await workbench.field('fahrenheit').fill('[68, 71.5, 48, 64, 59]')
  await workbench.runToEnd()
  await workbench.openTab('Result')
  await expect(workbench.tree.item('comfort')).toContainText('pleasant')
})

test('slow functions run in parallel and give pi', async ({ workbench }) => {
  await workbench.openExample('Slow functions in parallel')
  await workbench.runToEnd()
  await expect(workbench.tree.item('pi_estimate')).toContainText('3.14')
  await workbench.openTab('Timeline')
  await expect(workbench.page.getByRole('region', { name: 'Timeline' })).toContainText('north')
})

test('an example goes back to what its author made', async ({ workbench }) => {
  const before = await workbench.cards().count()
  await workbench.setCode('stats.ts', 'export function mine(spend: Float64Array): number { return spend.length }\n')
  await expect(workbench.card('mine')).toBeVisible()
  await workbench.chooseProjectMenu('Reset to the example')
  await expect(workbench.card('mine')).toBeHidden()
  await expect(workbench.cards()).toHaveCount(before)
  const { entries } = await downloadProject(workbench)
  expect(entries['stats.ts']).toBe(await readFile('public/examples/hello-world/stats.ts', 'utf8'))
})

test('a value is copied as JSON: the whole result, and one entry', async ({ workbench, site }) => {
  await openProject(workbench, site.url, {
    files: [
      {
        path: MAIN,
        text: 'export function row(): { id: number; when: Date } { return { id: 1, when: new Date(0) } }\nexport function list(): number[] { return [1, NaN] }\n',
      },
    ],
  })
  await workbench.runToEnd()
  const result = { row: { id: 1, when: '1970-01-01T00:00:00.000Z' }, list: [1, null] }
  expect(JSON.parse(await workbench.downloadResult('JSON'))).toEqual(result)
  await workbench.page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect.poll(async () => readJson(await workbench.clipboard())).toEqual(result)
  await workbench.tree.copy('row')
  await expect.poll(async () => readJson(await workbench.clipboard())).toEqual(result.row)
})

/** The clipboard may still hold what was copied before, which need not be JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

interface Taken {
  readonly name: string
  readonly bytes: Uint8Array
  readonly entries: Readonly<Record<string, string>>
}

async function downloadProject(workbench: Workbench): Promise<Taken> {
  const { name, bytes } = await workbench.download(() => workbench.chooseProjectMenu('Download project'))
  const entries = Object.entries(unzipSync(new Uint8Array(bytes)))
  return {
    name,
    bytes,
    entries: Object.fromEntries(entries.map(([path, content]) => [path, new TextDecoder().decode(content)])),
  }
}

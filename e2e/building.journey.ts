import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import { HELLO_WORLD } from './helloWorld.ts'
import { expectNumbers } from './numbers.ts'
import { GraphEditor } from './pages/GraphEditor.ts'
import type { Workbench } from './pages/Workbench.ts'
import { openProject } from './projects.ts'

const MARKETING = readFileSync('public/examples/hello-world/marketing.csv')

/** What a person writes: the bodies alone. */
const BODIES = {
  avg_3wk_spend: 'return spend.map((_, week) => (week < 2 ? NaN : mean(spend.subarray(week - 2, week + 1))!))',
  spend_per_signup: 'return spend.map((amount, week) => amount / signups[week]!)',
  spend_mean: 'return spend.reduce((sum, amount) => sum + amount, 0) / spend.length',
  spend_std_dev: 'return Math.sqrt(spend.reduce((sum, one) => sum + (one - spend_mean) ** 2, 0) / (spend.length - 1))',
  spend_zero_mean: 'return spend.map((amount) => amount - spend_mean)',
  spend_zero_mean_unit_variance: 'return spend_zero_mean.map((amount) => amount / spend_std_dev)',
}

/** Writes a function's body where its only statement stands. */
async function writeBody(workbench: Workbench, file: string, name: string, body: string): Promise<void> {
  const editor = await workbench.editor(file)
  const line = editor.locator('.cm-line').filter({ hasText: new RegExp(`^export function ${name}\\(`) })
  await line.locator('+ .cm-line').click({ clickCount: 3, position: { x: 30, y: 8 } })
  await workbench.page.keyboard.insertText(`  ${body}`)
  // The list of names that comes for what was written would lie over the next function.
  await workbench.page.keyboard.press('Escape')
}

test('hello world is built with the mouse from an empty project, and gives its numbers', async ({ workbench }) => {
  const { page } = workbench
  const graph = new GraphEditor(workbench)
  await workbench.chooseProjectMenu('New project')
  await graph.choose('doubled', /^Delete/)
  await expect(workbench.cards()).toHaveCount(0)

  await page.getByRole('button', { name: 'New function' }).click()
  const features = { Module: 'features.ts' }
  const stats = { Module: 'stats.ts' }
  const column = { Gives: 'Float64Array' }
  await graph.submit({ Name: 'avg_3wk_spend', Takes: 'spend: Float64Array', ...column, ...features })
  await expect(workbench.card('spend')).toBeVisible()
  await graph.chooseOnGround('New function…')
  await graph.submit({ Name: 'spend_per_signup', Takes: 'spend, signups: Float64Array', ...column, ...features })
  await graph.chooseOnGround('New function…', { x: 40, y: 420 })
  await graph.submit({ Name: 'spend_mean', Takes: 'spend', Gives: 'number', ...stats })
  await graph.chooseOnGround('New function…', { x: 300, y: 420 })
  await graph.submit({ Name: 'spend_std_dev', Takes: 'spend', Gives: 'number', ...stats })
  await graph.choose('spend', 'New function that takes it…')
  await graph.submit({ Name: 'spend_zero_mean', ...column, ...features })
  await graph.fit()
  await expect(workbench.card('spend_zero_mean')).toBeInViewport({ ratio: 1 })

  await graph.connect('spend_mean', 'spend_zero_mean')
  await expect(graph.wire('spend_mean', 'spend_zero_mean')).toHaveCount(1)
  await graph.connect('spend_mean', 'spend_std_dev')
  await expect(graph.wire('spend_mean', 'spend_std_dev')).toHaveCount(1)
  const ground = await page.locator('.react-flow__pane').boundingBox()
  await graph.drawWire('spend_zero_mean', { x: (ground?.x ?? 0) + 80, y: (ground?.y ?? 0) + 80 })
  await page.getByRole('option', { name: /^New function…/ }).click()
  await expect(graph.form().getByLabel('Takes')).toHaveValue('spend_zero_mean')
  await graph.submit({ Name: 'spend_zero_mean_unit_variance', ...column, ...features })
  await graph.fit()
  await expect(workbench.card('spend_zero_mean_unit_variance')).toBeInViewport({ ratio: 1 })
  await graph.connect('spend_std_dev', 'spend_zero_mean_unit_variance')
  await expect(graph.wire('spend_std_dev', 'spend_zero_mean_unit_variance')).toHaveCount(1)

  await workbench.openTab('Code')
  for (const [name, body] of Object.entries(BODIES)) {
    const file = name === 'spend_mean' || name === 'spend_std_dev' ? 'stats.ts' : 'features.ts'
    await writeBody(workbench, file, name, body)
  }
  const editor = await workbench.editor('features.ts')
  await editor.press('ControlOrMeta+Home')
  await page.keyboard.insertText("import { mean } from 'd3-array'\n\n")
  for (const input of ['spend', 'signups']) await workbench.pickFile(input, 'marketing.csv', MARKETING)
  await expect(
    page.getByRole('tab', { name: 'Problems 0' }).or(page.getByRole('tab', { name: /^Problems$/ })),
  ).toBeVisible()
  await workbench.runToEnd()
  for (const [output, numbers] of Object.entries(HELLO_WORLD)) {
    await workbench.expectStatus(output, 'ok')
    expectNumbers(await workbench.tree.numbers(output), numbers)
  }
})

const MAIN = `// Sales, as they come in.

/** Cleaned: what is\tnegative goes.   */
export function spend ( raw : number [] ) : number[] { return raw.filter((one) => one >= 0) } // odd, but ours

export const total = ( spend: number[] /* all of it */ ) => spend.reduce((a, b) => a + b, 0);
`
const REPORT = `import { decorate, inject, source, tag } from 'dagwright'
import { spend as clean } from './main.ts'\r
export const shares = decorate(
  tag({ owner: 'growth' }),
  inject({ all: source('total') }),
  function (
    spend: number[], // one by one
    all: number,
  ): number[] { return spend.map((one) => one / all) },
)
export function count(shares: number[]): number { return clean.name.length + shares.length }
`

test('a rename follows across modules; an edge goes and is repaired; undo gives every byte back', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  const graph = new GraphEditor(workbench)
  const before = { 'main.ts': MAIN, 'report.ts': REPORT }
  await openProject(workbench, site.url, {
    files: Object.entries(before).map(([path, text]) => ({ path, text })),
    settings: { inputs: { raw: { kind: 'json', value: [1, 3, -2] } }, outputs: ['shares', 'total'] },
  })
  await graph.choose('spend', 'Rename…')
  await graph.submit({ Name: 'cost' })
  await expect(workbench.card('cost')).toBeVisible()
  await graph.choose('total', 'Rename…')
  await graph.submit({ Name: 'sum' })
  await expect(workbench.card('sum')).toBeVisible()
  expect(await graph.files()).toEqual({
    'main.ts': MAIN.replaceAll('spend', 'cost').replace('const total', 'const sum'),
    'report.ts': REPORT.replace('import { spend as', 'import { cost as')
      .replace('    spend:', '    cost:')
      .replace('return spend.', 'return cost.')
      .replace("source('total')", "source('sum')"),
  })
  await workbench.runToEnd()
  await expect(workbench.tree.item('sum')).toContainText('4')

  await graph.clickWire('cost', 'sum', 'right')
  await page.getByRole('menuitem', { name: 'Disconnect' }).click()
  await expect(graph.wire('cost', 'sum')).toHaveCount(0)
  await workbench.openTab('Problems')
  const problem = workbench.problem('"sum" uses "cost" as a value')
  await problem.getByRole('button', { name: /Take.*cost/ }).click()
  await expect(graph.wire('cost', 'sum')).toHaveCount(1)
  await expect(workbench.problems.getByRole('listitem')).toHaveCount(0)

  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  for (let steps = 0; steps < 4; steps++) await undo.click()
  await expect(undo).toBeDisabled()
  await expect(workbench.card('spend')).toBeVisible()
  expect(await graph.files()).toEqual(before)
})

test('what cannot be is refused where it was asked for, and changes nothing', async ({ workbench, site }) => {
  const { page } = workbench
  const graph = new GraphEditor(workbench)
  const text = `import { decorate, unpackFields } from 'dagwright'
export function first(x: number): number { return x }
export function second(first: number): string { return String(first) }
export function third(second: string, y: number): number { return second.length + y }
export function fourth(z: number): number { return z }
export const pair = decorate(unpackFields('left', 'right'), (third: number): [number, number] => [third, third])
`
  await openProject(workbench, site.url, { files: [{ path: 'main.ts', text }] })
  await workbench.card('first').click({ position: { x: 24, y: 12 } })
  await page.keyboard.press('F2')
  for (const [name, why] of [
    ['two words', 'no identifier'],
    ['class', 'reserved word'],
    ['third', 'is taken'],
  ] as const) {
    await graph.fill({ Name: name })
    await expect(graph.form().getByRole('alert')).toContainText(why)
  }
  await page.keyboard.press('Escape')
  await graph.connect('third', 'first')
  await expect(workbench.notices()).toContainText('first -> second -> third')
  await graph.connect('second', 'fourth', 'z')
  await expect(workbench.notices()).toContainText('"second" gives string, but "fourth" takes z: number')
  await graph.holdWireOver('second', 'fourth', 'fourth takes second')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await graph.choose('left', 'Show the code')
  await graph.choose('left', 'New function that takes it…')
  await page.keyboard.press('Escape')
  expect(await graph.files()).toEqual({ 'main.ts': text })

  await workbench.setCode('main.ts', text.replace('String(first)', 'String(first'))
  await workbench.card('first').click({ position: { x: 24, y: 12 } })
  await page.keyboard.press('F2')
  await graph.fill({ Name: 'initial' })
  await expect(graph.form().getByRole('alert')).toContainText('syntax error in line 3')
  await page.keyboard.press('Escape')
  await workbench.setCode('main.ts', text)
  await workbench.card('first').click({ position: { x: 24, y: 12 } })
  await page.keyboard.press('F2')
  await graph.submit({ Name: 'initial' })
  await expect(workbench.card('initial')).toBeVisible()
})

test('keys do what menus do: duplicate, insert, extract, delete and reconnect, pin', async ({ workbench, site }) => {
  const { page } = workbench
  const graph = new GraphEditor(workbench)
  const text = `export function a(x: number): number { return x + 1 }
export function b(a: number): number { return a * 2 }
export function c(b: number): number { return b + 100 }
`
  await openProject(workbench, site.url, {
    files: [{ path: 'main.ts', text }],
    settings: { inputs: { x: { kind: 'json', value: 1 } }, outputs: ['c'] },
  })
  await graph.clickWire('b', 'c')
  await page.keyboard.press('n')
  await graph.submit({ Name: 'between' })
  await expect(graph.wire('between', 'c')).toHaveCount(1)
  await workbench.card('between').click({ position: { x: 24, y: 12 } })
  await page.keyboard.press('d')
  await expect(workbench.card('between_copy')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(workbench.card('between_copy')).toHaveCount(0)

  await workbench.card('between').click({ position: { x: 24, y: 12 } })
  await page.keyboard.press('Delete')
  await graph.form().getByRole('button', { name: 'Delete and reconnect' }).click()
  await expect(graph.wire('b', 'c')).toHaveCount(1)
  expect(await graph.files()).toEqual({ 'main.ts': text })

  await graph.choose('b', 'Pin a value…')
  await graph.submit({ 'Value (number), as JSON': '5' })
  await workbench.runToEnd()
  await expect(workbench.tree.item('c')).toContainText('105')
  await graph.choose('b', 'Let the pinned value go')
  await workbench.runToEnd()
  await expect(workbench.tree.item('c')).toContainText('104')

  await workbench.card('a').click({ position: { x: 24, y: 12 } })
  await workbench.card('b').click({ position: { x: 24, y: 12 }, modifiers: ['Shift'] })
  await workbench.card('b').click({ button: 'right', position: { x: 24, y: 12 } })
  await page.getByRole('menuitem', { name: 'Extract into a module…' }).click()
  await graph.submit({ Module: 'steps' })
  await expect(page.getByRole('tab', { name: 'steps.ts' })).toBeVisible()
  const files = await graph.files()
  expect(Object.keys(files)).toEqual(['main.ts', 'steps.ts'])
  expect(files['main.ts']).toBe(text.slice(text.indexOf('export function c')))
  await workbench.runToEnd()
  await expect(workbench.tree.item('c')).toContainText('104')
})

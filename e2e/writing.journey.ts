import { expect, test } from './fixtures.ts'
import { CodeEditor } from './pages/CodeEditor.ts'
import { GraphEditor } from './pages/GraphEditor.ts'
import { openProject } from './projects.ts'

const MAIN = `import { _half } from './helpers.ts'

/** What was spent. */
export function spend(weeks: number): number {
  return weeks * 10
}

export function total(): number {
  return 1
}

export function after(spend: number, rates: number[]): number {
  return _half(spend) + rates.length
}
`
const FILES = [
  { path: 'main.ts', text: MAIN },
  { path: 'helpers.ts', text: 'export function _half(x: number): number {\n  return x / 2\n}\n' },
]

test('completion adds an edge, and a quick fix a function', async ({ workbench, site }) => {
  await openProject(workbench, site.url, { files: FILES })
  const code = new CodeEditor(workbench)
  const graph = new GraphEditor(workbench)
  await code.placeBehind('main.ts', 'total(')
  await workbench.page.keyboard.type('spe')
  await code.choose(/spend/)
  await expect(graph.wire('spend', 'total')).toBeVisible()
  expect((await graph.files())['main.ts']).toContain('export function total(spend: number): number {')

  await code.placeBehind('main.ts', 'rates')
  await workbench.page.getByTitle('Quick fixes (Ctrl+.)').click()
  await code.take('Create the function rates')
  // Its card was there before, as an input's.
  await expect(await workbench.editor('main.ts')).toContainText('export function rates(): number[] {')
  expect((await graph.files())['main.ts']).toContain('export function rates(): number[] {')
})

test('a line with a quick fix has a bulb, which is read out, wherever in it the cursor is', async ({
  workbench,
  site,
}) => {
  await openProject(workbench, site.url, {
    files: [{ path: 'main.ts', text: MAIN.replace('rates.', 'ratse.') }, ...FILES.slice(1)],
  })
  const code = new CodeEditor(workbench)
  const said = code.hears('Quick fix available: Ctrl+.')
  await code.placeBehind('main.ts', 'return _ha')
  await expect(workbench.page.getByTitle('Quick fixes (Ctrl+.)')).toBeVisible()
  await said
  await code.fix('Change to rates')
  await expect(await workbench.editor('main.ts')).toContainText('_half(spend) + rates.length')
  await expect(workbench.page.getByTitle('Quick fixes (Ctrl+.)')).toBeHidden()
})

test('a node renamed by F2 in the code and on the canvas gives the same text', async ({ workbench, site }) => {
  await openProject(workbench, site.url, { files: FILES })
  const code = new CodeEditor(workbench)
  const graph = new GraphEditor(workbench)
  await code.placeBehind('main.ts', 'after(spend')
  await code.rename('spend', 'cost')
  await expect(workbench.card('cost')).toBeVisible()
  const byCode = await graph.files()
  expect(byCode['main.ts']).toContain('return _half(cost)')

  await workbench.page.getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.card('spend')).toBeVisible()
  await workbench.card('spend').click({ position: { x: 20, y: 12 } })
  await workbench.card('spend').press('F2')
  await graph.submit({ Name: 'cost' })
  await expect(workbench.card('cost')).toBeVisible()
  expect(await graph.files()).toEqual(byCode)
})

test('F12 leads to the definition, and all uses are listed', async ({ workbench, site }) => {
  await openProject(workbench, site.url, { files: FILES })
  const code = new CodeEditor(workbench)
  await code.placeBehind('main.ts', 'return _half')
  await workbench.page.keyboard.press('F12')
  await expect(workbench.page.getByRole('textbox', { name: 'Code of helpers.ts' })).toBeVisible()

  await code.placeBehind('main.ts', 'after(spend')
  await workbench.page.keyboard.press('Shift+F12')
  const uses = workbench.page.getByRole('list', { name: '3 uses of spend' })
  await uses.getByRole('button', { name: /main.ts:4/ }).click()
  await expect(
    workbench.page.getByRole('treeitem', { name: /spend/, selected: true }).or(workbench.card('spend')).first(),
  ).toBeVisible()
})

test('a name explains itself to a pointer that comes, and never to one that only lies there', async ({
  workbench,
  site,
}) => {
  await openProject(workbench, site.url, { files: FILES })
  const { page } = workbench
  const editor = await workbench.editor('main.ts')
  const line = editor.locator('.cm-line', { hasText: 'export function af' })
  const name = { position: { x: 150, y: 8 } }
  const told = page.locator('.cm-tooltip-hover')
  await line.hover(name)
  await expect(told).toContainText('after')
  await line.click(name)
  await expect(told).toHaveCount(0)

  await page.keyboard.insertText('_all')
  await expect(line).toContainText('_all')
  // Longer than a pointer must rest.
  await page.waitForTimeout(800)
  await expect(told).toHaveCount(0)
  await line.hover({ position: { x: 145, y: 8 } })
  await expect(told).toContainText('_all')
})

test('a file is formatted as one step that undo takes back', async ({ workbench, site }) => {
  const long = `export function a( ${Array.from({ length: 8 }, (_, at) => `x${at}:number[]`).join(', ')} ):number{`
  const text = `${long}\n      return x0.length // it's "one"\n}\n`
  await openProject(workbench, site.url, { files: [{ path: 'main.ts', text }] })
  const graph = new GraphEditor(workbench)
  const editor = await workbench.editor('main.ts')
  await editor.press('ControlOrMeta+s')
  await expect(editor).toContainText('x7: number[],')
  const parameters = Array.from({ length: 8 }, (_, at) => `  x${at}: number[],\n`).join('')
  const formatted = `export function a(\n${parameters}): number {\n  return x0.length // it's "one"\n}\n`
  expect((await graph.files())['main.ts']).toBe(formatted)
  await editor.press('ControlOrMeta+z')
  await expect(editor).toContainText('x7:number[] ')
  expect((await graph.files())['main.ts']).toBe(text)

  await editor.press('ControlOrMeta+End')
  await workbench.page.keyboard.insertText('export const b = = 1')
  await editor.press('ControlOrMeta+s')
  await expect(workbench.notices()).toContainText('main.ts has a syntax error in line 4: Expression expected.')
  expect((await graph.files())['main.ts']).toBe(`${text}export const b = = 1`)
})

test('a text is found and replaced in all modules at once, and compared with what came', async ({
  workbench,
  site,
}) => {
  await openProject(workbench, site.url, { files: FILES })
  const graph = new GraphEditor(workbench)
  await (await workbench.editor('main.ts')).press('ControlOrMeta+Shift+f')
  const find = workbench.page.getByRole('region', { name: 'Find in all modules' })
  await find.getByRole('textbox', { name: 'Find in all modules' }).fill('_half')
  await find.getByRole('textbox', { name: 'Replace with' }).fill('_part')
  await expect(find.getByRole('status')).toHaveText('3 matches in 2 files')
  await find.getByRole('button', { name: 'Replace all' }).click()
  await expect(find.getByRole('status')).toHaveText('Nothing found.')
  const files = await graph.files()
  expect([files['main.ts'], files['helpers.ts']].map((one) => one?.includes('_part'))).toEqual([true, true])
  await workbench.page.getByRole('button', { name: 'Undo' }).click()
  expect((await graph.files())['helpers.ts']).toBe(FILES[1]?.text)

  await workbench.page.getByRole('button', { name: 'Redo' }).click()
  await workbench.page.reload()
  await workbench.ready()
  await workbench.editor('main.ts')
  await workbench.page.getByRole('button', { name: 'Split and compare' }).click()
  await workbench.page.getByRole('menuitemradio', { name: 'Compare with the link as opened' }).click()
  const sides = workbench.page.getByRole('region', { name: 'Comparison with the link as opened' })
  await expect(sides.locator('.cm-deletedChunk, .cm-changedLine').first()).toContainText('_half')
})

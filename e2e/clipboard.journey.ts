import { expect, test } from './fixtures.ts'
import { Clipboard } from './pages/Clipboard.ts'
import { GraphEditor } from './pages/GraphEditor.ts'
import { Workbench } from './pages/Workbench.ts'
import { openCode } from './projects.ts'

const FUNCTIONS = `import { mean } from 'd3-array'

/** Half of it. */
const half = (n: number) => n / 2

/** What was asked for. */
export function doubled(x: number): number {
  return x * 2 // twice
}

export const middle = (doubled: number): number => half(doubled) + (mean([0]) ?? 0)
`
const OTHER = 'export function doubled(x: number): number {\n  return x\n}\n'
const FREE = { x: 420, y: 420 }

test('functions out of a text file become nodes under the pointer, in one step', async ({ workbench, site }) => {
  await openCode(workbench, site.url, OTHER)
  const clipboard = new Clipboard(workbench)
  await clipboard.hold(FUNCTIONS)
  await clipboard.pasteAt(FREE)
  await expect(workbench.card('middle')).toBeVisible()
  await expect(workbench.card('doubled_1')).toBeVisible()
  const text = (await new GraphEditor(workbench).files())['main.ts']
  expect(text).toContain('export function doubled_1(x: number): number {\n  return x * 2 // twice\n}')
  expect(text).toContain('export const middle = (doubled_1: number): number =>')

  await workbench.page.getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.card('middle')).toBeHidden()
  expect(await new GraphEditor(workbench).files()).toEqual({ 'main.ts': OTHER })
})

test('a table out of a spreadsheet becomes a file and a node that gives it', async ({ workbench, site }) => {
  await openCode(workbench, site.url, OTHER)
  const clipboard = new Clipboard(workbench)
  const rows = [
    ['day', 'spend'],
    ['mon', '1'],
    ['tue, wed', '2.5'],
  ]
  const html = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
  await clipboard.hold(rows.map((row) => row.join('\t')).join('\n'), `<table>${html}</table>`)
  await clipboard.pasteAt(FREE)
  await expect(workbench.card('pasted_table')).toBeVisible()
  await new GraphEditor(workbench).choose('pasted_table', 'Run to here')
  await expect(workbench.card('pasted_table')).toContainText('Table 2 × 2: day, spend')
})

test('nodes go from one project to another as text', async ({ workbench, site, context }) => {
  const layout = { x: { x: 0, y: 0 }, middle: { x: 0, y: 160 }, doubled: { x: 300, y: 320 } }
  await openCode(workbench, site.url, FUNCTIONS, { layout })
  const clipboard = new Clipboard(workbench)
  await clipboard.copy('doubled', 'middle')
  expect(await clipboard.text()).toBe(FUNCTIONS)

  const other = new Workbench(await context.newPage())
  await openCode(other, site.url, 'export function middle(): number {\n  return 1\n}\n')
  await new Clipboard(other).pasteAt(FREE)
  await expect(other.card('doubled')).toBeVisible()
  await expect(other.card('middle_1')).toBeVisible()
  // As they stood to each other, though the wire goes the other way.
  const [doubled, middle] = [await other.card('doubled').boundingBox(), await other.card('middle_1').boundingBox()]
  expect((middle?.x ?? 0) < (doubled?.x ?? 0) && (middle?.y ?? 0) < (doubled?.y ?? 0)).toBe(true)
})

test('what cannot be code is a note that says why, and a field keeps its own paste', async ({ workbench, site }) => {
  await openCode(workbench, site.url, FUNCTIONS)
  const clipboard = new Clipboard(workbench)
  await clipboard.hold('export function broken(a: number {\n  return a\n}\n')
  await clipboard.pasteAt(FREE)
  const note = workbench.page.getByRole('button', { name: /^Note: Not pasted as code/ })
  await expect(note).toContainText("line 1, column 34: ',' expected")
  await expect(note).toContainText('return a')

  await clipboard.hold('42')
  await workbench.card('x').getByRole('textbox').or(workbench.card('x').getByRole('spinbutton')).first().click()
  await workbench.page.keyboard.press('Control+V')
  await expect(workbench.page.getByRole('button', { name: /^Note:/ })).toHaveCount(1)
})

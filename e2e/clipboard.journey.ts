import { expect, test } from './fixtures.ts'
import { Clipboard } from './pages/Clipboard.ts'
import { GraphEditor } from './pages/GraphEditor.ts'
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

test('functions out of a text file become nodes where the pointer is, in one step', async ({ workbench, site }) => {
  await openCode(workbench, site.url, 'export function doubled(x: number): number {\n  return x\n}\n')
  const clipboard = new Clipboard(workbench)
  await clipboard.hold(FUNCTIONS)
  await clipboard.pasteAt({ x: 300, y: 500 })

  await expect(workbench.card('middle')).toBeVisible()
  await expect(workbench.card('doubled_1')).toBeVisible()
  await workbench.page.screenshot({ path: '/tmp/clipshots/paste.png' })
  const files = await new GraphEditor(workbench).files()
  expect(files['main.ts']).toContain('export function doubled_1(x: number): number {\n  return x * 2 // twice\n}')
  expect(files['main.ts']).toContain('export const middle = (doubled_1: number)')

  await workbench.page.getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.card('middle')).toBeHidden()
  await expect(workbench.card('doubled_1')).toBeHidden()
})

test('a table out of a spreadsheet becomes a file and a node that reads it', async ({ workbench, site }) => {
  await openCode(workbench, site.url, 'export function doubled(x: number): number {\n  return x\n}\n')
  const clipboard = new Clipboard(workbench)
  const html = '<table><tr><td>day</td><td>spend</td></tr><tr><td>mon</td><td>1</td></tr><tr><td>tue, wed</td><td>2.5</td></tr></table>'
  await clipboard.hold('day\tspend\nmon\t1\ntue, wed\t2.5\n', html)
  await clipboard.pasteAt({ x: 300, y: 500 })
  await expect(workbench.card('pasted_table')).toBeVisible()
  await workbench.page.screenshot({ path: '/tmp/clipshots/table.png' })
})

test('nodes go from one project to another', async ({ workbench, site }) => {
  await openCode(workbench, site.url, FUNCTIONS)
  const clipboard = new Clipboard(workbench)
  await clipboard.copy('doubled', 'middle')
  expect(await clipboard.text()).toContain('export function doubled')
  await clipboard.pasteAt({ x: 300, y: 500 }, 'Control+Shift+V')
  await expect(workbench.card('middle_1')).toBeVisible()
  await workbench.page.screenshot({ path: '/tmp/clipshots/copy.png' })
})

test('broken', async ({ workbench, site }) => {
  await openCode(workbench, site.url, FUNCTIONS)
  const clipboard = new Clipboard(workbench)
  await clipboard.hold('export function broken(a: number {\n  return a\n}\n')
  await clipboard.pasteAt({ x: 300, y: 500 })
  await expect(workbench.page.getByText(/Not pasted as code/)).toBeVisible()
  await workbench.page.screenshot({ path: '/tmp/clipshots/note.png' })
})

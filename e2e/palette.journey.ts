import { expect, test } from './fixtures.ts'
import { GraphEditor } from './pages/GraphEditor.ts'
import { Palette } from './pages/Palette.ts'
import type { Workbench } from './pages/Workbench.ts'
import { openProject } from './projects.ts'

const SALES = 'region,year,amount\nnorth,2023,10\nsouth,2023,20\nnorth,2024,30\nsouth,2024,5\nnorth,2024,12\n'

/** Selects a card, and asks what may follow it. */
async function follow(workbench: Workbench, node: string): Promise<Palette> {
  await workbench.card(node).click({ position: { x: 20, y: 12 } })
  await workbench.page.keyboard.press('Tab')
  const palette = new Palette(workbench.page)
  await expect(palette.field).toBeFocused()
  return palette
}

test('a pipeline from a CSV file to a chart is built by the palette alone, and gives the right numbers', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openProject(workbench, site.url, {
    files: [{ path: 'main.ts', text: 'export const start = () => 1\n' }],
    data: [{ path: 'sales.csv', text: SALES }],
  })
  const graph = new GraphEditor(workbench)
  await graph.choose('start', /^Delete/)
  await expect(workbench.cards()).toHaveCount(0)

  let palette = new Palette(page)
  await palette.openAt(60, 60)
  await palette.take('csv', /^Load CSV/)
  await expect(palette.form('Load CSV').getByLabel('File')).toHaveValue('sales.csv')
  await palette.add('Load CSV', 'sales')
  await expect(workbench.card('sales')).toBeVisible()
  // Columns are those of the last run.
  await workbench.runToEnd()

  palette = await follow(workbench, 'sales')
  await palette.take('filter', /^Filter rows/)
  await palette.form('Filter rows').getByRole('textbox').first().fill('year == 2024')
  await palette.add('Filter rows', 'recent')
  await expect(graph.wire('sales', 'recent')).toHaveCount(1)
  await workbench.runToEnd()

  palette = await follow(workbench, 'recent')
  await palette.take('roll up', /^Group and roll up/)
  const rollUp = palette.form('Group and roll up')
  await rollUp
    .getByRole('group', { name: /^Group by/ })
    .getByRole('button', { name: 'region' })
    .click()
  await rollUp
    .getByRole('group', { name: /^Roll up/ })
    .getByRole('button', { name: 'amount' })
    .click()
  await palette.add('Group and roll up', 'totals')
  await workbench.runToEnd()

  palette = await follow(workbench, 'totals')
  await palette.take('chart', /^Chart/)
  await palette.form('Chart').getByLabel('Up', { exact: true }).selectOption('amount_sum')
  await palette.add('Chart', 'picture')
  await expect(graph.wire('totals', 'picture')).toHaveCount(1)

  await workbench.runToEnd()
  await workbench.expectStatus('picture', 'ok')
  const { picture } = JSON.parse(await workbench.downloadResult('JSON'))
  expect(picture.data.values).toEqual([
    { region: 'north', amount_sum: 42 },
    { region: 'south', amount_sum: 5 },
  ])
})

const FILES = [
  { path: 'stats.ts', text: '/** Twice. */\nexport function twice(x: number): number {\n  return 2 * x\n}\n' },
  {
    path: 'report.ts',
    text: "import { twice } from './stats.ts'\n\nfunction helper(): number {\n  return twice(1)\n}\n\nexport function sum(twice: number, y: number): number {\n  return twice + y + helper()\n}\n",
  },
]

test('it opens where it is asked for: at a wire that is dropped, by Tab, or by a double click', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  const graph = new GraphEditor(workbench)
  await openProject(workbench, site.url, { files: FILES })
  const palette = new Palette(page)
  const ground = await page.locator('.react-flow__pane').boundingBox()
  await graph.drawWire('x', { x: (ground?.x ?? 0) + 60, y: (ground?.y ?? 0) + 60 })
  await palette.take('half', 'New function named “half”')
  await expect(graph.wire('x', 'half')).toHaveCount(1)

  await follow(workbench, 'half')
  await palette.take('sum y', /^sumas its y/)
  await expect(graph.wire('half', 'sum')).toHaveCount(1)

  await palette.openAt(40, 30)
  await palette.take('twice', /^twicea copy/)
  const rename = page.getByRole('dialog', { name: 'Rename twice_copy' })
  await expect(rename.getByLabel('Name')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(workbench.card('twice_copy')).toBeVisible()

  // What is added to the palette is there in another project.
  await graph.choose('sum', 'Add to your palette')
  await expect(workbench.notices()).toContainText('Added to your palette: sum.')
  await workbench.chooseProjectMenu('New project')
  await expect(workbench.card('doubled')).toBeVisible()
  await follow(workbench, 'doubled')
  await palette.take('sum', /^sum/)
  await page.getByRole('dialog', { name: 'Rename sum' }).getByLabel('Name').press('Enter')
  await expect(graph.wire('doubled', 'sum')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.card('sum')).toBeHidden()
})

test('commands are found by their words, names by theirs; modules are renamed and functions moved with their imports', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openProject(workbench, site.url, { files: FILES })
  const palette = new Palette(page)
  await page.keyboard.press('ControlOrMeta+k')
  await palette.take('dark th', /^Dark theme/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^Dark theme/)
  await palette.field.fill('undo')
  await expect(palette.option(/^Undo/)).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')
  await expect(palette.field).toBeHidden()

  await page.keyboard.press('/')
  await palette.take('helper', /^helper/)
  await expect(page.getByRole('tab', { name: 'report.ts' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('/')
  await palette.take('twi', /^twice/)
  await expect(workbench.card('twice')).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('ControlOrMeta+Shift+o')
  await expect(palette.option(/^twice/)).toHaveCount(1)
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+k')
  await palette.take('rename the module', /^Rename the module…/)
  await page.getByRole('dialog', { name: 'Rename stats.ts' }).getByLabel('Name').fill('numbers')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'numbers.ts' })).toHaveAttribute('aria-selected', 'true')
  await expect(await workbench.editor('report.ts')).toContainText("import { twice } from './numbers.ts'")

  await page.getByRole('tab', { name: 'numbers.ts' }).press('F2')
  await page.getByRole('dialog', { name: 'Rename numbers.ts' }).getByLabel('Name').fill('stats')
  await page.keyboard.press('Enter')
  await expect(await workbench.editor('report.ts')).toContainText("import { twice } from './stats.ts'")
  await workbench.outlineRow('twice').dragTo(page.getByRole('region', { name: 'report', exact: true }))
  await expect(await workbench.editor('report.ts')).toContainText('export function twice(x: number): number {')
  await expect(await workbench.editor('report.ts')).not.toContainText('import')
})

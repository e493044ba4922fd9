import { expect, test } from './fixtures.ts'
import { CanvasTools, placeOf } from './pages/CanvasTools.ts'
import { GraphEditor } from './pages/GraphEditor.ts'
import { openProject } from './projects.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a note is written, deleted and brought back, and lies beside the cards', async ({ workbench }) => {
  const { page } = workbench
  const tools = new CanvasTools(page)
  await tools.addNote('Spend is in dollars.')
  const note = tools.note('Spend is in dollars.')
  await expect(note).toBeVisible()
  await note.focus()
  await page.keyboard.press('Delete')
  await expect(note).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(note).toBeVisible()
  await note.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('Or in euros?')
  await page.keyboard.press('Escape')
  await expect(tools.note('Or in euros?')).toBeVisible()
})

test('the graph is laid out from the top down, and undo lays it out to the right again', async ({ workbench }) => {
  const { page } = workbench
  const tools = new CanvasTools(page)
  const [source, user] = [workbench.card('spend'), workbench.card('spend_mean')]
  await tools.press('Lay out from the top down')
  await expect.poll(async () => (await placeOf(user)).y - (await placeOf(source)).y).toBeGreaterThan(60)
  await source.focus()
  await page.keyboard.press('ArrowDown')
  await expect(source).not.toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(tools.button('Lay out from the top down')).toBeVisible()
  await expect.poll(async () => (await placeOf(user)).x - (await placeOf(source)).x).toBeGreaterThan(100)
})

const MODULES = {
  files: [
    {
      path: 'prices.ts',
      text: 'export const net = (gross: number) => gross / 1.2\nexport const tax = (net: number) => net * 0.2\n',
    },
    { path: 'report.ts', text: 'export const line = (net: number, tax: number) => [net, tax]\n' },
  ],
  settings: { inputs: { gross: { kind: 'json', value: 120 } } },
} as const

test('a module folds into one card, which tells how its run went, and opens again', async ({ workbench, site }) => {
  const { page } = workbench
  const tools = new CanvasTools(page)
  await openProject(workbench, site.url, MODULES)
  const frame = workbench.frame('Functions of prices.ts')
  await tools.frameModules()
  await expect(frame).toBeVisible()
  await tools.press('Fold prices.ts')
  const card = tools.moduleCard('prices.ts')
  await expect(card).toBeVisible()
  await expect(workbench.card('tax')).toBeHidden()
  await workbench.runToEnd()
  await expect(card).toHaveAccessibleName('prices.ts, module, ok, 2 functions, 0 outputs')
  await card.focus()
  await page.keyboard.press('Enter')
  await expect(workbench.card('tax')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card).toBeVisible()
  await workbench.outlineRow('tax').click()
  await expect(workbench.card('tax')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(card).toBeVisible()
})

test('a card that is dragged onto the frame of another module moves there, with its links', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openProject(workbench, site.url, MODULES)
  const [from, to] = [workbench.frame('Functions of prices.ts'), workbench.frame('Functions of report.ts')]
  await new CanvasTools(page).frameModules()
  await expect(to).toBeVisible()
  const [card, target] = [await placeOf(workbench.card('tax')), await placeOf(to)]
  await page.mouse.move(card.x + 60, card.y + 12)
  await page.mouse.down()
  await page.mouse.move(target.x + 80, target.y + 20, { steps: 12 })
  await expect(page.getByText('Move to report.ts')).toBeVisible()
  await page.mouse.up()
  await expect(from).toHaveAccessibleName(/1 card$/)
  await expect(page.getByText('Move to report.ts')).toBeHidden()
  const files = await new GraphEditor(workbench).files()
  expect(files['prices.ts']).not.toContain('tax')
  expect(files['report.ts']).toContain('export const tax = (net: number) => net * 0.2')
  await workbench.runToEnd()
  await expect(workbench.card('line')).toHaveAccessibleName(/ok/)
})

test('a wire tells what goes through it', async ({ workbench }) => {
  const tools = new CanvasTools(workbench.page)
  await tools.hoverWire('spend_mean', 'spend_zero_mean')
  await expect(tools.tip()).toContainText('no value yet')
  await workbench.page.mouse.move(0, 0)
  await workbench.runToEnd()
  await tools.hoverWire('spend_mean', 'spend_zero_mean')
  await expect(tools.tip()).toContainText('28.3333')
  await expect(tools.tip()).toContainText('number')
})

test('cards that are marked together move together, in one step', async ({ workbench }) => {
  const { page } = workbench
  const [one, other] = [workbench.card('spend_mean'), workbench.card('spend_std_dev')]
  const before = [await placeOf(one), await placeOf(other)] as const
  const head = { position: { x: 20, y: 12 } }
  await one.click(head)
  await other.click({ ...head, modifiers: ['Shift'] })
  await page.mouse.move(before[0].x + 20, before[0].y + 12)
  await page.mouse.down()
  await page.mouse.move(before[0].x + 60, before[0].y + 52, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => (await placeOf(other)).y).toBeGreaterThan(before[1].y + 20)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => [await placeOf(one), await placeOf(other)]).toEqual(before)
})

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { Palette } from './pages/Palette.ts'
import type { Workbench } from './pages/Workbench.ts'
import { linkTo, openCode } from './projects.ts'

test('the page has no accessibility faults: with a result, with a selection, with the timeline', async ({
  workbench,
}) => {
  await workbench.runToEnd()
  await expect(workbench.tree.item('spend_per_signup')).toBeVisible()
  await expectNoFaults(workbench, 'with a result')
  await workbench.inspect('spend_mean')
  await expectNoFaults(workbench, 'with a selection')
  await workbench.openTab('Timeline')
  await expectNoFaults(workbench, 'with the timeline')
})

test('problems, a failed run and a table have no accessibility faults', async ({ workbench }) => {
  await workbench.openExample('A failing check')
  await workbench.runToEnd()
  await expect(workbench.problem('did not pass')).toBeVisible()
  await expectNoFaults(workbench, 'with problems')
  await workbench.openTab('Quality')
  await expect(workbench.page.getByRole('region', { name: 'Quality' })).toBeVisible()
  await expectNoFaults(workbench, 'with the quality report')
  await workbench.openExample('Table pipeline')
  await workbench.runToEnd()
  await workbench.table.columns()
  await expectNoFaults(workbench, 'with a table')
  await workbench.openTab('Files')
  await expect(workbench.page.getByRole('region', { name: 'Data files' })).toBeVisible()
  await expectNoFaults(workbench, 'with the files')
})

test('made nodes, a parallel block, the legend and their inspector have no accessibility faults', async ({
  workbench,
}) => {
  await workbench.openExample('Sales by region')
  await workbench.runToEnd()
  await workbench.inspect('sampled_means')
  await workbench.card('sampled_means').focus()
  await workbench.page.keyboard.press('Enter')
  await expect(workbench.card('sampled_means_raw')).toBeVisible()
  await workbench.openLegend()
  await expect(workbench.legend()).toBeVisible()
  await expectNoFaults(workbench, 'with made nodes and a block')
})

test('palettes and their forms have no accessibility faults', async ({ workbench }) => {
  const { page } = workbench
  const palette = new Palette(page)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette.field).toBeFocused()
  await expectNoFaults(workbench, 'the commands')
  await page.keyboard.press('Escape')
  await palette.openAt(40, 40)
  await palette.take('load csv', /^Load CSV/)
  await expect(palette.form('Load CSV')).toBeVisible()
  await expectNoFaults(workbench, 'a ready step')
})

test('dialogs and menus have no accessibility faults', async ({ workbench, site }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Project menu' }).click()
  await expect(page.getByRole('menuitem', { name: 'New project' })).toBeVisible()
  await expectNoFaults(workbench, 'the project menu')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Help' }).click()
  await expectNoFaultsInDialog(workbench, 'Help')
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible()
  await expectNoFaultsInDialog(workbench, 'Share')
  await workbench.chooseProjectMenu('Open example…')
  await expect(page.getByRole('button', { name: 'Config switch' })).toBeVisible()
  await expectNoFaultsInDialog(workbench, 'Open an example')
  await page.goto(await linkTo(site.url, { files: [{ path: 'main.ts', text: 'export const one = () => 1\n' }] }))
  await expectNoFaultsInDialog(workbench, 'Open “made by a test”?')
})

test('keys run the outputs, show the keys, walk the graph, choose outputs and open code', async ({
  workbench,
  site,
}) => {
  const { page } = workbench
  await openCode(
    workbench,
    site.url,
    'export function first(): number { return 1 }\nexport function second(first: number): number { return first + 1 }\n',
  )
  await page.keyboard.press('Control+Enter')
  await workbench.expectStatus('second', 'ok')
  await workbench.idle()
  await expect(workbench.tree.item('second')).toContainText('2')

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Help' })
  await expect(help).toContainText('Run the outputs')
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()

  await workbench.card('first').focus()
  await page.keyboard.press('ArrowRight')
  await expectSelected(workbench, 'second')
  await expect(workbench.card('second')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expectSelected(workbench, 'first')

  const output = page.getByRole('button', { name: 'output first', exact: true })
  await page.keyboard.press('o')
  await expect(output).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('o')
  await expect(output).toHaveAttribute('aria-pressed', 'false')

  await workbench.openTab('Inspector')
  await workbench.card('first').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Code of main.ts' })).toBeVisible()

  await workbench.card('first').focus()
  await page.keyboard.press('Escape')
  await expect(workbench.card('first')).not.toHaveAttribute('aria-current')
})

async function expectSelected(workbench: Workbench, node: string): Promise<void> {
  await expect(workbench.card(node)).toHaveAttribute('aria-current', 'true')
}

async function expectNoFaultsInDialog(workbench: Workbench, name: string): Promise<void> {
  const dialog = workbench.page.getByRole('dialog', { name, exact: true })
  await expect(dialog).toBeVisible()
  await expectNoFaults(workbench, name)
  await workbench.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

/** By all of axe's rules, and in the dark theme by that of contrast; a fault is told with the element that has it. */
async function expectNoFaults({ page }: Workbench, when: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect.soft(await findFaults(new AxeBuilder({ page })), when).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await findFaults(new AxeBuilder({ page }).withRules('color-contrast')), `${when}, dark`).toEqual([])
}

async function findFaults(axe: AxeBuilder): Promise<string[]> {
  // Legacy mode looks at the page alone: the sandbox's frame is hidden and empty, and frames cost a page of their own.
  const { violations } = await axe.setLegacyMode(true).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} ${node.html} ${node.failureSummary ?? ''}`),
  )
}

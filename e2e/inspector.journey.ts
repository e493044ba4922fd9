import { expect, test } from './fixtures.ts'
import { GraphEditor } from './pages/GraphEditor.ts'
import { Inspector } from './pages/Inspector.ts'
import { openProject } from './projects.ts'

const MAIN = `/** Twice as much. */
export function doubled(x: number): number {
  return x * 2
}

export const more = (doubled: number, rate = 1) => doubled + rate // stays
`

const PROJECT = {
  files: [{ path: 'main.ts', text: MAIN }],
  settings: { inputs: { x: { kind: 'json', value: 20 } } },
} as const

test('name, type, documentation and defaults are changed where they are read', async ({ workbench, site }) => {
  const inspector = new Inspector(workbench)
  const graph = new GraphEditor(workbench)
  await openProject(workbench, site.url, PROJECT)
  await inspector.open('doubled')
  await inspector.set('Documentation', 'Two of it.\nNot one.', 'Control+Enter')
  await inspector.set('Type', 'number | null')
  await inspector.set('Type of x', 'number | string')
  await inspector.set('Type', 'number')
  // The next field is written before the rename is there.
  await inspector.field('Name').fill('twice')
  await inspector.field('Name').press('Enter')
  await inspector.set('Type', 'number | undefined')
  await inspector.set('Type', 'number')
  await inspector.set('Type of x', 'number')
  await expect(workbench.card('twice')).toBeVisible()

  await inspector.open('more')
  await inspector.set('Default of rate', '2 + 1')
  await inspector.set('Default of twice', '7')
  await inspector.set('Default of rate', '')
  expect((await graph.files())['main.ts']).toBe(`/**
 * Two of it.
 * Not one.
 */
export function twice(x: number): number {
  return x * 2
}

export const more = (twice: number = 7, rate: number) => twice + rate // stays
`)
  for (let step = 0; step < 11; step++) await inspector.undo()
  await expect(workbench.card('doubled')).toBeVisible()
  expect((await graph.files())['main.ts']).toBe(MAIN)
})

test('what is refused stays under its field until it is corrected', async ({ workbench, site }) => {
  const inspector = new Inspector(workbench)
  await openProject(workbench, site.url, PROJECT)
  await inspector.open('doubled')
  await inspector.set('Name', 'more')
  const refusal = inspector.panel.getByRole('alert')
  await expect(refusal).toContainText('taken')
  await expect(inspector.field('Name')).toHaveValue('more')
  await inspector.field('Name').press('Escape')
  await expect(refusal).toBeHidden()
  await expect(inspector.field('Name')).toHaveValue('doubled')
  await inspector.set('Name', 'twice')
  await expect(workbench.card('twice')).toBeVisible()
  await expect(inspector.field('Name')).toBeFocused()
})

test('inputs and edges come and go', async ({ workbench, site }) => {
  const inspector = new Inspector(workbench)
  const graph = new GraphEditor(workbench)
  await openProject(workbench, site.url, PROJECT)
  await inspector.open('more')
  await inspector.press('Add input…')
  await inspector.field('Name').last().fill('offset')
  await inspector.field('Name').last().press('Enter')
  await expect(workbench.card('offset')).toBeVisible()
  await inspector.press('Connect…')
  await inspector.panel.getByRole('combobox', { name: 'Node to connect to more' }).fill('x')
  await inspector.panel.getByRole('combobox', { name: 'Node to connect to more' }).press('Enter')
  await expect(inspector.part('Needs').getByRole('listitem')).toHaveCount(4)
  expect((await graph.files())['main.ts']).toContain('more = (doubled: number, offset: number, x: number, rate = 1)')
  await inspector.press('Disconnect offset')
  await expect(workbench.card('offset')).toBeHidden()
  for (let step = 0; step < 3; step++) await inspector.undo()
  await expect(workbench.card('offset')).toBeHidden()
  expect((await graph.files())['main.ts']).toBe(MAIN)
})

test('a check is added by its fields and fails a run; a tag is added, changed and removed', async ({
  workbench,
  site,
}) => {
  const inspector = new Inspector(workbench)
  const graph = new GraphEditor(workbench)
  await openProject(workbench, site.url, PROJECT)
  await inspector.open('doubled')
  await inspector.addModifier('checkOutput')
  await inspector.field('Range: least').fill('0')
  await inspector.field('Range: greatest').fill('30')
  await inspector.panel.getByRole('radio', { name: 'fail' }).check()
  await inspector.press('Add')
  await expect(inspector.modifier('checkOutput')).toHaveText("checkOutput({ range: [0, 30], importance: 'fail' })")
  await workbench.runToEnd()
  await workbench.expectStatus('doubled', 'failed')

  await inspector.addModifier('tag')
  await inspector.field('Key 1').fill('owner')
  await inspector.field('Value 1').fill('growth, sales')
  await inspector.field('Value 1').press('Enter')
  await expect(inspector.modifier('tag')).toHaveText("tag({ owner: ['growth', 'sales'] })")
  await inspector.modifier('tag').click()
  await inspector.field('Value 1').fill('growth')
  await inspector.press('Save')
  await expect(inspector.modifier('tag')).toHaveText("tag({ owner: 'growth' })")
  await expect(inspector.modifier('tag')).toBeFocused()
  await inspector.press('Remove tag')
  await expect(inspector.modifier('tag')).toBeHidden()
  await inspector.press('Remove checkOutput')
  await expect(inspector.modifier('checkOutput')).toBeHidden()
  for (let step = 0; step < 5; step++) await inspector.undo()
  expect((await graph.files())['main.ts']).toBe(MAIN)
})

test('a pinned node does not run, until it is let go', async ({ workbench, site }) => {
  const inspector = new Inspector(workbench)
  await openProject(workbench, site.url, PROJECT)
  await workbench.runToEnd()
  await expect(workbench.tree.item('more')).toContainText('41')
  await inspector.open('doubled')
  await inspector.press('Pin the last value')
  await expect(inspector.field('Pinned value of doubled')).toHaveValue('40')
  await inspector.set('Pinned value of doubled', '1')
  await workbench.runToEnd()
  await expect(workbench.tree.item('more')).toHaveText('more2')
  await inspector.press('Let it go')
  await expect(inspector.part('Pinned')).toBeHidden()
  for (let step = 0; step < 3; step++) await inspector.undo()
  await expect(inspector.part('Pinned')).toBeHidden()
  await workbench.runToEnd()
  await expect(workbench.tree.item('more')).toContainText('41')
})

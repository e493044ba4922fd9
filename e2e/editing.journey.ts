import { expect, test } from './fixtures.ts'
import { Workbench } from './pages/Workbench.ts'
import { openProject } from './projects.ts'

const MAIN = 'main.ts'
const SETTINGS = { inputs: { x: { kind: 'json', value: 20 } } } as const

function program(body: string): { path: string; text: string }[] {
  return [{ path: MAIN, text: `export function doubled(x: number): number {\n  return ${body}\n}\n` }]
}

test('editing a function changes the graph and the result', async ({ workbench, site }) => {
  await openProject(workbench, site.url, { files: program('x * 2'), settings: SETTINGS })
  await workbench.runToEnd()
  await expect(workbench.tree.item('doubled')).toContainText('40')

  await workbench.setCode(
    MAIN,
    'export function doubled(x: number) { return x * 2 }\nexport function more(doubled: number) { return doubled + 1 }\n',
  )
  await expect(workbench.card('more')).toBeVisible()
  await workbench.runToEnd()
  await expect(workbench.tree.item('more')).toContainText('41')
})

test('a broken edit is shown at its place, and its repair takes it away', async ({ workbench, site }) => {
  await openProject(workbench, site.url, { files: program('x * 2'), settings: SETTINGS })
  await workbench.setCode(MAIN, 'export function doubled(x: number): number {\n  return x *\n}\n')
  await workbench.openTab('Problems')
  await expect(workbench.problems.getByRole('listitem').first()).toContainText('main.ts:3')

  await workbench.setCode(MAIN, 'export function doubled(x: number): number {\n  return x * 3\n}\n')
  await expect(workbench.problems.getByRole('listitem')).toHaveCount(0)
  await workbench.runToEnd()
  await workbench.openTab('Result')
  await expect(workbench.tree.item('doubled')).toContainText('60')
})

test('undo takes back an edit of the code and of the outputs, one after the other', async ({ workbench, site }) => {
  await openProject(workbench, site.url, { files: program('x * 2'), settings: SETTINGS })
  const toggle = workbench.page.getByRole('button', { name: 'output doubled', exact: true })
  await workbench.setCode(MAIN, 'export function tripled(x: number): number {\n  return x * 3\n}\n')
  await expect(workbench.card('tripled')).toBeVisible()
  await workbench.toggleOutput('tripled')
  await workbench.page.getByRole('button', { name: 'Undo' }).click()
  await workbench.page.getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.card('doubled')).toBeVisible()
  await expect(workbench.card('tripled')).toBeHidden()
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
})

test.describe('with its service worker', () => {
  // The page comes from it after the reload.
  test.use({ serviceWorkers: 'allow' })

  test('work survives a reload, even one that follows the last key at once', async ({ workbench, site }) => {
    await openProject(workbench, site.url, { files: program('x * 2'), settings: SETTINGS })
    await workbench.setCode(MAIN, 'export function kept(x: number): number {\n  return x\n}\n')
    await workbench.page.reload()
    await workbench.ready()
    await expect(workbench.card('kept')).toBeVisible()
    await expect(workbench.card('doubled')).toBeHidden()
  })

  test('what nodes gave survives it, too, of a project that was only run', async ({ workbench, site }) => {
    await openProject(workbench, site.url, { files: program('x * 2'), settings: SETTINGS })
    await workbench.runToEnd()
    await expect.poll(() => workbench.page.evaluate(countKept, CACHE)).toBeGreaterThan(0)
    await workbench.page.reload()
    await workbench.ready()
    await workbench.runToEnd()
    await workbench.expectStatus('doubled', 'cached')

    await workbench.setCode(MAIN, 'export function doubled(x: number): number {\n  return x * 3\n}\n')
    await workbench.runToEnd()
    await expect(await workbench.inspect('doubled')).toContainText('Ran because its code changed')
  })
})

test('what functions took survives a reload, beside another tab, of a project that was only run', async ({
  workbench,
  site,
}) => {
  // Two pages, and four times a project that opens.
  test.slow()
  await openProject(workbench, site.url, { files: program('x * 2'), settings: SETTINGS })
  const { page } = workbench
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await workbench.openTab('Timeline')
  await expect(timeline).toContainText('Functions that never ran are given a guess')
  await workbench.runToEnd()
  await expect.poll(() => page.evaluate(countKept, COSTS)).toBe(1)

  const other = new Workbench(await page.context().newPage())
  await other.page.goto(site.url)
  await other.ready()
  await other.openExample('Config switch')
  await other.runToEnd()
  await expect.poll(() => page.evaluate(countKept, COSTS)).toBe(2)
  await other.page.close()

  await openProject(workbench, site.url, { files: program('x * 2'), settings: SETTINGS })
  await workbench.openTab('Timeline')
  await expect(timeline).toContainText('Functions that never ran are given a guess')
  await workbench.chooseProjectMenu('Go back to made by a test')
  await workbench.openTab('Timeline')
  await expect(timeline).toContainText('By what the functions took before')

  await page.reload()
  await workbench.ready()
  await workbench.openTab('Timeline')
  await expect(timeline).toContainText('By what the functions took before')
})

const CACHE = { database: 'dagwright.cache', store: 'records' }
const COSTS = { database: 'dagwright.costs', store: 'costs' }

/** Entries that this browser holds. To open a database that is not there would make one. */
async function countKept({ database: name, store }: typeof CACHE): Promise<number> {
  const known = await indexedDB.databases()
  if (!known.some((one) => one.name === name)) return 0
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const counting = database.transaction(store).objectStore(store).count()
      counting.onsuccess = () => {
        database.close()
        resolve(counting.result)
      }
    }
  })
}

import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { helloWorld } from '../src/ui/testing/helloWorld.ts'
import { load, save } from './costStorage.ts'
import { enterProject, projectId } from './projectId.ts'
import { createStorage } from './projects/storage.ts'

const ENTRIES = [['a 1', 8, 100, 1]]

beforeEach(() => save('nobody', [], []))

test('what functions of a project took is there at the next visit, and is no other project’s', async () => {
  await save('first', ENTRIES, [])
  expect(await load('first')).toEqual(ENTRIES)
  expect(await load('second')).toEqual([])
})

test('it goes with its project: of two tabs and what was open before, all is kept', async () => {
  await save('of another tab', ENTRIES, [])
  await save('left', ENTRIES, ['of another tab'])
  await save('open', ENTRIES, ['left', 'of another tab'])
  expect(await load('of another tab')).toEqual(ENTRIES)
  await save('open', [['b 1', 1, 1, 2]], ['open', 'left'])
  const known = await Promise.all(['open', 'left', 'of another tab'].map(load))
  expect(known).toEqual([[...ENTRIES, ['b 1', 1, 1, 2]], ENTRIES, []])
})

test('the projects that are kept are known by the ids that they were left with', async () => {
  const storage = createStorage('costs of projects', { write: () => {}, read: () => null, clear: () => {} })
  expect(await storage.ids()).toEqual([])
  const ids: string[] = []
  for (const slot of ['previous', 'open'] as const) {
    const document = helloWorld()
    enterProject(document)
    ids.push(projectId())
    await storage.save(slot, { document, origin: { kind: 'new' }, changed: true })
  }
  expect([...(await storage.ids())].sort()).toEqual([...ids].sort())
  const saved = await storage.load('previous')
  if (saved) enterProject(saved.document)
  expect(projectId()).toBe(ids[0])
})

test('what several tabs with one project keep at the same time is all there, of each function the newest', async () => {
  const tabs = [await openTab(), await openTab()]
  const saves = fc.uniqueArray(fc.record({ tab: fc.nat(1), name: fc.constantFrom('a', 'b', 'c'), at: fc.nat(30) }), {
    selector: ({ at }) => at,
  })
  await fc.assert(
    fc.asyncProperty(fc.uuid(), saves, async (project, all) => {
      await Promise.all(all.map(({ tab, name, at }) => tabs[tab]?.save(project, [[name, at, at, at]], [])))
      const newest = new Map(all.sort((a, b) => a.at - b.at).map(({ name, at }) => [name, at]))
      const wanted = [...newest]
        .map(([name, at]) => [name, at, at, at])
        .sort(([, , , a], [, , , b]) => Number(a) - Number(b))
      expect(await load(project)).toEqual(wanted)
    }),
    { numRuns: 30 },
  )
})

/** The module as another page has it, with a connection of its own. */
function openTab(): Promise<typeof import('./costStorage.ts')> {
  vi.resetModules()
  return import('./costStorage.ts')
}

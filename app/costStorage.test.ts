import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { helloWorld } from '../src/ui/testing/helloWorld.ts'
import { load, save } from './costStorage.ts'
import { enterProject, projectId } from './projectId.ts'
import { createStorage } from './projects/storage.ts'

const ENTRIES = [['a 1', 8, 100]]

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
  await save('open', [['b 1', 1, 1]], ['open', 'left'])
  const known = await Promise.all(['open', 'left', 'of another tab'].map(load))
  expect(known).toEqual([[['b 1', 1, 1]], ENTRIES, []])
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

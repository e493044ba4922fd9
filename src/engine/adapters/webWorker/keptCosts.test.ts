import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { type CacheStore, createMemoryStore } from '../../run/cacheStore.ts'
import { analyzed } from '../../testing/analyzed.ts'
import { createSharedStore } from '../../testing/sharedStore.ts'
import { type CostEntry, joinCosts } from './costBook.ts'
import { openCosts } from './keptCosts.ts'

const program = analyzed(`
export function a(): number { return 1 }
export function b(): number { return 2 }
`)
afterEach(() => void vi.restoreAllMocks())

const UNKNOWN = { milliseconds: 0.5, bytes: 1024, isKnown: false }

/** A store in memory that can be looked into, and counts what is written. */
function createOpenStore() {
  const entries = new Map<string, Uint8Array>()
  let writes = 0
  const store: CacheStore = {
    read: async (key) => entries.get(key) ?? null,
    async write(key, bytes) {
      writes += 1
      entries.set(key, bytes)
    },
  }
  return {
    store,
    writes: () => writes,
    put(text: string): void {
      for (const key of entries.keys()) entries.set(key, new TextEncoder().encode(text))
    },
  }
}

/** What a process that has measured leaves behind. */
async function measure(store: CacheStore, step: string, milliseconds: number) {
  const { costs, keep } = await openCosts(store)
  costs.noteTime(program, step, milliseconds)
  costs.noteSize(program, step, 100)
  return keep()
}

test('what one process measured the next one knows, beside what the store has else', async () => {
  const store = createMemoryStore()
  await store.write('another entry', Uint8Array.of(1))
  expect(await measure(store, 'a', 8)).toEqual([])
  const { costs, problems } = await openCosts(store)
  expect(problems).toEqual([])
  expect(costs.of(program, 'a')).toEqual({ milliseconds: 8, bytes: 100, isKnown: true })
  expect(costs.of(program, 'b')).toEqual(UNKNOWN)
  expect(await store.read('another entry')).toEqual(Uint8Array.of(1))
})

test('of processes that run at the same time none loses what the other measured', async () => {
  const { store } = createOpenStore()
  await measure(store, 'a', 1)
  const first = await openCosts(store)
  await measure(store, 'b', 4)
  first.costs.noteTime(program, 'a', 4)
  await first.keep()
  const { costs } = await openCosts(store)
  expect([costs.of(program, 'a').milliseconds, costs.of(program, 'b').milliseconds]).toEqual([2, 4])
})

const STEPS = ['a', 'b', 'c', 'd', 'e', 'f']
const deed = fc.oneof(fc.record({ step: fc.constantFrom(...STEPS), milliseconds: fc.nat(20) }), fc.constant('keep'))

test('of two that measure and keep in any order nothing is lost, and of each step the newest is kept', async () => {
  let time = 0
  vi.spyOn(Date, 'now').mockImplementation(() => ++time)
  const run = fc.asyncProperty(fc.scheduler(), fc.array(deed), fc.array(deed), async (scheduler, ...scripts) => {
    const store = createSharedStore(scheduler)
    const writers = scripts.map(async (script): Promise<readonly CostEntry[]> => {
      const { costs, keep } = await openCosts(store)
      const keeping: Promise<unknown>[] = []
      for (const one of script) {
        if (typeof one === 'string') keeping.push(keep())
        else costs.noteTime(program, one.step, one.milliseconds)
        await scheduler.schedule(Promise.resolve())
      }
      expect(await keep()).toEqual([])
      await Promise.all(keeping)
      return costs.toJSON()
    })
    const [some = [], others = []] = await scheduler.waitFor(Promise.all(writers))
    const { costs } = await scheduler.waitFor(openCosts(store))
    expect(costs.toJSON()).toEqual(joinCosts(some, others))
  })
  await fc.assert(run)
})

test('nothing is written where nothing was measured', async () => {
  const { store, writes } = createOpenStore()
  await measure(store, 'a', 1)
  const { keep } = await openCosts(store)
  expect([await keep(), writes()]).toEqual([[], 1])
})

test('what is damaged, foreign or another version’s is told, not used, and written anew', async () => {
  const { store, put } = createOpenStore()
  await measure(store, 'a', 1)
  const damaged = [
    '',
    '{"format":"dagwri',
    'null',
    '[["a",1,1,1]]',
    '{"format":"dagwright costs 1","entries":[["a",1,1]]}',
    '{"format":"dagwright costs 2","entries":7}',
  ]
  for (const text of damaged) {
    put(text)
    const { costs, problems } = await openCosts(store)
    expect(problems, text).toMatchObject([
      { code: 'DW-CACHE-002', severity: 'warning', message: expect.stringContaining('how long functions take') },
    ])
    expect(costs.toJSON()).toEqual([])
    expect(await measure(store, 'b', 2)).toEqual([])
    const mended = await openCosts(store)
    expect([mended.problems, mended.costs.of(program, 'b').milliseconds]).toEqual([[], 2])
  }
})

test('a store that fails is a warning, and its costs are guesses', async () => {
  const fail = () => Promise.reject(new Error('no such disk'))
  const { costs, problems, keep } = await openCosts({ read: fail, write: fail })
  const told = (what: string) => [
    { code: 'DW-CACHE-001', severity: 'warning', message: `The cache cannot be ${what}: no such disk.` },
  ]
  expect(problems).toMatchObject(told('read'))
  expect(costs.of(program, 'a')).toEqual(UNKNOWN)
  costs.noteTime(program, 'a', 1)
  expect(await keep()).toMatchObject(told('written'))
})

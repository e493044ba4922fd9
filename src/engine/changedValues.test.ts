import { afterAll, describe, expect, test } from 'vitest'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import { CacheAdapter } from './lifecycle/CacheAdapter.ts'
import type { Adapter } from './lifecycle/LifecycleAdapter.ts'
import type { RunEvent } from './model/event.ts'
import { foldEvents } from './model/runState.ts'
import { PACKAGES } from './packages.ts'
import { type CacheStore, createMemoryStore } from './run/cacheStore.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'
import { pictureOf } from './testing/pictureOf.ts'

const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
afterAll(() => pool.stop())

const PLACES: readonly (readonly [name: string, adapters: () => readonly Adapter[]])[] = [
  ['in place', () => []],
  ['on workers', () => [new WebWorkerGraphAdapter({ workers: 2, pool })]],
]

async function run(text: string, outputs: readonly string[], store: CacheStore | null, adapters: readonly Adapter[]) {
  const program = analyzeHere({ files: [{ path: 'm.ts', text }], modules: ['m.ts'], config: {}, versions: true })
  expect(program.graph.problems).toEqual([])
  const caches = store ? [new CacheAdapter({ store })] : []
  const driver = Driver.fromGraph(program, { packages: PACKAGES, adapters: [...caches, ...adapters] })
  const events: RunEvent[] = []
  const end = await driver.run({ outputs, inputs: {}, overrides: {} }, { onEvent: (event) => events.push(event) })
  const nodes = foldEvents(null, events)?.nodes
  return {
    result: pictureOf(end.result),
    told: end.problems.map(({ code, nodes: [node] }) => `${code} ${node}`),
    cached: [...(nodes ?? [])].flatMap(([name, { status }]) => (status === 'cached' ? [name] : [])),
  }
}

/** A function that changes what others see; and the same that does not. */
interface Change {
  readonly text: string
  readonly changing: string
  readonly fair: string
  readonly warned: readonly string[]
}

const LIST = `export function list(): number[] { return [3, 1, 2] }
export function same(): number[] { return [3, 1, 2] }
export function joined(same: number[]): string { return same.join() }
`

const CHANGES: Readonly<Record<string, Change>> = {
  'sorts a list in place and gives it on': {
    text: `${LIST}export function sorted(list: number[]): number[] { return BODY }
export function f(sorted: number[], joined: string): string { return sorted.join() + joined }`,
    changing: 'list.sort()',
    fair: 'list',
    warned: ['sorted'],
  },
  'adds to a list that another takes after it': {
    text: `${LIST}export function count(list: number[]): number { BODY return 4 }
export function f(list: number[], count: number, joined: string): string { return list.join() + count + joined }`,
    changing: 'list.push(9);',
    fair: '',
    warned: ['count'],
  },
  'changes one item while another waits that was given the same': {
    text: `${LIST}const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 20))
export async function first(list: number[]): Promise<number> { BODY await wait(); return 1 }
export async function second(list: number[]): Promise<string> { await wait(); return list.join() }
export function f(first: number, second: string, joined: string): string { return first + second + joined }`,
    changing: 'list[0] = 7;',
    fair: '',
    warned: ['first', 'second'],
  },
  'changes it and fails': {
    text: `${LIST}export function bad(list: number[]): number { BODY return 1 }
export function f(list: number[], joined: string): string { return list.join() + joined }`,
    changing: "list.push(5); throw new Error('no');",
    fair: '',
    warned: [],
  },
  'fills a part of what another gave': {
    text: `${LIST}export function column(): Float64Array { return Float64Array.of(3, 1, 2) }
export function part(column: Float64Array): Float64Array { return column.subarray(1) }
export function filled(part: Float64Array): number { BODY return 1 }
export function f(column: Float64Array, filled: number, joined: string): string { return column.join() + filled + joined }`,
    changing: 'part.fill(7);',
    fair: '',
    warned: ['filled'],
  },
  'changes an object deep in a map': {
    text: `${LIST}export function map(): Map<string, { n: number }[]> { return new Map([['a', [{ n: 1 }]]]) }
export function seen(map: Map<string, { n: number }[]>): number { BODY return 1 }
export function f(map: Map<string, { n: number }[]>, seen: number, joined: string): string { return JSON.stringify([...map]) + seen + joined }`,
    changing: "for (const one of map.get('a') ?? []) one.n++;",
    fair: '',
    warned: ['seen'],
  },
}

describe.each(PLACES)('a function that changes what it is given, %s,', (_, adapters) => {
  test.each(Object.entries(CHANGES))('%s: it is told, and nothing false is kept', async (_, one) => {
    const store = createMemoryStore()
    const outputs = one.text.includes('bad(') ? ['f', 'bad'] : ['f']
    const [changing, fair] = [one.changing, one.fair].map((body) => one.text.replace('BODY', body))
    const before = await run(changing ?? '', outputs, store, adapters())
    const warned = before.told.flatMap((told) => (told.startsWith('DW-CACHE-004 ') ? [told.slice(13)] : []))
    expect(one.warned).toEqual(expect.arrayContaining(warned))
    expect(warned.length > 0).toBe(one.warned.length > 0)
    const plain = await run(fair ?? '', outputs, null, adapters())
    const after = await run(fair ?? '', outputs, store, adapters())
    expect({ ...after, cached: [] }).toEqual(plain)
    expect(after.cached).toEqual(expect.arrayContaining(['same', 'joined']))
    expect((await run(fair ?? '', outputs, store, adapters())).result).toEqual(plain.result)
  })
})

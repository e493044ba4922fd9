import { describe, expect, test } from 'vitest'
import { WebWorkerGraphAdapter } from '../adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from '../adapters/webWorker/workerPool.ts'
import { analyzeHere } from '../analyzeHere.ts'
import { Builder } from '../builder.ts'
import { Driver } from '../libraryDriver.ts'
import type { CacheRecord } from '../model/cached.ts'
import type { RunEvent } from '../model/event.ts'
import type { GraphNode, Program } from '../model/graph.ts'
import { lookUpWords } from '../model/lookUpWords.ts'
import type { Problem } from '../model/problem.ts'
import { foldEvents } from '../model/runState.ts'
import { PACKAGES } from '../packages.ts'
import { type CacheStore, createMemoryStore } from '../run/cacheStore.ts'
import { source } from '../source.ts'
import { createInProcessHost } from '../testing/inProcessHost.ts'
import { pictureOf } from '../testing/pictureOf.ts'
import { CacheAdapter, type CacheAdapterOptions } from './CacheAdapter.ts'
import { GracefulErrorAdapter } from './GracefulErrorAdapter.ts'
import type { Adapter } from './LifecycleAdapter.ts'

interface Asked {
  readonly outputs?: readonly string[]
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly overrides?: Readonly<Record<string, unknown>>
  readonly adapters?: readonly Adapter[]
  readonly change?: (program: Program) => Program
  /** In place of a plain one over the store. */
  readonly cache?: CacheAdapter
  /** Files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>
}

interface Ran {
  readonly result: unknown
  /** Node -> status, of those that the run reached. */
  readonly nodes: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
  readonly events: readonly RunEvent[]
}

/** Runs of programs over one store. */
function createRuns(store: CacheStore = createMemoryStore()) {
  return async (text: string, asked: Asked = {}): Promise<Ran> => {
    const {
      outputs = ['f'],
      inputs = {},
      overrides = {},
      adapters = [],
      change = (program: Program) => program,
      files: disk = {},
      cache = new CacheAdapter({ store }),
    } = asked
    const files = [{ path: 'm.ts', text }]
    const program = change(analyzeHere({ files, modules: ['m.ts'], config: {}, versions: true }))
    const driver = Driver.fromGraph(program, {
      packages: PACKAGES,
      services: { readFile: async (path) => new TextEncoder().encode(disk[path]) },
      adapters: [cache, ...adapters],
    })
    const events: RunEvent[] = []
    const end = await driver.run({ outputs, inputs, overrides }, { onEvent: (event) => events.push(event) })
    const state = foldEvents(null, events)
    const nodes = Object.fromEntries([...(state?.nodes ?? [])].map(([name, node]) => [name, node.status]))
    return { result: end.result, nodes, problems: end.problems, events }
  }
}

/** As the modifier `cache` leaves its nodes. */
function behaving(behaviors: Readonly<Record<string, string>>): (program: Program) => Program {
  const tagged = (node: GraphNode): GraphNode => {
    const behavior = behaviors[node.origin]
    return behavior ? { ...node, tags: { ...node.tags, 'cache.behavior': behavior } } : node
  }
  return (program) => ({ ...program, graph: { ...program.graph, nodes: program.graph.nodes.map(tagged) } })
}

const CHAIN = `export function raw(p: number): number { return 5 + 0 * p }
export function mid(raw: number, q: number): number { return raw + q }
export async function f(mid: number): Promise<number> { return mid * 2 }`

describe('with a cache', () => {
  test('a second run runs nothing, and what a changed input does not reach is not run', async () => {
    const run = createRuns()
    expect((await run(CHAIN, { inputs: { p: 1, q: 1 } })).nodes).toEqual({ raw: 'ok', mid: 'ok', f: 'ok' })
    expect((await run(CHAIN, { inputs: { p: 1, q: 1 } })).nodes).toEqual({ raw: 'cached', mid: 'cached', f: 'cached' })
    const cutOff = await run(CHAIN, { inputs: { p: 2, q: 1 } })
    expect(cutOff.nodes).toEqual({ raw: 'ok', mid: 'cached', f: 'cached' })
    expect(cutOff.result).toEqual({ f: 12 })
    expect((await run(CHAIN, { inputs: { p: 2, q: 3 } })).nodes).toEqual({ raw: 'cached', mid: 'ok', f: 'ok' })
  })

  test('an override counts by its content, as any value does', async () => {
    const run = createRuns()
    await run(CHAIN, { inputs: { p: 1, q: 1 } })
    const same = await run(CHAIN, { inputs: { q: 1 }, overrides: { raw: 5 } })
    expect([same.nodes, same.result]).toEqual([{ mid: 'cached', f: 'cached' }, { f: 12 }])
    const other = await run(CHAIN, { inputs: { q: 1 }, overrides: { raw: 6 } })
    expect([other.nodes, other.result]).toEqual([{ mid: 'ok', f: 'ok' }, { f: 14 }])
  })

  test('a missing optional input is none that was given', async () => {
    const run = createRuns()
    const text = 'export const f = (a?: number): string => String(a)'
    expect((await run(text)).result).toEqual({ f: 'undefined' })
    expect((await run(text, { inputs: { a: 1 } })).result).toEqual({ f: '1' })
    expect((await run(text)).nodes).toEqual({ f: 'cached' })
  })

  test('nodes of the same code and values do not share what they gave', async () => {
    const run = createRuns()
    const text = 'export const f = (a: number): number => a\nexport const g = (a: number): number => a'
    const asked = { outputs: ['f', 'g'], inputs: { a: 1 } }
    expect((await run(text, asked)).nodes).toEqual({ f: 'ok', g: 'ok' })
    expect((await run(text, asked)).nodes).toEqual({ f: 'cached', g: 'cached' })
  })

  test('names of every kind are names', async () => {
    const run = createRuns()
    const text = `export const constructor = (a: number): number => a + 1
export const toString = (constructor: number): number => constructor + 1
export const hasOwnProperty = (toString: number): number => toString + 1`
    const asked = { outputs: ['hasOwnProperty'], inputs: { a: 1 } }
    await run(text, asked)
    const again = await run(text, asked)
    expect(again.result).toEqual({ hasOwnProperty: 4 })
    expect(again.nodes).toEqual({ constructor: 'cached', toString: 'cached', hasOwnProperty: 'cached' })
  })

  test('a failure is not kept, what ran before it is', async () => {
    const run = createRuns()
    const text = `export const slow = (x: number): number => x * 7
export const f = (slow: number, limit: number): number => { if (slow > limit) throw new Error('over'); return slow }`
    const failed = { slow: 'cached', f: 'failed' }
    await run(text, { inputs: { x: 2, limit: 10 } })
    expect((await run(text, { inputs: { x: 2, limit: 10 } })).nodes).toEqual(failed)
    expect((await run(text, { inputs: { x: 2, limit: 20 } })).nodes).toEqual({ slow: 'cached', f: 'ok' })
  })

  test('a sentinel is not kept, nor items that broke off', async () => {
    const run = createRuns()
    const text = `import type { Collect, Parallelizable } from 'dagwright'
export function* k(n: number): Parallelizable<number> { yield 1; yield n; throw new Error('no more') }
export const twice = (k: number): number => { if (k > 1) throw new Error('too much'); return k * 2 }
export const f = (twice: Collect<number>): string => [...twice].join()`
    const asked = { inputs: { n: 2 }, adapters: [new GracefulErrorAdapter({ sentinel: null })] }
    const first = await run(text, asked)
    const second = await run(text, asked)
    expect(first.result).toEqual({ f: '2,,0' })
    expect(second.result).toEqual(first.result)
    expect(second.problems).toEqual(first.problems)
    expect(second.nodes).toEqual({ k: 'ok', twice: 'failed', f: 'cached' })
  })

  test('a value that no key can stand for, or no store can hold, is none to keep', async () => {
    const run = createRuns()
    const text = 'export const f = (a: unknown): string => typeof a\nexport const g = (f: string): string => f + 1'
    const asked = { outputs: ['g'], inputs: { a: () => 1 } }
    await run(text, asked)
    expect((await run(text, asked)).nodes).toEqual({ f: 'ok', g: 'cached' })
  })

  test('values come back as what they were', async () => {
    const run = createRuns()
    const text = `import { table } from 'arquero'
export const made = (n: number): unknown => ({ when: new Date(n), map: new Map([['n', n]]), f: Float64Array.of(n, NaN), big: 5n,
  t: table({ a: [1, 2, 2], b: ['x', null, 'y'] }).groupby('a'), nothing: undefined, minus: -0 })
export const f = (made: unknown, salt: number): unknown => [made, salt]`
    const first = await run(text, { inputs: { n: 7, salt: 1 } })
    const second = await run(text, { inputs: { n: 7, salt: 1 } })
    expect(second.nodes).toEqual({ made: 'cached', f: 'cached' })
    expect(pictureOf(second.result)).toEqual(pictureOf(first.result))
    expect((await run(text, { inputs: { n: 7, salt: 2 } })).nodes).toEqual({ made: 'cached', f: 'ok' })
  })

  test('the items of a block are looked up one by one, and told as one', async () => {
    const run = createRuns()
    const text = `import type { Collect, Parallelizable } from 'dagwright'
export function* k(n: number): Parallelizable<number> { for (let i = 1; i <= n; i++) yield i }
export async function cube(k: number): Promise<number> { return k ** 3 }
export function f(cube: Collect<number>): number { let s = 0; for (const c of cube) s += c; return s }`
    await run(text, { inputs: { n: 40 } })
    const again = await run(text, { inputs: { n: 40 } })
    expect([again.nodes, again.result]).toEqual([{ k: 'cached', cube: 'cached', f: 'cached' }, { f: 672400 }])
    expect(again.events.filter((event) => event.kind === 'nodeCached')).toHaveLength(3)
    const more = await run(text, { inputs: { n: 41 } })
    expect([more.nodes, more.result]).toEqual([{ k: 'ok', cube: 'ok', f: 'ok' }, { f: 672400 + 41 ** 3 }])
  })
})

describe('a parallel block of which some items fail', () => {
  const text = `import type { Collect, Parallelizable } from 'dagwright'
export function* k(n: number): Parallelizable<number> { for (let i = 1; i <= n; i++) yield i }
export const odd = (k: number): number => { if (k % 2 === 0) throw new Error('even'); return k }
export const twice = (odd: number): number => odd * 2
export const f = (twice: Collect<number>): string => [...twice].join()`
  const graceful = () => new GracefulErrorAdapter({ sentinel: null })

  test('tells of what comes from the cache, not of what was skipped, where failures are caught', async () => {
    const run = createRuns()
    const asked = () => ({ inputs: { n: 3 }, adapters: [graceful()] })
    expect((await run(text, asked())).nodes).toEqual({ k: 'ok', odd: 'failed', twice: 'ok', f: 'ok' })
    expect((await run(text, asked())).nodes).toEqual({ k: 'cached', odd: 'failed', twice: 'cached', f: 'cached' })
  })

  test('does so on workers, each of which sees other items', async () => {
    const run = createRuns()
    for (const workers of [1, 2, 3]) {
      const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
      const adapters = [new WebWorkerGraphAdapter({ workers, pool }), graceful()]
      const status = workers === 1 ? 'ok' : 'cached'
      const { nodes } = await run(text, { inputs: { n: 3 }, adapters })
      expect([workers, nodes]).toEqual([workers, { k: status, odd: 'failed', twice: status, f: status }])
      pool.stop()
    }
  })
})

describe('the behaviour of a node', () => {
  const text = `export const f = (p: number): number => p - p
export const child = (f: number): number => f + 1
export const grandchild = (child: number): number => child + 1`
  const asked = (behavior: string, p: number) => ({
    outputs: ['grandchild'],
    inputs: { p },
    change: behaving({ f: behavior }),
  })

  test.each([
    ['default', { f: 'cached', child: 'cached', grandchild: 'cached' }],
    ['recompute', { f: 'ok', child: 'cached', grandchild: 'cached' }],
    ['disable', { f: 'ok', child: 'ok', grandchild: 'cached' }],
    ['ignore', { f: 'ok', child: 'cached', grandchild: 'cached' }],
    ['no such one', { f: 'cached', child: 'cached', grandchild: 'cached' }],
  ])('%s', async (behavior, nodes) => {
    const run = createRuns()
    await run(text, asked(behavior, 1))
    expect((await run(text, asked(behavior, 1))).nodes).toEqual(nodes)
  })

  test('recompute and default keep, disable and ignore do not', async () => {
    for (const [behavior, status] of Object.entries({ recompute: 'cached', disable: 'ok', ignore: 'ok' })) {
      const run = createRuns()
      await run(text, asked(behavior, 1))
      expect((await run(text, asked('default', 1))).nodes).toMatchObject({ f: status })
    }
  })

  test('ignore leaves the value out of the keys of its children, disable nothing', async () => {
    const different = 'export const f = (p: number): number => p\nexport const child = (f: number): number => f + 1'
    const of = (behavior: string, p: number) => ({
      outputs: ['child'],
      inputs: { p },
      change: behaving({ f: behavior }),
    })
    const ignoring = createRuns()
    await ignoring(different, of('ignore', 1))
    expect((await ignoring(different, of('ignore', 9))).result).toEqual({ child: 2 })
    const disabled = createRuns()
    await disabled(different, of('disable', 1))
    expect((await disabled(different, of('disable', 9))).result).toEqual({ child: 10 })
  })

  const withOptions = async (options: CacheAdapterOptions, change = behaving({})) => {
    const store = createMemoryStore()
    const cache = () => new CacheAdapter({ store, ...options })
    await createRuns(store)(text, { outputs: ['grandchild'], inputs: { p: 1 }, change, cache: cache() })
    return createRuns(store)(text, { outputs: ['grandchild'], inputs: { p: 1 }, change, cache: cache() })
  }

  test('is what the driver says, over what the modifier says', async () => {
    const disabled = behaving({ f: 'disable' })
    expect((await withOptions({ default: ['f'] }, disabled)).nodes).toMatchObject({ f: 'cached', child: 'cached' })
    expect((await withOptions({ recompute: ['f'] })).nodes).toMatchObject({ f: 'ok', child: 'cached' })
    expect((await withOptions({ recompute: true, default: ['child'] })).nodes).toMatchObject({
      f: 'ok',
      child: 'cached',
      grandchild: 'ok',
    })
  })

  test('is the default of the driver where nothing else is said', async () => {
    const change = behaving({ f: 'default' })
    expect((await withOptions({ defaultBehavior: 'disable' }, change)).nodes).toMatchObject({
      f: 'cached',
      child: 'ok',
    })
  })

  test('is no matter of a value that is given in its place: it counts by its content, before a run and in it', async () => {
    const cache = new CacheAdapter({ disable: ['f'] })
    const asked = { outputs: ['grandchild'], overrides: { f: 1 }, cache }
    const run = createRuns()
    expect((await run(text, asked)).nodes).toEqual({ child: 'ok', grandchild: 'ok' })
    const { nodes, events } = await run(text, asked)
    expect(nodes).toEqual({ child: 'cached', grandchild: 'cached' })
    expect([...(foldEvents(null, events)?.lookedUp.values() ?? [])]).toEqual([
      { node: 'child', kind: 'hit' },
      { node: 'grandchild', kind: 'hit' },
    ])
  })

  test('is one for each node: options that say two are refused, names of no node are warned of', async () => {
    expect(() => new CacheAdapter({ disable: ['f'], ignore: ['f'] })).toThrow(
      'CacheAdapter takes one behaviour for "f", not "disable" and "ignore".',
    )
    expect(() => new CacheAdapter({ disable: true, ignore: true })).toThrow('one behaviour for all nodes')
    const { problems } = await withOptions({ disable: ['childd'] })
    expect(problems).toMatchObject([
      { code: 'DW-LIFE-006', severity: 'warning', hint: expect.stringContaining('child') },
    ])
  })

  test('goes for the list of what became of the items of a block, too', async () => {
    const block = `import type { Collect, Parallelizable } from 'dagwright'
export function* k(n: number): Parallelizable<number> { yield n }
export const item = (k: number): number => k
export const f = (item: Collect<number>): number => [...item].length`
    const of = (behavior: string) => ({ inputs: { n: 1 }, change: behaving({ item: behavior }) })
    for (const [behavior, status] of [
      ['disable', 'ok'],
      ['ignore', 'cached'],
      ['recompute', 'cached'],
    ] as const) {
      const run = createRuns()
      await run(block, of(behavior))
      expect((await run(block, of(behavior))).nodes).toEqual({ k: 'cached', item: 'ok', f: status })
    }
  })
})

describe('nodes that modifiers made', () => {
  const checked = (importance: string, body = 'a') => `import { checkOutput, decorate } from 'dagwright'
export const f = decorate(checkOutput({ range: [0, 1], importance: '${importance}' }), (a: number): number => ${body})`

  test('are cached too, and warn each time', async () => {
    const run = createRuns()
    const first = await run(checked('warn'), { inputs: { a: 3 } })
    const second = await run(checked('warn'), { inputs: { a: 3 } })
    expect(second.nodes).toEqual({ f_raw: 'cached', f_range_validator: 'cached', f: 'cached' })
    expect(first.problems.map((problem) => problem.code)).toEqual(['DW-RUN-003'])
    expect([second.result, second.problems]).toEqual([{ f: 3 }, first.problems])
  })

  test('fail each time', async () => {
    const run = createRuns()
    await run(checked('fail'), { inputs: { a: 3 } })
    expect((await run(checked('fail'), { inputs: { a: 3 } })).nodes).toEqual({
      f_raw: 'cached',
      f_range_validator: 'cached',
      f: 'failed',
    })
  })

  test('give columns as the typed array that a parameter asks for: another one is another value', async () => {
    const run = createRuns()
    const text = (type: string) => `import { type ColumnTable, table } from 'arquero'
import { decorate, extractColumns } from 'dagwright'
export const t = decorate(extractColumns('price'), (): ColumnTable => table({ price: [1.5, 2.5] }))
export const f = (price: ${type}): string => price.constructor.name + price[0]`
    const given = async (type: string) => {
      const { result, nodes } = await run(text(type))
      return [result, nodes.f]
    }
    expect(await given('number[]')).toEqual([{ f: 'Array1.5' }, 'ok'])
    expect(await given('Float64Array')).toEqual([{ f: 'Float64Array1.5' }, 'ok'])
    expect(await given('Float32Array')).toEqual([{ f: 'Float32Array1.5' }, 'ok'])
    expect(await given('number[]')).toEqual([{ f: 'Array1.5' }, 'cached'])
  })

  test('do not run again where what they take has another name, and the same value', async () => {
    const run = createRuns()
    const text = (name: string) => `import { decorate, source, subdag } from 'dagwright'
export const ${name} = (a: number): number => a * 2
export const _half = (v: number): number => v / 2
export const f = decorate(subdag(_half, { inputs: { v: source('${name}') } }), (_half: number): number => _half)`
    await run(text('doubled'), { inputs: { a: 3 } })
    const { nodes } = await run(text('twice'), { inputs: { a: 3 } })
    expect(nodes).toEqual({ twice: 'ok', 'f.v': 'cached', 'f._half': 'cached', f: 'cached' })
  })

  test('are cached by the content of the files that they read', async () => {
    const run = createRuns()
    const text = `import { decorate, loadFrom, value } from 'dagwright'
export const f = decorate(loadFrom.json({ path: value('d.json') }), (data: number[]): number => data.length)`
    const statuses = async (content: string) => Object.values((await run(text, { files: { 'd.json': content } })).nodes)
    await statuses('[1, 2]')
    expect(await statuses('[1, 2]')).toEqual(['cached', 'cached', 'cached'])
    expect(await statuses('[1, 2, 3]')).toEqual(['ok', 'ok', 'ok'])
  })
})

const LINKED = `export function a(p: number): number { return p * 10 }
export function f(a: number, q: number): number { return a + q }`

/** Keeps all but values that look so. */
function forgetful(text: string): CacheStore {
  const store = createMemoryStore()
  const set = (key: string, record: CacheRecord) => {
    if (record.summary.text !== text) store.records?.set(key, record)
  }
  return { ...store, records: { get: (key) => store.records?.get(key), set } }
}

describe('why a node ran, or did not have to', () => {
  const whyOf = async (
    cache: CacheAdapter,
    given: string | Readonly<Record<string, string>>,
    inputs: Readonly<Record<string, unknown>>,
  ) => {
    const texts = typeof given === 'string' ? { 'm.ts': given } : given
    const files = Object.entries(texts).map(([path, text]) => ({ path, text }))
    const program = analyzeHere({ files, modules: ['m.ts'], config: {}, versions: true })
    const driver = Driver.fromGraph(program, { packages: PACKAGES, adapters: [cache] })
    const events: RunEvent[] = []
    await driver.run({ outputs: ['f'], inputs, overrides: {} }, { onEvent: (event) => events.push(event) })
    const state = foldEvents(null, events)
    return Object.fromEntries(
      Array.from(state?.nodes ?? [], ([name, { status }]) => {
        const looked = state?.lookedUp.get(name)
        return [name, `${status}: ${looked ? lookUpWords(looked, status) : ''}`]
      }),
    )
  }

  test('is told of each', async () => {
    const cache = new CacheAdapter()
    expect(await whyOf(cache, CHAIN, { p: 1, q: 1 })).toEqual({
      raw: 'ok: it has not run before',
      mid: 'ok: it has not run before',
      f: 'ok: it has not run before',
    })
    const same = 'cached: nothing that it depends on changed'
    expect(await whyOf(cache, `// words\n${CHAIN}`, { p: 1, q: 1 })).toEqual({ raw: same, mid: same, f: same })
    expect(await whyOf(cache, CHAIN, { p: 1, q: 2 })).toEqual({
      raw: same,
      mid: 'ok: the input q changed',
      f: 'ok: mid gave another value',
    })
    expect(await whyOf(cache, CHAIN.replace('5 +', '2 + 3 +'), { p: 1, q: 2 })).toEqual({
      raw: 'ok: its code changed',
      mid: 'cached: raw gave the same as before',
      f: 'cached: mid gave the same as before',
    })
  })

  test('is told before a run, which then does just that; nothing is remembered of the question', async () => {
    const cache = new CacheAdapter()
    await whyOf(cache, CHAIN, { p: 1, q: 1 })
    const files = [{ path: 'm.ts', text: CHAIN }]
    const program = analyzeHere({ files, modules: ['m.ts'], config: {}, versions: true })
    const driver = Driver.fromGraph(program, { packages: PACKAGES, adapters: [cache] })
    const request = { outputs: ['f'], inputs: { p: 1, q: 2 }, overrides: {} }
    const told = [
      { node: 'raw', kind: 'hit' },
      { node: 'mid', kind: 'miss', because: [{ kind: 'value', of: 'q', what: 'input' }] },
      { node: 'f', kind: 'open', waitsFor: ['mid'], because: [] },
    ]
    expect(await driver.lookUp(request)).toEqual(told)
    expect(await driver.lookUp(request)).toEqual(told)
    expect(await driver.lookUp({ ...request, outputs: ['none'] })).toEqual([])
    expect(await whyOf(cache, CHAIN, { p: 1, q: 2 })).toEqual({
      raw: 'cached: nothing that it depends on changed',
      mid: 'ok: the input q changed',
      f: 'ok: mid gave another value',
    })
    expect(await driver.lookUp(request)).toEqual(['raw', 'mid', 'f'].map((node) => ({ node, kind: 'hit' })))
  })

  test('names what of its code changed, however far away', async () => {
    const cache = new CacheAdapter()
    const files = {
      'm.ts': `import { scale } from './lib/scale'
export function f(p: number): number { return scale(p) + 1 }
`,
      'lib/scale.ts': `import { BY } from './by'
const twice = (n: number) => n * 2
export function scale(n: number): number { return twice(n) * BY }
`,
      'lib/by.ts': 'export const BY = 3\n',
    }
    const why = (edited: Partial<typeof files>) => whyOf(cache, { ...files, ...edited }, { p: 1 })
    await why({})
    expect(await why({ 'lib/by.ts': 'export const BY = 4\n' })).toEqual({ f: 'ok: BY in lib/by.ts changed' })
    const both = files['lib/scale.ts'].replace('n * 2', 'n * 2 + 1')
    expect(await why({ 'lib/scale.ts': `// words above\n${both}` })).toEqual({
      f: 'ok: twice in lib/scale.ts changed, BY in lib/by.ts changed',
    })
    expect(await why({ 'm.ts': files['m.ts'].replace('+ 1', '+ 2') })).toEqual({ f: 'ok: its code changed' })
  })

  test('what another run of its dependency gave meanwhile is a reason', async () => {
    const cache = new CacheAdapter()
    for (const p of [1, 2]) await whyOf(cache, LINKED, { p, q: 1 })
    expect(await whyOf(cache, LINKED, { p: 1, q: 2 })).toEqual({
      a: 'cached: nothing that it depends on changed',
      f: 'ok: a gave another value, the input q changed',
    })
  })

  test('a dependency that ran and gave the same is none', async () => {
    const cache = new CacheAdapter({ store: forgetful('11') })
    await whyOf(cache, LINKED, { p: 1, q: 1 })
    const again = await whyOf(cache, LINKED.replace('p * 10', '10 * p'), { p: 1, q: 1 })
    expect(again).toEqual({
      a: 'ok: its code changed',
      f: 'ok: what it gave is not kept',
    })
  })

  test('a value that is left out of the key is no reason', async () => {
    const text = `import { cache, decorate } from 'dagwright'
export const now = decorate(cache({ behavior: 'ignore' }), (p: number): number => p)
export const f = (now: number, q: number): number => now + q`
    const adapter = new CacheAdapter()
    await whyOf(adapter, text, { p: 1, q: 1 })
    expect(await whyOf(adapter, text, { p: 2, q: 2 })).toMatchObject({ f: 'ok: the input q changed' })
  })

  test('what did not find room is made again where it is needed, and says so', async () => {
    const cache = new CacheAdapter({ store: createMemoryStore({ maxBytes: 0 }) })
    await whyOf(cache, CHAIN, { p: 1, q: 1 })
    const again = await whyOf(cache, CHAIN, { p: 1, q: 1 })
    expect(again).toMatchObject({ f: 'ok: what it gave is not kept' })
    expect(Object.values(again).every((one) => one.startsWith('ok: '))).toBe(true)
  })
})

describe('a store that does not work', () => {
  const failing = (parts: Partial<CacheStore>): CacheStore => {
    const { read, write } = createMemoryStore()
    return { read, write, ...parts }
  }
  const no = () => Promise.reject(new Error('no room'))

  test('is told once, and the run goes on', async () => {
    for (const store of [failing({ read: no }), failing({ write: no }), failing({ read: no, write: no })]) {
      const { result, nodes, problems } = await createRuns(store)(CHAIN, { inputs: { p: 1, q: 1 } })
      expect([result, nodes]).toEqual([{ f: 12 }, { raw: 'ok', mid: 'ok', f: 'ok' }])
      expect(problems).toMatchObject([{ code: 'DW-CACHE-001', severity: 'warning' }])
    }
  })

  test('is told once where its records cannot be had, either', async () => {
    const get = () => {
      throw new Error('down')
    }
    const store = { ...createMemoryStore(), records: { get, set: get } }
    const { result, nodes, problems } = await createRuns(store)(CHAIN, { inputs: { p: 1, q: 1 } })
    expect([result, nodes]).toEqual([{ f: 12 }, { raw: 'ok', mid: 'ok', f: 'ok' }])
    expect(problems).toMatchObject([{ code: 'DW-CACHE-001', severity: 'warning' }])
  })

  test('holds entries that are not trusted: told once, and written anew', async () => {
    const entries = new Map<string, Uint8Array>()
    const store: CacheStore = {
      read: async (key) => entries.get(key) ?? null,
      write: async (key, bytes) => void entries.set(key, bytes),
    }
    const run = createRuns(store)
    await run(CHAIN, { inputs: { p: 1, q: 1 } })
    for (const [key, bytes] of entries) entries.set(key, bytes.subarray(0, bytes.length - 1))
    const after = await run(CHAIN, { inputs: { p: 1, q: 1 } })
    expect(after.nodes).toEqual({ raw: 'ok', mid: 'ok', f: 'ok' })
    expect(after.problems).toMatchObject([{ code: 'DW-CACHE-002', severity: 'warning' }])
    const last = await run(CHAIN, { inputs: { p: 1, q: 1 } })
    expect([last.nodes, last.problems]).toEqual([{ raw: 'cached', mid: 'cached', f: 'cached' }, []])
  })
})

describe('a program without versions', () => {
  test('runs, and is told that nothing is cached', async () => {
    const run = createRuns()
    const asked = { inputs: { p: 1, q: 1 }, change: ({ graph, code }: Program): Program => ({ graph, code }) }
    await run(CHAIN, asked)
    const { nodes, problems } = await run(CHAIN, asked)
    expect(nodes).toEqual({ raw: 'ok', mid: 'ok', f: 'ok' })
    expect(problems).toMatchObject([{ code: 'DW-CACHE-003', severity: 'warning' }])
  })
})

describe('the adapter', () => {
  test('makes a builder find the versions, and keeps values from run to run', async () => {
    const driver = await new Builder().withModules(source('m.ts', CHAIN)).withAdapters(new CacheAdapter()).build()
    const started: string[] = []
    const onEvent = (event: RunEvent) => void (event.kind === 'nodeStarted' && started.push(event.node))
    const request = { outputs: ['f'], inputs: { p: 1, q: 1 }, overrides: {} }
    await driver.run(request, { onEvent })
    await driver.run(request, { onEvent })
    expect(started).toEqual(['raw', 'mid', 'f'])
  })

  test('works in workers as in place, over the same store', async () => {
    const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
    const workers = new WebWorkerGraphAdapter({ workers: 2, pool })
    const run = createRuns()
    await run(CHAIN, { inputs: { p: 1, q: 1 } })
    const there = await run(CHAIN, { inputs: { p: 1, q: 2 }, adapters: [workers] })
    expect([there.nodes, there.result]).toEqual([{ raw: 'cached', mid: 'ok', f: 'ok' }, { f: 14 }])
    expect((await run(CHAIN, { inputs: { p: 1, q: 2 } })).nodes).toEqual({ raw: 'cached', mid: 'cached', f: 'cached' })
    pool.stop()
  })

  test('of which there are two is a problem', async () => {
    const building = new Builder()
      .withModules(source('m.ts', CHAIN))
      .withAdapters(new CacheAdapter(), new CacheAdapter())
      .build()
    await expect(building).rejects.toThrow('CacheAdapter and CacheAdapter both have cache')
  })
})

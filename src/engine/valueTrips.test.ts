import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { table } from 'arquero'
import { array, assert as assertAll, asyncProperty, constantFrom, integer, oneof, string, tuple } from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCommandLine } from '../../scripts/commandLine.mjs'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { Driver } from './driver.ts'
import { CacheAdapter } from './lifecycle/CacheAdapter.ts'
import type { Adapter } from './lifecycle/LifecycleAdapter.ts'
import { createFolderStore } from './nodeCache.ts'
import { createNodeHost } from './nodeHost.ts'
import { PACKAGES } from './packages.ts'
import { createMemoryStore } from './run/cacheStore.ts'
import { analyzed } from './testing/analyzed.ts'
import { anyKind } from './testing/anyValue.ts'
import { createHandingOn, unchanged } from './testing/handedOn.ts'
import { anyTypedArray, oddText } from './testing/typedValue.ts'
import { propertyPath } from './values/propertyPath.ts'

/** More bytes than a worker sends unasked: they are moved, or fetched. */
const LARGE = 20_000

const anyPart = tuple(anyTypedArray, integer({ min: 0, max: 2 })).map(([items, from]) => items.subarray(from))
const anyColumn = integer().map((seed) => Float64Array.from({ length: LARGE }, (_, at) => (at % 7 ? at * seed : NaN)))
const anyLarge = oneof(
  anyColumn,
  anyColumn.map((items) => items.subarray(5)),
  anyColumn.map((items) => [{ items, again: items.subarray(1, 3) }]),
  anyColumn.map((items) => table({ items, text: Array.from(items, (_, at) => (at % 3 ? `${at % 5}` : null)) })),
)
const anything = oneof(
  { weight: 12, arbitrary: anyKind() },
  { weight: 4, arbitrary: anyPart },
  { weight: 1, arbitrary: anyLarge },
)

const COUNT = 8
const handOn = createHandingOn(COUNT)
const given = array(anything, { minLength: COUNT, maxLength: COUNT })

const pool = createWorkerPool(createNodeHost(new URL('../../build/cli/nodeRunner.js', import.meta.url)))
const onThreads = (): Adapter[] => [new WebWorkerGraphAdapter({ workers: 2, pool })]
beforeAll(buildCommandLine, 60_000)
afterAll(() => pool.stop())

const RUNS = Number(process.env.TRIPS ?? 3)

describe('V16: a value of any kind is what it was', () => {
  test('in a worker thread, in another that takes it from there, and back', { timeout: 120_000 }, async () => {
    let moved = 0
    await assertAll(
      asyncProperty(given, async (values) => {
        const ran = await handOn(values, 1, onThreads())
        expect(ran.arrived).toEqual(unchanged(values))
        moved += ran.moved
      }),
      { numRuns: 2 * RUNS },
    )
    expect(moved).toBeGreaterThan(0)
  })

  test.each([
    ['in place', () => []],
    ['in worker threads', onThreads],
  ])('out of a folder that another process wrote, %s', { timeout: 120_000 }, (_, adapters) =>
    assertAll(
      asyncProperty(given, async (values) => {
        const folder = await mkdtemp(join(tmpdir(), 'dagwright-'))
        try {
          await expectKept(values, () => new CacheAdapter({ store: createFolderStore(folder) }), adapters)
        } finally {
          await rm(folder, { recursive: true })
        }
      }),
      { numRuns: RUNS },
    ),
  )

  test('out of memory', { timeout: 120_000 }, () =>
    assertAll(
      asyncProperty(given, async (values) => {
        const store = createMemoryStore()
        await expectKept(values, () => new CacheAdapter({ store }), onThreads)
      }),
      { numRuns: RUNS },
    ),
  )
})

/** The first run keeps them; in the next one each is read and handed to a function that has not seen it. */
async function expectKept(
  values: readonly unknown[],
  cache: () => CacheAdapter,
  adapters: () => readonly Adapter[],
): Promise<void> {
  expect((await handOn(values, 1, [cache(), ...adapters()])).arrived).toEqual(unchanged(values))
  const { arrived, isKept } = await handOn(values, 2, [cache(), ...adapters()])
  expect(arrived).toEqual(unchanged(values))
  expect(isKept).toBe(true)
}

describe('V1: what cannot leave its node is refused with its place', () => {
  const program = analyzed(`import { table } from 'arquero'
type Step = [kind: string, key: string, at: number]
function wrap(value: unknown, [kind, key, at]: Step): unknown {
  const items = Array.from({ length: at + 1 }, (_, one) => (one === at ? value : one))
  if (kind === 'list') return items
  if (kind === 'object') return Object.defineProperty({ a: 1 }, key, { value, enumerable: true })
  if (kind === 'map') return new Map<unknown, unknown>([[key, value]])
  if (kind === 'table') return table({ cells: items })
  return kind === 'bin' ? Object.assign([1], { x0: value }) : new Error('it', { cause: value })
}
const ODD: Record<string, () => unknown> = {
  'a function': () => () => 1,
  'a symbol': () => Symbol('it'),
  'an instance of Odd': () => new (class Odd {})(),
  'an instance of RegExp': () => /it/,
  'an instance of WeakMap': () => new WeakMap(),
}
export function odd(what: string, steps: Step[]): unknown { return steps.reduceRight(wrap, ODD[what]?.()) }
export function after(odd: unknown): number { return odd === null ? 0 : 1 }`)

  const anyWhat = constantFrom(
    'a function',
    'a symbol',
    'an instance of Odd',
    'an instance of RegExp',
    'an instance of WeakMap',
  )
  const kinds = constantFrom('list', 'object', 'map', 'table', 'bin', 'error')
  const anyStep = tuple(
    kinds,
    oneof(string(), oddText).filter((key) => key !== 'a'),
    integer({ min: 0, max: 5 }),
  )

  const pathOf = ([kind, key, at]: readonly [string, string, number]) => {
    if (kind === 'list') return `[${at}]`
    if (kind === 'object') return propertyPath(key)
    if (kind === 'map') return `.get(${JSON.stringify(key)})`
    return kind === 'table' ? `.cells[${at}]` : kind === 'bin' ? '.x0' : '.cause'
  }

  test.each([
    ['in place', () => []],
    ['in worker threads', onThreads],
  ])('%s', { timeout: 120_000 }, (_, adapters) =>
    assertAll(
      asyncProperty(anyWhat, array(anyStep, { maxLength: 4 }), async (what, steps) => {
        const driver = Driver.fromGraph(program, { packages: PACKAGES, adapters: [...adapters()] })
        const end = await driver.run({ outputs: ['after'], inputs: { what, steps }, overrides: {} })
        const place = steps.length ? ` at odd${steps.map(pathOf).join('')}` : ''
        expect(end.problems.map(({ code, message }) => [code, message])).toEqual([
          ['DW-RUN-002', `"odd" gave ${what}${place}, which cannot go to another worker.`],
        ])
      }),
      { numRuns: 10 * RUNS },
    ),
  )
})

import { expect, test } from 'vitest'
import { SimpleGraphAdapter } from './adapters/SimpleGraphAdapter.ts'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool } from './adapters/webWorker/workerPool.ts'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import { CacheAdapter } from './lifecycle/CacheAdapter.ts'
import type { RunEvent } from './model/event.ts'
import { type QualityReport, reportQuality } from './model/qualityReport.ts'
import { foldEvents } from './model/runState.ts'
import { PACKAGES } from './packages.ts'
import { createMemoryStore } from './run/cacheStore.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'

const AUTHOR = `import { checkOutput, checkOutputCustom, decorate, type Collect, type Parallelizable } from 'dagwright'
import { type ColumnTable, table } from 'arquero'
`

function programOf(text: string) {
  return analyzeHere({
    files: [{ path: 'm.ts', text: AUTHOR + text }],
    modules: ['m.ts'],
    config: {},
    versions: true,
  })
}

/** The report of a run, and the driver's own record of it. */
async function reported(
  text: string,
  outputs: readonly string[],
  { inRunners = false, cache }: { readonly inRunners?: boolean; readonly cache?: CacheAdapter } = {},
): Promise<QualityReport> {
  const program = programOf(text)
  const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
  const adapter = inRunners ? new WebWorkerGraphAdapter({ workers: 2, pool }) : new SimpleGraphAdapter()
  const driver = Driver.fromGraph(program, { adapter, packages: PACKAGES, adapters: cache ? [cache] : [] })
  const events: RunEvent[] = []
  const end = await driver.run({ outputs, inputs: {}, overrides: {} }, { onEvent: (event) => events.push(event) })
  if (adapter instanceof WebWorkerGraphAdapter) adapter.dispose()
  const state = foldEvents(null, events)
  const byName = (one: { readonly node: string }, other: { readonly node: string }) => (one.node < other.node ? -1 : 1)
  expect([...end.checks].sort(byName)).toEqual([...(state?.checks.values() ?? [])].sort(byName))
  return reportQuality(program.graph, state)
}

const EVERY_KIND = `
export const numbers = decorate(checkOutput({ range: [0, 1], meanInRange: [0, 1], allowNans: false }), (): Float64Array => Float64Array.of(0, 2, NaN))
export const orders = decorate(
  checkOutput({ columns: { price: { range: [0, 9] } }, jsonSchema: { properties: { sku: { minLength: 2 } } }, importance: 'fail' }),
  (): ColumnTable => table({ sku: ['ab', 'c'], price: [1, 10] }),
)
export const words = decorate(
  checkOutputCustom((v: string[]) => ({ passes: false, message: 'short', diagnostics: { of: v.length, words: v, first: [{ at: '[0]', value: v[0] }] } })),
  (): string[] => ['a'],
)
export const after = decorate(checkOutput({ range: [0, 1] }), (orders: ColumnTable): number => orders.numRows())`

test('what checks find is the same in place and in workers; all are told, and those that were not made', async () => {
  const here = await reported(EVERY_KIND, ['numbers', 'after', 'words'])
  expect(await reported(EVERY_KIND, ['numbers', 'after', 'words'], { inRunners: true })).toEqual(here)
  expect(here.nodes.flatMap(({ node, checks }) => checks.map((one) => [node, one.state, one.message]))).toEqual([
    ['numbers', 'warned', '2 lies outside [0, 1] (at [1]; 2 of 3 values)'],
    ['numbers', 'passed', 'the mean is 1, wanted within [0, 1]'],
    ['numbers', 'warned', 'NaN is missing (at [2]; 1 of 3 values)'],
    ['orders', 'failed', 'row 2.sku: string is too short (1 < 2) (1 of 2 rows)'],
    ['orders', 'failed', 'column "price": 10 lies outside [0, 9] (row 2; 1 of 2 rows)'],
    ['words', 'warned', 'short'],
    ['after', 'notRun', 'skipped: orders has no value'],
  ])
  expect(here.counts).toEqual({ passed: 1, warned: 3, failed: 2, notRun: 1 })
  expect(here.nodes[2]?.checks[0]).toMatchObject({
    of: 1,
    first: [{ at: '[0]', value: '"a"' }],
    details: { words: '["a"]' },
  })
})

test('the checks of the items of a block are told as one, with counts over all of them', async () => {
  const text = `
export function* k(): Parallelizable<number> { for (let i = 0; i < 20; i++) yield i }
export const half = decorate(checkOutput({ range: [0, 7] }), (k: number): number => k / 2)
export function all(half: Collect<number>): number { return [...half].length }`
  const here = await reported(text, ['all'])
  expect(here.nodes.map(({ node, checks }) => [node, checks.length])).toEqual([['half', 1]])
  const [check] = here.nodes[0]?.checks ?? []
  expect(check).toMatchObject({ state: 'warned', failing: 5, of: 20, times: 20, failedTimes: 5 })
  expect(check?.first.map(({ value }) => value)).toEqual(['7.5', '8', '8.5', '9', '9.5'])
  const there = (await reported(text, ['all'], { inRunners: true })).nodes[0]?.checks[0]
  expect(there).toMatchObject({ failing: 5, of: 20, times: 20, failedTimes: 5 })
})

test('checks whose results are kept are told again', async () => {
  const cache = new CacheAdapter({ store: createMemoryStore() })
  const first = await reported(EVERY_KIND, ['numbers', 'words'], { cache })
  expect(await reported(EVERY_KIND, ['numbers', 'words'], { cache })).toEqual(first)
})

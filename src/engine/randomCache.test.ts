import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Arbitrary, array, assert as assertAll, asyncProperty, constantFrom, integer, record } from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildCommandLine } from '../../scripts/commandLine.mjs'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool, type RunnerHost } from './adapters/webWorker/workerPool.ts'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import { CacheAdapter } from './lifecycle/CacheAdapter.ts'
import { GracefulErrorAdapter } from './lifecycle/GracefulErrorAdapter.ts'
import type { Adapter, NodeStarting } from './lifecycle/LifecycleAdapter.ts'
import type { RunEvent } from './model/event.ts'
import type { Program } from './model/graph.ts'
import type { Problem } from './model/problem.ts'
import { foldEvents } from './model/runState.ts'
import { createFolderStore } from './nodeCache.ts'
import { createNodeHost } from './nodeHost.ts'
import { PACKAGES } from './packages.ts'
import { type CacheStore, createMemoryStore } from './run/cacheStore.ts'
import { COLUMN_EDIT_KINDS } from './testing/columnEdits.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'
import { createNaiveCache, type ExpectedNode } from './testing/naiveCache.ts'
import { type NaiveRun, naiveRun } from './testing/naiveRun.ts'
import { pictureOf } from './testing/pictureOf.ts'
import { editProgram, PROGRAM_EDIT_KINDS, type ProgramEditKind } from './testing/programEdits.ts'
import { createRandom } from './testing/random.ts'
import type { Mixture } from './testing/randomDraft.ts'
import { EVERYTHING, type RandomProgram, randomProgram } from './testing/randomProgram.ts'
import { brokenBlocks, runFaults } from './testing/runFaults.ts'

/** A program, and what is done to it: all that a failure has to tell to be seen again. */
interface History {
  readonly seed: number
  readonly size: number
  readonly edits: readonly { readonly kind: ProgramEditKind; readonly seed: number }[]
}

/** Where a program runs, and how. */
interface Place {
  readonly store?: CacheStore
  readonly adapters?: readonly Adapter[]
  /** How often functions fail. */
  readonly failures?: number
  /** Failures are caught. */
  readonly isGraceful?: boolean
  /** Calls are counted, by a hook that sees each. */
  readonly isCounted?: boolean
  readonly mixture?: Omit<Mixture, 'failures'>
}

const SENTINEL = -1

/** More blocks than elsewhere: their items are looked up one by one; and functions that others stand for. */
const MIXTURE = { ...EVERYTHING, blocks: 0.15, choices: 0.1, columns: 0.03 }

/** Little else than functions of columns. */
const COLUMNS = { ...MIXTURE, columns: 0.4 }

/**
 * After each edit a run with the cache and one without give the same, which is what plain recursion gives; and with the cache
 * exactly those functions run that an oracle says have changed, or are given something else.
 */
async function expectTrust({ seed, size, edits }: History, place: Place = {}): Promise<void> {
  const { store = createMemoryStore(), adapters = [], failures = 0, isGraceful = false, isCounted = false } = place
  const { mixture = MIXTURE } = place
  const cache = new CacheAdapter({ store })
  const oracle = createNaiveCache()
  const graceful = isGraceful ? [new GracefulErrorAdapter({ sentinel: SENTINEL })] : []
  let program = randomProgram({ ...mixture, seed, size, failures })
  for (const edit of [{ kind: 'nothing', seed: 0 } as const, ...edits]) {
    program = editProgram(program, edit.kind, createRandom(edit.seed))
    const analysed = read(program)
    const counter = createCounter()
    const naive = await naiveRun(program, isGraceful ? { value: SENTINEL } : undefined)
    const without = await run(analysed, program, graceful)
    const cached = await run(analysed, program, [cache, ...adapters, ...graceful, ...(isCounted ? [counter] : [])])
    expect(runFaults(program, naive, { ...cached, events: cached.events.flatMap(asIfItRan) }, isGraceful)).toEqual([])
    expectSame(program, naive, cached, without, isGraceful)
    const expected = oracle.expect(program, naive, isGraceful)
    expectRan(cached.events, expected)
    if (isCounted) expectCalls(counter.counts, expected)
  }
}

function read({ files, modules, config }: RandomProgram): Program {
  const analysed = analyzeHere({ files, modules, config, versions: true })
  expect(analysed.graph.problems).toEqual([])
  return analysed
}

type Ran = Awaited<ReturnType<typeof run>>

async function run(analysed: Program, { inputs, outputs, overrides }: RandomProgram, adapters: readonly Adapter[]) {
  const driver = Driver.fromGraph(analysed, { packages: PACKAGES, adapters })
  const events: RunEvent[] = []
  const end = await driver.run({ outputs, inputs, overrides }, { onEvent: (event) => events.push(event) })
  return { ...end, events }
}

function createCounter() {
  const counts = new Map<string, number>()
  return {
    counts,
    preNodeExecute({ node: { name } }: NodeStarting): void {
      counts.set(name, (counts.get(name) ?? 0) + 1)
    },
  }
}

/** A node that comes from the cache is told as one that ran would be. */
function asIfItRan(event: RunEvent): RunEvent[] {
  if (event.kind !== 'nodeCached') return [event]
  const { node, time, worker } = event
  return [
    { kind: 'nodeStarted', node, time, worker },
    { kind: 'nodeFinished', node, time, summary: null },
  ]
}

function expectSame(program: RandomProgram, naive: NaiveRun, one: Ran, other: Ran, isGraceful: boolean): void {
  expect(pictureOf(one.result)).toEqual(pictureOf(other.result))
  // Which items of a block are begun after one has failed hangs on how long the others take.
  if (!isGraceful && brokenBlocks(program, naive).size) return
  const inBlocks = new Set(program.nodes.flatMap(({ name, block }) => (block.length ? [name] : [])))
  const told = ({ problems, checks }: Ran) => [
    problems.map((problem) => tell(problem, inBlocks)).sort(),
    checks
      .flatMap(({ node, checks: of }) =>
        of.map(({ check, times, failedTimes }) => `${node} ${check} ${times} ${failedTimes}`),
      )
      .sort(),
  ]
  expect(told(one)).toEqual(told(other))
}

/** Which of several items that failed is told is one of them. */
function tell({ code, severity, nodes, message }: Problem, inBlocks: ReadonlySet<string>): string {
  return [code, severity, ...nodes, nodes.some((name) => inBlocks.has(name)) ? '' : message].join(' ')
}

function expectRan(events: readonly RunEvent[], expected: ReadonlyMap<string, ExpectedNode>): void {
  const started = new Set(events.flatMap((event) => (event.kind === 'nodeStarted' ? [event.node] : [])))
  const cached = new Set(events.flatMap((event) => (event.kind === 'nodeCached' ? [event.node] : [])))
  const statusOf = (name: string) => (started.has(name) ? 'ran' : cached.has(name) ? 'cached' : 'neither')
  const isOpen = (name: string) => expected.get(name)?.status === 'open'
  const told = [...started, ...cached].filter((name) => !isOpen(name)).sort()
  const wanted = [...expected].filter(([name]) => !isOpen(name))
  expect(Object.fromEntries(told.map((name) => [name, statusOf(name)]))).toEqual(
    Object.fromEntries(wanted.map(([name, { status }]) => [name, status])),
  )
  for (const looked of foldEvents(null, events)?.lookedUp.values() ?? []) {
    if (looked.kind === 'hit') expect([looked.node, statusOf(looked.node)]).toEqual([looked.node, 'cached'])
  }
}

function expectCalls(counts: ReadonlyMap<string, number>, expected: ReadonlyMap<string, ExpectedNode>): void {
  const isWithin = (name: string) => {
    const [least, most] = expected.get(name)?.calls ?? [0, 0]
    const count = counts.get(name) ?? 0
    return count >= least && count <= most
  }
  const odd = [...new Set([...counts.keys(), ...expected.keys()])].filter((name) => !isWithin(name))
  expect(odd.map((name) => [name, counts.get(name) ?? 0, expected.get(name)?.calls])).toEqual([])
}

const histories = record({
  seed: integer(),
  size: integer({ min: 1, max: 25 }),
  edits: array(record({ kind: constantFrom(...PROGRAM_EDIT_KINDS), seed: integer({ min: 0, max: 1e6 }) }), {
    maxLength: 6,
    size: 'max',
  }),
})

const columnHistories = record({
  seed: integer(),
  size: integer({ min: 8, max: 20 }),
  edits: array(
    record({
      kind: constantFrom(...COLUMN_EDIT_KINDS, ...COLUMN_EDIT_KINDS, ...PROGRAM_EDIT_KINDS),
      seed: integer({ min: 0, max: 1e6 }),
    }),
    { minLength: 3, maxLength: 8, size: 'max' },
  ),
})

function checkTrust(
  numRuns: number,
  expectOne: (history: History) => Promise<void>,
  of: Arbitrary<History> = histories,
): Promise<void> {
  return assertAll(asyncProperty(of, expectOne), { numRuns })
}

const TIMEOUT = { timeout: 120_000 }

describe('with a cache, random programs under random edits give the same values, and run exactly what is new', () => {
  test('in place', TIMEOUT, () => checkTrust(10, (history) => expectTrust(history, { isCounted: true })))

  test('where functions fail', TIMEOUT, () => checkTrust(6, (history) => expectTrust(history, { failures: 0.1 })))

  test('where failures are caught', TIMEOUT, () =>
    checkTrust(8, (history) => expectTrust(history, { failures: 0.1, isGraceful: true, isCounted: true })),
  )

  test('where columns are computed', TIMEOUT, () =>
    checkTrust(
      6,
      (history) => expectTrust(history, { mixture: COLUMNS, failures: 0.05, isGraceful: history.seed % 2 === 0 }),
      columnHistories,
    ),
  )

  test('on workers', TIMEOUT, () =>
    withWorkers(createInProcessHost({ packages: PACKAGES }), (adapters) =>
      checkTrust(6, (history) =>
        expectTrust(history, { adapters: adapters(), failures: 0.05, isGraceful: history.seed % 2 === 0 }),
      ),
    ),
  )

  test('out of a folder', TIMEOUT, () =>
    checkTrust(3, async (history) => {
      const folder = await mkdtemp(join(tmpdir(), 'dagwright-'))
      try {
        await expectTrust(history, { store: createFolderStore(folder) })
      } finally {
        await rm(folder, { recursive: true })
      }
    }),
  )
})

describe('on real threads', () => {
  beforeAll(buildCommandLine, 60_000)

  test('a cache is trusted too', TIMEOUT, () =>
    withWorkers(createNodeHost(new URL('../../build/cli/nodeRunner.js', import.meta.url)), (adapters) =>
      checkTrust(3, (history) => expectTrust(history, { adapters: adapters(), failures: 0.05, isGraceful: true })),
    ),
  )
})

/** Runners live on from run to run. */
async function withWorkers(
  host: RunnerHost,
  work: (adapters: () => readonly Adapter[]) => Promise<void>,
): Promise<void> {
  const pool = createWorkerPool(host)
  try {
    await work(() => [new WebWorkerGraphAdapter({ workers: 2, pool })])
  } finally {
    pool.stop()
  }
}

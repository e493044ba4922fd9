import { asyncProperty, assert as check, integer, record } from 'fast-check'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildCommandLine } from '../../scripts/commandLine.mjs'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool, type WorkerPool } from './adapters/webWorker/workerPool.ts'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import { GracefulErrorAdapter } from './lifecycle/GracefulErrorAdapter.ts'
import type { Adapter } from './lifecycle/LifecycleAdapter.ts'
import { PrintLn } from './lifecycle/PrintLn.ts'
import { Tracker } from './lifecycle/Tracker.ts'
import { TypeChecker } from './lifecycle/TypeChecker.ts'
import type { RunEvent } from './model/event.ts'
import type { Program } from './model/graph.ts'
import { isError } from './model/problem.ts'
import { createNodeHost } from './nodeHost.ts'
import { PACKAGES } from './packages.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'
import { goodOutputs, type NaiveOutcome, naiveRun } from './testing/naiveRun.ts'
import { pictureOf } from './testing/pictureOf.ts'
import { EVERYTHING, type RandomProgram, type RandomProgramOptions, randomProgram } from './testing/randomProgram.ts'
import { runFaults } from './testing/runFaults.ts'
import { createSettler } from './testing/settler.ts'

/** A program as it was made, and as the engine read it. */
interface Sample {
  readonly program: RandomProgram
  readonly analysed: Program
}

function sample(options: RandomProgramOptions): Sample {
  const program = randomProgram({ ...EVERYTHING, ...options })
  const { files, modules, config } = program
  const analysed = analyzeHere({ files, modules, config })
  expect(analysed.graph.problems).toEqual([])
  return { program, analysed }
}

async function run({ program, analysed }: Sample, adapters: readonly Adapter[], outputs = program.outputs) {
  const driver = Driver.fromGraph(analysed, { adapters, packages: PACKAGES })
  const { inputs, overrides } = program
  const events: RunEvent[] = []
  const end = await driver.run({ outputs, inputs, overrides }, { onEvent: (event) => events.push(event) })
  return { ...end, events }
}

type Place = () => readonly Adapter[]

/** What a run tells is what the oracle says, and so are the values of all outputs that have one. */
async function expectOracle(one: Sample, place: Place): Promise<void> {
  const { program } = one
  const naive = await naiveRun(program)
  const all = await run(one, place())
  expect(runFaults(program, naive, all)).toEqual([])
  const good = goodOutputs(program, naive)
  const { result, problems } = good.length === program.outputs.length ? all : await run(one, place(), good)
  expect(problems.filter(isError)).toEqual([])
  expect(pictureOf(result)).toEqual(pictureOf(valuesOf(naive.outputs, good)))
}

const SENTINEL = -1

/** What failed is the sentinel, and nothing else is. */
async function expectGraceful(one: Sample, place: Place): Promise<void> {
  const { program } = one
  const naive = await naiveRun(program, { value: SENTINEL })
  const end = await run(one, [...place(), new GracefulErrorAdapter({ sentinel: SENTINEL })])
  expect(runFaults(program, naive, end, true)).toEqual([])
  expect(pictureOf(end.result)).toEqual(pictureOf(valuesOf(naive.outputs, program.outputs)))
}

function valuesOf(outcomes: ReadonlyMap<string, NaiveOutcome>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      const outcome = outcomes.get(name)
      return [name, outcome?.kind === 'ok' ? outcome.value : SENTINEL]
    }),
  )
}

const inPlace: Place = () => []

async function withPool(work: (on: (workers: number) => Place) => Promise<void>): Promise<void> {
  const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
  await work(placesOn(pool))
  pool.stop()
}

function placesOn(pool: WorkerPool): (workers: number) => Place {
  return (workers) => () => [new WebWorkerGraphAdapter({ workers, pool, summaries: true })]
}

const seeds = record({ seed: integer(), size: integer({ min: 1, max: 40 }) })

describe('a random program gives what plain recursion gives', () => {
  test('in place, and on 1, 2 and 4 workers that live on from run to run', { timeout: 120_000 }, () =>
    withPool((on) =>
      check(
        asyncProperty(seeds, async (options) => {
          const one = sample(options)
          for (const place of [inPlace, on(1), on(2), on(4)]) await expectOracle(one, place)
        }),
        { numRuns: 18 },
      ),
    ),
  )

  test('where functions throw and checks refuse', { timeout: 120_000 }, () =>
    withPool((on) =>
      check(
        asyncProperty(seeds, async (options) => {
          const one = sample({ ...options, failures: 0.12 })
          for (const place of [inPlace, on(1), on(2), on(4)]) await expectOracle(one, place)
        }),
        { numRuns: 25 },
      ),
    ),
  )

  test('where only the body of a block that sees no item needs what failed: the run has failed', () =>
    expectOracle(sample({ seed: -642947022, size: 25, failures: 0.12 }), inPlace))

  test('with a sentinel for each failure under GracefulErrorAdapter', { timeout: 120_000 }, () =>
    withPool((on) =>
      check(
        asyncProperty(seeds, async (options) => {
          const one = sample({ ...options, failures: 0.12 })
          for (const place of [inPlace, on(1), on(3)]) await expectGraceful(one, place)
        }),
        { numRuns: 25 },
      ),
    ),
  )

  test('with a sentinel, where what a worker saw of a block was skipped and what others saw was not', () =>
    withPool((on) => expectGraceful(sample({ seed: -1004795567, size: 4, failures: 0.12 }), on(3))))

  test('with all that looks on: TypeChecker, PrintLn and Tracker', { timeout: 120_000 }, () =>
    withPool((on) =>
      check(
        asyncProperty(seeds, async (options) => {
          const one = sample(options)
          const looking = () => [new TypeChecker(), new PrintLn({ verbosity: 2, print: () => {} }), new Tracker()]
          for (const place of [inPlace, on(2)]) await expectOracle(one, () => [...place(), ...looking()])
        }),
        { numRuns: 10 },
      ),
    ),
  )

  test('in 2,000 nodes', { timeout: 240_000 }, () =>
    withPool(async (on) => {
      for (const [seed, failures] of [
        [1, 0],
        [2, 0.01],
      ] as const) {
        const one = sample({ seed, size: 2000, failures })
        for (const place of [inPlace, on(2)]) await expectOracle(one, place)
        if (failures) await expectGraceful(one, on(4))
      }
    }),
  )
})

describe('every order of completion gives the same result', () => {
  afterEach(() => vi.unstubAllGlobals())

  async function expectAnyOrder(one: Sample, place: Place, orders: readonly number[]): Promise<void> {
    for (const order of orders) {
      const settler = createSettler(order)
      vi.stubGlobal('setTimeout', settler.setTimeout)
      await settler.until(expectOracle(one, place))
      await settler.until(expectGraceful(one, place))
      vi.unstubAllGlobals()
    }
  }

  test('in place', { timeout: 120_000 }, () =>
    check(
      asyncProperty(seeds, integer(), (options, order) =>
        expectAnyOrder(sample({ ...options, failures: 0.1 }), inPlace, [order, order + 1, order + 2, order + 3]),
      ),
      { numRuns: 12 },
    ),
  )

  test('on workers', { timeout: 120_000 }, () =>
    withPool((on) =>
      check(
        asyncProperty(seeds, integer(), (options, order) =>
          expectAnyOrder(sample({ ...options, failures: 0.1 }), on(2), [order, order + 1]),
        ),
        { numRuns: 8 },
      ),
    ),
  )
})

describe('on real threads', () => {
  beforeAll(buildCommandLine, 60_000)

  test('a random program gives what plain recursion gives', { timeout: 120_000 }, async () => {
    const entry = new URL('../../build/cli/nodeRunner.js', import.meta.url)
    const pool = createWorkerPool(createNodeHost(entry))
    await check(
      asyncProperty(seeds, integer({ min: 1, max: 3 }), (options, workers) =>
        expectOracle(sample({ ...options, failures: 0.05 }), placesOn(pool)(workers)),
      ),
      { numRuns: 6 },
    )
    pool.stop()
  })
})

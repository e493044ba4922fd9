import { asyncProperty, boolean, assert as check, integer, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WebWorkerGraphAdapter } from './adapters/webWorker/WebWorkerGraphAdapter.ts'
import { createWorkerPool, type WorkerPool } from './adapters/webWorker/workerPool.ts'
import { analyzeHere } from './analyzeHere.ts'
import { Driver } from './driver.ts'
import { Breakpoints } from './lifecycle/Breakpoints.ts'
import { GracefulErrorAdapter } from './lifecycle/GracefulErrorAdapter.ts'
import type { Adapter, LifecycleAdapter, NodeEnded, NodeStarting } from './lifecycle/LifecycleAdapter.ts'
import { PrintLn } from './lifecycle/PrintLn.ts'
import { ProgressBar } from './lifecycle/ProgressBar.ts'
import { SlowDown } from './lifecycle/SlowDown.ts'
import { Tracker } from './lifecycle/Tracker.ts'
import { TypeChecker } from './lifecycle/TypeChecker.ts'
import { findNode } from './model/graph.ts'
import { PACKAGES } from './packages.ts'
import { analyzed } from './testing/analyzed.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'
import { type NaiveOutcome, naiveRun } from './testing/naiveRun.ts'
import { pictureOf } from './testing/pictureOf.ts'
import { type RandomProgram, randomProgram } from './testing/randomProgram.ts'
import { fitValue } from './values/fit.ts'

const seeds = record({ seed: integer(), size: integer({ min: 1, max: 25 }), failures: integer({ min: 0, max: 1 }) })

/** What was called, in order. */
interface Call {
  readonly hook: string
  readonly node: string
  readonly success?: boolean
  readonly result?: unknown
}

/** Writes down the calls of its hooks, which wait a little or not at all. */
class Recorder implements LifecycleAdapter {
  readonly calls: Call[] = []
  readonly #waits: boolean

  constructor(waits: boolean) {
    this.#waits = waits
  }

  preGraphExecute() {
    return this.#note({ hook: 'preGraph', node: '' })
  }
  preNodeExecute({ node }: NodeStarting) {
    return this.#note({ hook: 'preNode', node: node.name })
  }
  postNodeExecute({ node, success, result }: NodeEnded) {
    return this.#note({ hook: 'postNode', node: node.name, success, result: pictureOf(result) })
  }
  postGraphExecute({ success }: { success: boolean }) {
    return this.#note({ hook: 'postGraph', node: '', success })
  }

  #note(call: Call): void | Promise<void> {
    this.calls.push(call)
    if (this.#waits) return new Promise((resolve) => setTimeout(resolve, 1))
  }
}

async function run(program: RandomProgram, adapters: readonly Adapter[]) {
  const { files, modules, inputs, outputs } = program
  const analysed = analyzeHere({ files, modules, config: {} })
  const given = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      const fit = fitValue(value, findNode(analysed.graph, name)?.type ?? -1, analysed.graph.types)
      return [name, fit.ok ? fit.value : value]
    }),
  )
  const driver = Driver.fromGraph(analysed, { adapters, packages: PACKAGES })
  const end = await driver.run({ outputs, inputs, overrides: {} })
  return { end, oracle: await naiveRun(program, given) }
}

/** What the hooks of a run must have been told, node by node. */
function expectCalls(calls: readonly Call[], program: RandomProgram, oracle: ReadonlyMap<string, NaiveOutcome>): void {
  const ran = [...oracle].filter(([, outcome]) => outcome.kind !== 'skipped')
  const isOk = [...oracle.values()].every((outcome) => outcome.kind === 'ok')
  expect(calls[0]).toEqual({ hook: 'preGraph', node: '' })
  expect(calls.at(-1)).toEqual({ hook: 'postGraph', node: '', success: isOk })
  expect(calls).toHaveLength(2 + 2 * ran.length)
  const at = (hook: string, node: string) => calls.findIndex((call) => call.hook === hook && call.node === node)
  for (const [name, outcome] of ran) {
    const after = at('postNode', name)
    const result = outcome.kind === 'ok' ? pictureOf(outcome.value) : pictureOf(undefined)
    expect(calls[after]).toEqual({ hook: 'postNode', node: name, success: outcome.kind === 'ok', result })
    expect(at('preNode', name)).toBeLessThan(after)
    for (const { name: needed } of program.nodes.find((node) => node.name === name)?.parameters ?? []) {
      expect(at('postNode', needed)).toBeLessThan(at('preNode', name))
    }
  }
}

function programOf(options: { seed: number; size: number; failures: number }): RandomProgram {
  return randomProgram({ ...options, failures: options.failures * 0.2 })
}

describe('hooks are called in Hamilton’s order', () => {
  test('in place, whether they wait or not', async () => {
    await check(
      asyncProperty(seeds, boolean(), async (options, waits) => {
        const program = programOf(options)
        const recorder = new Recorder(waits)
        const { oracle } = await run(program, [recorder])
        expectCalls(recorder.calls, program, oracle)
      }),
      { numRuns: 50 },
    )
  })

  test('where nothing waits, each node is between its two calls alone', async () => {
    await check(
      asyncProperty(seeds, async (options) => {
        const random = programOf(options)
        const nodes = random.nodes.map((node) => ({ ...node, body: withoutAsync(node.body), isAsync: false }))
        const files = random.files.map(({ path, text }) => ({ path, text: withoutAsync(text) }))
        const recorder = new Recorder(false)
        const { oracle } = await run({ ...random, nodes, files }, [recorder])
        expectCalls(recorder.calls, random, oracle)
        const between = recorder.calls.slice(1, -1)
        for (const [at, call] of between.entries()) {
          if (call.hook === 'preNode') expect(between[at + 1]).toMatchObject({ hook: 'postNode', node: call.node })
        }
      }),
      { numRuns: 30 },
    )
  })

  test('in workers', async () => {
    await withPool((pool) =>
      check(
        asyncProperty(seeds, boolean(), integer({ min: 1, max: 3 }), async (options, waits, workers) => {
          const program = programOf(options)
          const recorder = new Recorder(waits)
          const { oracle } = await run(program, [new WebWorkerGraphAdapter({ workers, pool }), recorder])
          expectCalls(recorder.calls, program, oracle)
        }),
        { numRuns: 30 },
      ),
    )
  })
})

describe('what hooks see of a node', () => {
  const PROGRAM = `import { type Parallelizable, type Collect } from 'dagwright'
export function* k(n: number): Parallelizable<number> { for (let at = 0; at < n; at++) yield at }
export function twice(k: number): number { return k * 2 }
export function all(twice: Collect<number>): number { return [...twice].length }
export function odd(n: number): unknown { console.log('odd'); return () => n }
`
  for (const inWorkers of [false, true]) {
    test(`are items, not generators; what may not leave a node is a failure (in ${inWorkers ? 'a worker' : 'place'})`, () =>
      withPool(async (pool) => {
        const recorder = new Recorder(true)
        const tracker = new Tracker()
        const placing = inWorkers ? [new WebWorkerGraphAdapter({ workers: 1, pool })] : []
        const adapters = [...placing, recorder, tracker, new TypeChecker(), new SlowDown({ mean: 1, spread: 0 })]
        const driver = Driver.fromGraph(analyzed(PROGRAM), { adapters, packages: PACKAGES })
        const end = await driver.run({ outputs: ['all', 'odd'], inputs: { n: 2 }, overrides: {} })
        expect(end.problems.map(({ code }) => code)).toEqual(['DW-RUN-002'])
        const ends = recorder.calls.filter(({ hook }) => hook === 'postNode')
        const of = (name: string) =>
          ends.filter(({ node }) => node === name).map(({ success, result }) => [success, result])
        expect(of('k')).toEqual([[true, pictureOf([0, 1])]])
        expect(of('twice')).toEqual([
          [true, pictureOf(0)],
          [true, pictureOf(2)],
        ])
        expect(of('all')).toEqual([[true, pictureOf(2)]])
        expect(of('odd')).toEqual([[false, pictureOf(undefined)]])
        expect(tracker.latest?.console).toEqual([{ node: 'odd', level: 'log', text: 'odd' }])
      }))
  }
})

function withoutAsync(text: string): string {
  return text
    .replace(/await new Promise\(\(resolve\) => setTimeout\(\(\) => resolve\(null\), \d\)\);/g, '')
    .replace(/export async function/g, 'export function')
    .replace(/: Promise<(.+)> \{/g, ': $1 {')
}

async function withPool(work: (pool: WorkerPool) => Promise<void>): Promise<void> {
  const pool = createWorkerPool(createInProcessHost({ packages: PACKAGES }))
  await work(pool)
  pool.stop()
}

describe('all shipped adapters together change nothing', () => {
  function all() {
    const lines: string[] = []
    const stream = { write: (text: string) => lines.push(text) }
    const stops = new Breakpoints({ before: ['n1', 'n5'], after: ['n2'], onPause: (pause) => pause.step() })
    const recorder = new Recorder(false)
    const adapters = [
      new PrintLn({ verbosity: 2, print: (line) => lines.push(line) }),
      new ProgressBar({ stream, every: 0 }),
      new TypeChecker(),
      new SlowDown({ mean: 1, spread: 1 }),
      stops,
      new Tracker(),
      recorder,
    ]
    return { adapters, lines, recorder }
  }

  async function expectOracle(program: RandomProgram, placing: readonly Adapter[]): Promise<void> {
    const { adapters, lines, recorder } = all()
    const { end, oracle } = await run(program, [...placing, ...adapters])
    const failed = [...oracle.values()].filter((outcome) => outcome.kind === 'failed')
    expect(end.problems.map((problem) => problem.code)).toEqual(failed.map(() => 'DW-RUN-001'))
    expect(end.outcome).toBe(failed.length ? 'failed' : 'ok')
    if (failed.length === 0) expect(pictureOf(end.result)).toEqual(pictureOf(valuesOf(program, oracle, null)))
    expectCalls(recorder.calls, program, oracle)
    expect(lines.length).toBeGreaterThan(0)
  }

  test('in place', async () => {
    await check(
      asyncProperty(seeds, (options) => expectOracle(programOf(options), [])),
      { numRuns: 20 },
    )
  })

  test('in workers', async () => {
    await withPool((pool) =>
      check(
        asyncProperty(seeds, integer({ min: 1, max: 3 }), (options, workers) =>
          expectOracle(programOf(options), [new WebWorkerGraphAdapter({ workers, pool })]),
        ),
        { numRuns: 15 },
      ),
    )
  })

  test('but that a failed output is the sentinel, with GracefulErrorAdapter', async () => {
    await withPool((pool) =>
      check(
        asyncProperty(seeds, boolean(), async (options, inWorkers) => {
          const program = programOf({ ...options, failures: 1 })
          const placing = inWorkers ? [new WebWorkerGraphAdapter({ workers: 2, pool })] : []
          const graceful = new GracefulErrorAdapter({ sentinel: 'none' })
          const { end, oracle } = await run(program, [...placing, ...all().adapters, graceful])
          expect(end.outcome).toBe('ok')
          expect(pictureOf(end.result)).toEqual(pictureOf(valuesOf(program, oracle, 'none')))
          expect(end.problems.every((problem) => problem.severity === 'warning')).toBe(true)
        }),
        { numRuns: 20 },
      ),
    )
  })
})

function valuesOf(program: RandomProgram, oracle: ReadonlyMap<string, NaiveOutcome>, sentinel: unknown): object {
  return Object.fromEntries(
    program.outputs.map((name) => {
      const outcome = oracle.get(name)
      return [name, outcome?.kind === 'ok' ? outcome.value : sentinel]
    }),
  )
}

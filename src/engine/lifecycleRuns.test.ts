import { array, asyncProperty, boolean, assert as check, integer, nat, record } from 'fast-check'
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
import { PACKAGES } from './packages.ts'
import { analyzed } from './testing/analyzed.ts'
import { createInProcessHost } from './testing/inProcessHost.ts'
import { type NaiveOutcome, type NaiveRun, naiveRun } from './testing/naiveRun.ts'
import { pictureOf } from './testing/pictureOf.ts'
import { namesIn } from './testing/randomNode.ts'
import { type RandomProgram, randomProgram } from './testing/randomProgram.ts'

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

async function run(program: RandomProgram, adapters: readonly Adapter[], sentinel?: { readonly value: unknown }) {
  const { files, modules, config, inputs, overrides, outputs } = program
  const analysed = analyzeHere({ files, modules, config })
  const driver = Driver.fromGraph(analysed, { adapters, packages: PACKAGES })
  const end = await driver.run({ outputs, inputs, overrides })
  return { end, oracle: await naiveRun(program, sentinel) }
}

/** What the hooks of a run must have been told of each node, once for each item that it sees. */
function expectCalls(calls: readonly Call[], program: RandomProgram, { outcomes }: NaiveRun): void {
  const isOk = [...outcomes.values()].flat().every((outcome) => outcome.kind === 'ok')
  expect(calls[0]).toEqual({ hook: 'preGraph', node: '' })
  expect(calls.at(-1)).toEqual({ hook: 'postGraph', node: '', success: isOk })
  for (const node of program.nodes.filter((one) => outcomes.has(one.name))) {
    const { name, block, isHidden, parameters } = node
    const ends = callsOf(calls, 'postNode', name)
    const wanted = (outcomes.get(name) ?? []).flatMap((outcome) => (outcome.kind === 'skipped' ? [] : [endOf(outcome)]))
    expect(callsOf(calls, 'preNode', name)).toHaveLength(ends.length)
    // After a failure the rest of a block may be left undone.
    if (isOk || block.length === 0) expect(ends).toHaveLength(wanted.length)
    // The oracle's checks give something else than those of the engine.
    if (!isHidden)
      expect(wanted).toEqual(expect.arrayContaining(ends.map(({ success, result }) => ({ success, result }))))
    const needed = block.length ? [] : parameters.flatMap(({ source }) => namesIn(source))
    const starts = calls.findIndex((call) => call.hook === 'preNode' && call.node === name)
    if (starts < 0) continue
    for (const other of needed) {
      expect(calls.findLastIndex((call) => call.hook === 'postNode' && call.node === other)).toBeLessThan(starts)
    }
  }
}

function callsOf(calls: readonly Call[], hook: string, node: string): readonly Call[] {
  return calls.filter((call) => call.hook === hook && call.node === node)
}

function endOf(outcome: NaiveOutcome) {
  return { success: outcome.kind === 'ok', result: pictureOf(outcome.kind === 'ok' ? outcome.value : undefined) }
}

function programOf(options: { seed: number; size: number; failures: number }): RandomProgram {
  return randomProgram({ ...options, failures: options.failures * 0.2 })
}

/** Functions that wait for nothing, each taking some before it; some throw. */
const plainFunctions = array(record({ takes: array(nat(9), { maxLength: 3 }), throws: boolean() }), {
  minLength: 1,
  maxLength: 10,
})

function plainProgram(functions: readonly { readonly takes: readonly number[]; readonly throws: boolean }[]) {
  const text = functions.map(({ takes, throws }, at) => {
    const names = [...new Set(takes.filter((one) => one < at))].map((one) => `n${one}: number`)
    return `export function n${at}(${names.join(', ')}): number { ${throws ? 'throw new Error("no")' : 'return 1'} }`
  })
  return { program: analyzed(text.join('\n')), outputs: functions.map((_, at) => `n${at}`) }
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
      { numRuns: 30 },
    )
  })

  test('where nothing waits, each node is between its two calls alone', async () => {
    await check(
      asyncProperty(plainFunctions, async (functions) => {
        const { program, outputs } = plainProgram(functions)
        const recorder = new Recorder(false)
        const driver = Driver.fromGraph(program, { adapters: [recorder], packages: PACKAGES })
        await driver.run({ outputs, inputs: {}, overrides: {} })
        const between = recorder.calls.slice(1, -1)
        const failed = new Set<number>()
        for (const [at, { takes, throws }] of functions.entries()) {
          const isSkipped = takes.some((one) => one < at && failed.has(one))
          if (isSkipped || throws) failed.add(at)
          const first = between.findIndex((call) => call.node === `n${at}`)
          const pair = between.slice(first, first + 2).map(({ hook, node, success }) => [hook, node, success])
          if (isSkipped) expect(first).toBe(-1)
          else
            expect(pair).toEqual([
              ['preNode', `n${at}`, undefined],
              ['postNode', `n${at}`, !throws],
            ])
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

describe('a hook that fails', () => {
  class Broken implements LifecycleAdapter {
    nodes = ['b']
    preNodeExecute(): void {
      throw new RangeError('no')
    }
  }
  const PROGRAM = `export function a(x: number): number { return x }
export function b(a: number): number { return a }
export function c(b: number): number { return b }
`
  for (const inWorkers of [false, true]) {
    test(`fails its node, whatever failures are caught (in ${inWorkers ? 'a worker' : 'place'})`, () =>
      withPool(async (pool) => {
        const placing = inWorkers ? [new WebWorkerGraphAdapter({ workers: 2, pool })] : []
        const tracker = new Tracker()
        const adapters = [...placing, new GracefulErrorAdapter(), new Broken(), tracker]
        const driver = Driver.fromGraph(analyzed(PROGRAM), { adapters, packages: PACKAGES })
        const end = await driver.run({ outputs: ['a', 'c'], inputs: { x: 1 }, overrides: {} })
        expect(end).toMatchObject({
          outcome: 'failed',
          problems: [
            { code: 'DW-LIFE-004', message: 'Broken.preNodeExecute failed at "b": RangeError: no', nodes: ['b'] },
          ],
        })
        const statuses = tracker.latest?.nodes.map(({ name, status }) => [name, status])
        expect(statuses).toEqual([
          ['a', 'ok'],
          ['b', 'failed'],
          ['c', 'skipped'],
        ])
      }))
  }
})

describe('a task', () => {
  test('is grouped, sent, run and returned, in this order', () =>
    withPool(async (pool) => {
      const log: string[] = []
      const note = (what: string) => () => void log.push(what)
      const tasks: LifecycleAdapter = {
        postTaskGroup: note('group'),
        preTaskSubmission: note('submit'),
        preTaskExecute: note('start'),
        preNodeExecute: ({ node }) => void log.push(node.name),
        postTaskExecute: ({ success }) => void log.push(`end ${success}`),
        postTaskReturn: ({ task }) => void log.push(`return ${task.nodes.join(' ')}`),
      }
      const program = analyzed('export const a = (x: number): number => x\nexport const b = (a: number): number => a')
      const adapters = [new WebWorkerGraphAdapter({ workers: 1, pool }), tasks]
      await Driver.fromGraph(program, { adapters, packages: PACKAGES }).execute(['b'], { inputs: { x: 1 } })
      expect(log).toEqual(['group', 'submit', 'start', 'a', 'b', 'end true', 'return a b'])
    }))
})

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
    const isOk = [...oracle.outcomes.values()].flat().every((outcome) => outcome.kind === 'ok')
    expect(end.outcome).toBe(isOk ? 'ok' : 'failed')
    if (isOk) expect(pictureOf(end.result)).toEqual(pictureOf(valuesOf(oracle, null)))
    expect(end.problems.filter((problem) => !/^DW-RUN-00[13]$/.test(problem.code))).toEqual([])
    expectCalls(recorder.calls, program, oracle)
    expect(lines.length).toBeGreaterThan(0)
  }

  test('in place', async () => {
    await check(
      asyncProperty(seeds, (options) => expectOracle(programOf(options), [])),
      { numRuns: 12 },
    )
  })

  test('in workers', async () => {
    await withPool((pool) =>
      check(
        asyncProperty(seeds, integer({ min: 1, max: 3 }), (options, workers) =>
          expectOracle(programOf(options), [new WebWorkerGraphAdapter({ workers, pool })]),
        ),
        { numRuns: 10 },
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
          const { end, oracle } = await run(program, [...placing, ...all().adapters, graceful], { value: 'none' })
          expect(end.outcome).toBe('ok')
          expect(pictureOf(end.result)).toEqual(pictureOf(valuesOf(oracle, 'none')))
          expect(end.problems.every((problem) => problem.severity === 'warning')).toBe(true)
        }),
        { numRuns: 12 },
      ),
    )
  })
})

function valuesOf({ outputs }: NaiveRun, sentinel: unknown): object {
  return Object.fromEntries(
    [...outputs].map(([name, outcome]) => [name, outcome.kind === 'ok' ? outcome.value : sentinel]),
  )
}

import { type CostBook, createCostBook } from '../adapters/webWorker/costBook.ts'
import { WebWorkerGraphAdapter, type WebWorkerOptions } from '../adapters/webWorker/WebWorkerGraphAdapter.ts'
import type { WorkerPool } from '../adapters/webWorker/workerPool.ts'
import { Driver } from '../driver.ts'
import type { RunEvent } from '../model/event.ts'
import type { Program } from '../model/graph.ts'
import { isError, type Problem } from '../model/problem.ts'
import type { AdapterChoice, ResultKind } from '../model/request.ts'
import type { ValueRef } from '../model/summary.ts'
import { DictResult } from '../results/DictResult.ts'
import { MatrixResult } from '../results/MatrixResult.ts'
import type { ResultBuilder } from '../results/ResultBuilder.ts'
import { TableResult } from '../results/TableResult.ts'
import { isPlainObject } from '../values/kinds/object.ts'
import type { KernelPlan, KernelPlanRequest, KernelRunRequest, RunReply } from '../worker/protocol.ts'
import type { EventBatches } from './eventBatches.ts'
import type { FileStore } from './fileStore.ts'
import type { Holdings } from './holdings.ts'
import type { KernelCache } from './kernelCache.ts'
import type { MemoryBudget } from './memoryBudget.ts'
import { createRanNodes } from './ranNodes.ts'
import { findNearest, remadeProblem } from './remaking.ts'
import type { ResultStore } from './resultStore.ts'

const RESULT_BUILDERS: Readonly<Record<ResultKind, () => ResultBuilder>> = {
  dict: () => new DictResult(),
  table: () => new TableResult(),
  matrix: () => new MatrixResult(),
}

/** The kernel's runs, and the values that they leave. */
export interface KernelRuns {
  run(program: Program, request: KernelRunRequest): Promise<RunReply>
  stop(): Promise<void>
  plan(program: Program, request: KernelPlanRequest): Promise<KernelPlan>
  /** Has a value in the store, where it can be had without much work. */
  reach(ref: ValueRef): Promise<void>
  /** Has what there is no room for go. */
  settle(): void
  /** What nodes took so far. */
  costs: CostBook
}

export interface KernelRunsOptions {
  readonly pool: WorkerPool
  readonly events: EventBatches
  readonly files: FileStore
  readonly store: ResultStore
  readonly cache: KernelCache
  readonly holdings: Holdings
  readonly budget: MemoryBudget
  readonly prepare: (() => Promise<unknown> | null) | undefined
  readonly maxHeldBytes: number | undefined
}

interface LatestRun {
  readonly program: Program
  readonly request: KernelRunRequest
  /** The data files that its inputs came out of. */
  readonly blobs: readonly Blob[]
}

export function createKernelRuns(options: KernelRunsOptions): KernelRuns {
  const { pool, events, files, store, cache, holdings, budget, prepare, maxHeldBytes } = options
  const ran = createRanNodes()
  /** What the latest run was of; null while it is under way, and where it was stopped. */
  let latest: LatestRun | null = null
  let stopper = new AbortController()
  let running: Promise<unknown> = Promise.resolve()
  let making: Promise<unknown> = Promise.resolve()

  /** Its own stopper is there at once: Stop may come before its first node. */
  function begin<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    stopper = new AbortController()
    const { signal } = stopper
    const ended = running.then(() => work(signal))
    running = ended.catch(() => undefined)
    return ended
  }

  async function runNow(of: Omit<LatestRun, 'blobs'>, signal: AbortSignal): Promise<RunReply> {
    const { program, request } = of
    store.clear(request.outputs)
    ran.clear()
    for (const worker of pool.numbers) pool.living(worker)?.post({ kind: 'limit', bytes: 0, over: { outputs: [] } })
    files.use(request.inputs)
    const ready = Promise.all([files.resolve(request.inputs, program.graph), prepare?.()])
    const [inputs] = (await orAborted(ready, signal)) ?? []
    if (!inputs) return { outcome: 'stopped', problems: [], result: null }
    budget.most = request.limits.maxHeldBytes ?? maxHeldBytes ?? null
    budget.settle(true)
    const onEvent = (event: RunEvent) => {
      note(event)
      events.add(event)
    }
    if (inputs.problems.length) return refuse(request, inputs.problems, onEvent)
    const driver = driverOf(program, {
      ...request.limits,
      workers: workersOf(request.adapter),
      resultBuilder: RESULT_BUILDERS[request.result](),
      summaries: true,
      onValue: store.keep,
      // What it sends here is counted on its way.
      heldElsewhere: () => heldHere() - store.bytes,
    })
    const { outputs, overrides } = request
    const end = await driver.run({ outputs, inputs: inputs.values, overrides }, { run: request.run, onEvent, signal })
    events.flush()
    const result = view(request, end.outcome === 'ok', end.result)
    if (!signal.aborted) latest = { ...of, blobs: inputs.blobs }
    budget.settle(false)
    return { outcome: end.outcome, problems: end.problems, result }
  }

  function note(event: RunEvent): void {
    ran.note(event)
    cache.note(event)
  }

  /** What is left here where what there is no room for has gone. */
  function heldHere(): number {
    budget.settle(true)
    return holdings.needed + holdings.loose
  }

  function driverOf(program: Program, options: Partial<WebWorkerOptions> & { readonly workers: number }): Driver {
    const adapter = new WebWorkerGraphAdapter({
      pool,
      costs: runs.costs,
      maxHeldBytes,
      heldElsewhere: heldHere,
      ...options,
    })
    const services = { readFile: files.readFile, writeFile: files.writeFile }
    return Driver.fromGraph(program, { adapter, adapters: cache.adapters(program), services })
  }

  function refuse(
    request: KernelRunRequest,
    problems: readonly Problem[],
    onEvent: (event: RunEvent) => void,
  ): RunReply {
    onEvent({ kind: 'runStarted', run: request.run, nodes: [], outputs: request.outputs })
    onEvent({ kind: 'runFinished', time: 0, outcome: 'failed', problems })
    events.flush()
    return { outcome: 'failed', problems, result: null }
  }

  /** The result, or as a dict those outputs that were computed before the run ended early. */
  function view(request: KernelRunRequest, isWhole: boolean, result: unknown): RunReply['result'] {
    if (isWhole) return store.setResult(request.result, result, request.outputs)
    const available = store.available(request.outputs)
    return available.size
      ? store.setResult('dict', new DictResult().buildResult(available), [...available.keys()])
      : null
  }

  /** A node's value that is not here may still be in the runner that made it, or in the cache. */
  async function findHere(node: string): Promise<{ readonly value: unknown } | null> {
    const cached = store.has(node) ? null : await cache.read(node)
    if (cached) store.put(node, cached.value)
    const sent = store.has(node) ? null : await pool.living(ran.workerOf(node))?.fetch(node)
    if (sent) store.keep(sent)
    return store.find({ root: { kind: 'node', node }, path: [] })
  }

  /** A value that had to go, from the nearest that are there, where that does not take long. */
  async function makeAgain(node: string): Promise<void> {
    const of = latest
    if (!of || !ran.has(node)) return
    const { request, program, blobs } = of
    const { values: inputs, ...given } = await files.resolve(request.inputs, program.graph)
    if (given.problems.length || given.blobs.some((blob, at) => blob !== blobs[at])) return
    const driver = driverOf(program, { ...request.limits, workers: workersOf(request.adapter), continues: true })
    const asked = { outputs: [node], inputs, overrides: request.overrides }
    const { steps, problems } = driver.plan(asked)
    if (problems.some(isError)) return
    const timeOf = (name: string) => {
      const { isKnown, milliseconds } = runs.costs.of(program, name)
      return isKnown ? milliseconds : ran.timeOf(name)
    }
    const nearest = await findNearest({ node, steps, timeOf, find: findHere })
    if (!nearest || latest !== of) return
    const again = new Set<string>()
    const onEvent = (event: RunEvent) => {
      if (event.kind === 'runStarted') return
      if (event.kind === 'nodeStarted') again.add(event.node)
      note(event)
    }
    const overrides = { ...request.overrides, ...nearest }
    const end = await begin((signal) => driver.run({ ...asked, overrides }, { run: request.run, onEvent, signal }))
    if (end.outcome !== 'ok' || latest !== of || !isPlainObject(end.result)) return
    store.put(node, end.result[node])
    if (again.size) events.add({ kind: 'nodeWarned', node, problem: remadeProblem(node, [...again]) })
    events.flush()
  }

  const runs: KernelRuns = {
    costs: createCostBook(),
    /** A run ends the one before it. */
    run(program, request) {
      latest = null
      stopper.abort()
      return begin((signal) => runNow({ program, request }, signal))
    },
    async stop() {
      const { numbers } = pool
      stopper.abort()
      await running
      // Fresh ones take a moment to start: the next run finds them ready.
      for (const worker of numbers) pool.runner(worker)
    },
    async plan(program, { outputs, inputs, overrides, adapter }) {
      const [{ values }] = await Promise.all([files.resolve(inputs, program.graph), prepare?.()])
      const driver = driverOf(program, { workers: workersOf(adapter) })
      const request = { outputs, inputs: values, overrides }
      const lookUps = await driver.lookUp(request)
      return { placement: driver.placement(request, lookUps), lookUps }
    },
    settle: () => budget.settle(!latest),
    async reach({ root }) {
      if (root.kind !== 'node' || store.has(root.node)) return
      if (!(await findHere(root.node))) {
        // One after the other: what is made for one may be what the next needs.
        const made = making.then(async () => (await findHere(root.node)) ?? makeAgain(root.node))
        making = made.catch(() => undefined)
        await made
      }
      runs.settle()
    },
  }
  return runs
}

/** The plain loop in one runner is one group on one worker. */
function workersOf(adapter: AdapterChoice): number {
  return adapter.kind === 'simple' ? 1 : adapter.workers
}

/** Null where the signal comes first. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const aborted = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
  return Promise.race([promise, aborted])
}

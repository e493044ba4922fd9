import { createCostBook } from '../adapters/webWorker/costBook.ts'
import { WebWorkerGraphAdapter } from '../adapters/webWorker/WebWorkerGraphAdapter.ts'
import type { WorkerPool } from '../adapters/webWorker/workerPool.ts'
import { Driver } from '../driver.ts'
import type { RunEvent } from '../model/event.ts'
import type { Program } from '../model/graph.ts'
import { makeProblem } from '../model/problem.ts'
import type { AdapterChoice, ResultKind } from '../model/request.ts'
import type { ValueRef } from '../model/summary.ts'
import { pause } from '../pause.ts'
import { DictResult } from '../results/DictResult.ts'
import { MatrixResult } from '../results/MatrixResult.ts'
import type { ResultBuilder } from '../results/ResultBuilder.ts'
import { TableResult } from '../results/TableResult.ts'
import { pageOf } from '../values/entries.ts'
import { findImage } from '../values/kinds/image.ts'
import type { WireValue } from '../values/wireValue.ts'
import type { KernelApi, KernelRunRequest, RunReply } from '../worker/protocol.ts'
import type { EventBatches } from './eventBatches.ts'
import { createFileStore, type FileStoreOptions } from './fileStore.ts'
import { createKernelCache } from './kernelCache.ts'
import { createProfiles } from './profiles.ts'
import { createResultStore } from './resultStore.ts'
import type { ValueWriter } from './valueWriter.ts'

const RESULT_BUILDERS: Readonly<Record<ResultKind, () => ResultBuilder>> = {
  dict: () => new DictResult(),
  table: () => new TableResult(),
  matrix: () => new MatrixResult(),
}

export interface KernelOptions extends FileStoreOptions {
  readonly pool: WorkerPool
  readonly writer: ValueWriter
  readonly events: EventBatches
  /** What values may need before there are any: a run waits for it. */
  readonly prepare?: () => Promise<unknown> | null
  /** What values may hold in the runners together, where a run does not say otherwise; without, any size will do. */
  readonly maxHeldBytes?: number
}

/** The kernel: driver, result store and data files. It never runs user code: every node goes to the pool. */
export function createKernelApi({
  pool,
  writer,
  events,
  maxHeldBytes,
  prepare,
  ...fileOptions
}: KernelOptions): KernelApi {
  const files = createFileStore(fileOptions)
  const store = createResultStore()
  const cache = createKernelCache()
  let costs = createCostBook()
  const profiles = createProfiles(pause, () => performance.now())
  /** Node -> the runner that ran it in the latest run, which may still hold its value. */
  const ranIn = new Map<string, number>()
  /** Value and format -> ends the writing. */
  const exports = new Map<string, () => void>()
  let program: Program | null = null
  let stopper = new AbortController()
  let running: Promise<unknown> = Promise.resolve()

  /** A run ends the one before it. Its own stopper is there at once: Stop may come before its first node. */
  function run(request: KernelRunRequest): Promise<RunReply> {
    stopper.abort()
    stopper = new AbortController()
    const { signal } = stopper
    const reply = running.then(() => runNow(request, signal))
    running = reply.catch(() => undefined)
    return reply
  }

  async function runNow(request: KernelRunRequest, signal: AbortSignal): Promise<RunReply> {
    if (!program) throw new Error('no program was loaded')
    store.clear()
    profiles.clear()
    ranIn.clear()
    const ready = Promise.all([files.resolve(request.inputs), prepare?.()])
    const [inputs] = (await orAborted(ready, signal)) ?? []
    if (!inputs) return { outcome: 'stopped', problems: [], result: null }
    const onEvent = (event: RunEvent) => {
      if (event.kind === 'nodeStarted' || event.kind === 'nodeCached') ranIn.set(event.node, event.worker)
      cache.note(event)
      events.add(event)
    }
    if (inputs.problems.length) return refuse(request, inputs.problems, onEvent)
    const adapter = new WebWorkerGraphAdapter({
      workers: workersOf(request.adapter),
      pool,
      costs,
      maxHeldBytes,
      ...request.limits,
      resultBuilder: RESULT_BUILDERS[request.result](),
      summaries: true,
      onValue: (node: string, value: WireValue) => store.keep(node, value),
    })
    const driver = driverOf(program, adapter)
    const { outputs, overrides } = request
    const end = await driver.run({ outputs, inputs: inputs.values, overrides }, { run: request.run, onEvent, signal })
    events.flush()
    return { outcome: end.outcome, problems: end.problems, result: view(request, end.outcome === 'ok', end.result) }
  }

  function driverOf(of: Program, adapter: WebWorkerGraphAdapter): Driver {
    const { readFile, writeFile } = files
    return Driver.fromGraph(of, { adapter, adapters: cache.adapters(of), services: { readFile, writeFile } })
  }

  function refuse(
    request: KernelRunRequest,
    problems: RunReply['problems'],
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
  async function reach({ root }: ValueRef): Promise<void> {
    if (root.kind !== 'node' || store.has(root.node)) return
    const cached = await cache.read(root.node)
    if (cached) return store.put(root.node, cached.value)
    const runner = pool.living(ranIn.get(root.node) ?? 0)
    const wire = await runner?.fetch(root.node)
    if (wire) store.keep(root.node, wire)
  }

  return {
    async load(next) {
      program = next
    },
    putFile: (name, blob) => files.put(name, blob),
    cancelFile: async (name) => files.cancel(name),
    removeFile: async (name) => files.remove(name),
    run,
    async plan({ outputs, inputs, overrides, adapter }) {
      if (!program) return null
      const of = program
      const [{ values }] = await Promise.all([files.resolve(inputs), prepare?.()])
      const driver = driverOf(of, new WebWorkerGraphAdapter({ workers: workersOf(adapter), pool, costs }))
      const request = { outputs, inputs: values, overrides }
      const lookUps = await driver.lookUp(request)
      return { placement: driver.placement(request, lookUps), lookUps }
    },
    async stop() {
      const { numbers } = pool
      stopper.abort()
      await running
      // Fresh ones take a moment to start: the next run finds them ready.
      for (const worker of numbers) pool.runner(worker)
    },
    async clearCache() {
      cache.clear()
    },
    takeKept: () => cache.take(),
    restoreCache: (part) => cache.restore(part),
    takeCosts: async () => costs.toJSON(),
    async restoreCosts(entries) {
      costs = createCostBook(entries)
    },
    async expand(ref, offset, limit) {
      await reach(ref)
      const found = store.find(ref)
      return found && pageOf(found.value, offset, limit)
    },
    async rows(ref, query) {
      await reach(ref)
      return store.view(ref)?.page(query) ?? null
    },
    async profile(ref) {
      await reach(ref)
      const found = store.find(ref)
      return found && profiles.of(ref, found.value)
    },
    async stopProfiles() {
      profiles.clear()
    },
    async image(ref) {
      await reach(ref)
      const found = store.find(ref)
      return found && findImage(found.value)
    },
    async exportValue(ref, format) {
      await reach(ref)
      const found = store.find(ref)
      if (found) {
        const key = JSON.stringify([ref, format])
        const { done, cancel } = writer(found.value, format, found.names)
        exports.set(key, cancel)
        return done.finally(() => exports.delete(key))
      }
      const problem = makeProblem('DW-RESULT-005', 'run', {
        message: 'The value is not there any more.',
        hint: 'Run again, then take it.',
      })
      return { ok: false, problem }
    },
    async cancelExport(ref, format) {
      exports.get(JSON.stringify([ref, format]))?.()
    },
  }
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

import { createCostBook } from '../adapters/webWorker/costBook.ts'
import type { WorkerPool } from '../adapters/webWorker/workerPool.ts'
import type { Program } from '../model/graph.ts'
import { makeProblem } from '../model/problem.ts'
import { pause } from '../pause.ts'
import { pageOf } from '../values/entries.ts'
import { findImage } from '../values/kinds/image.ts'
import type { KernelApi } from '../worker/protocol.ts'
import type { EventBatches } from './eventBatches.ts'
import { createFileStore, type FileStoreOptions } from './fileStore.ts'
import { createHoldings } from './holdings.ts'
import { createKernelCache } from './kernelCache.ts'
import { createKernelRuns } from './kernelRuns.ts'
import { createMemoryBudget } from './memoryBudget.ts'
import { createProfiles } from './profiles.ts'
import { createResultStore } from './resultStore.ts'
import type { ValueWriter } from './valueWriter.ts'

export interface KernelOptions extends Omit<FileStoreOptions, 'holdings' | 'sources'> {
  readonly pool: WorkerPool
  readonly writer: ValueWriter
  readonly events: EventBatches
  /** What values may need before there are any: a run waits for it. */
  readonly prepare?: () => Promise<unknown> | null
  /** What values may hold here and in the runners together, where a run does not say otherwise; without, any size will do. */
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
  const holdings = createHoldings()
  const budget = createMemoryBudget(holdings, pool)
  let program: Program | null = null
  const files = createFileStore({ ...fileOptions, holdings, sources: () => program?.code ?? [] })
  const store = createResultStore(holdings)
  const cache = createKernelCache(holdings)
  const runs = createKernelRuns({ pool, events, files, store, cache, holdings, budget, prepare, maxHeldBytes })
  const { reach } = runs
  const profiles = createProfiles(pause, () => performance.now())
  /** Value and format -> ends the writing. */
  const exports = new Map<string, () => void>()

  return {
    async load(next) {
      program = next
    },
    async putFile(name, blob) {
      const report = await files.put(name, blob)
      runs.settle()
      return report
    },
    cancelFile: async (name) => files.cancel(name),
    removeFile: async (name) => files.remove(name),
    async run(request) {
      if (!program) throw new Error('no program was loaded')
      profiles.clear()
      return runs.run(program, request)
    },
    plan: async (request) => program && runs.plan(program, request),
    stop: runs.stop,
    async clearCache() {
      cache.clear()
    },
    takeKept: () => cache.take(),
    restoreCache: (part) => cache.restore(part),
    takeCosts: async () => runs.costs.toJSON(),
    async restoreCosts(entries) {
      runs.costs = createCostBook(entries)
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

import * as Comlink from 'comlink'
import { loopsPerMillisecond } from './graphs.ts'
import { naiveApi } from './naiveApi.ts'
import { type NaivePool, type NaiveThread, openBareThreads, openComlinkPool, openWorkerpool } from './naivePools.ts'
import type { NumberFunction } from './programOf.ts'

/** What the script makes of a sandbox frame: pools of blob workers, such as the adapter's are. */
export interface RivalFrame {
  /** Starts the pools, by this script's own text; gives their names. */
  open(source: string, workers: number): readonly string[]
  load(functions: readonly NumberFunction[]): Promise<void>
  /** Milliseconds of a run. */
  run(name: string): Promise<number>
  loopsPerMillisecond(): Promise<number>
}

declare global {
  var rivalFrame: RivalFrame
}

/** One bundle, two roles: in the frame's document it keeps the pools, in a worker it is one of theirs. */
if (typeof document === 'undefined') Comlink.expose(naiveApi)
else globalThis.rivalFrame = createRivalFrame()

function createRivalFrame(): RivalFrame {
  let pools: readonly NaivePool[] = []
  const runs = new Map<string, () => Promise<unknown>>()
  return {
    open(source, workers) {
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
      const start = (count: number) => Array.from({ length: count }, () => startThread(url))
      pools = [
        openComlinkPool(start(workers)),
        openWorkerpool(workers, 'web'),
        openBareThreads(start(1)),
        openBareThreads(start(workers)),
      ]
      return pools.map(({ name }) => name)
    },
    async load(functions) {
      for (const pool of pools) runs.set(pool.name, await pool.load(functions))
    },
    async run(name) {
      const start = performance.now()
      await runs.get(name)?.()
      return performance.now() - start
    },
    loopsPerMillisecond,
  }
}

function startThread(url: string): NaiveThread {
  const worker = new Worker(url)
  return { remote: Comlink.wrap(worker), end: () => worker.terminate() }
}

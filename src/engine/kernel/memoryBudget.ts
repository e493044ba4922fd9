import { shareRoom } from '../adapters/webWorker/shareRoom.ts'
import type { WorkerPool } from '../adapters/webWorker/workerPool.ts'
import type { Holdings } from './holdings.ts'

/** What the kernel and its runners may hold together. */
export interface MemoryBudget {
  /** Bytes; null where any size will do. */
  most: number | null
  /** Has the kernel let go of what there is no room for. Between runs the runners as well. */
  settle(isRunning: boolean): void
}

/**
 * What nobody needs may fill the room that is left by what is needed. Where it is too much, the kernel and the runners have half of the
 * room each, and more where the other does not use its half; each lets go of what was not used for longest.
 */
export function createMemoryBudget(holdings: Holdings, pool: WorkerPool): MemoryBudget {
  return {
    most: null,
    settle(isRunning) {
      if (this.most === null) return
      const runners = pool.numbers.flatMap((worker) => pool.living(worker) ?? [])
      const held = runners.map((runner) => runner.held)
      const kept = held.reduce((sum, one) => sum + one.kept, 0)
      const loose = held.reduce((sum, one) => sum + one.all, 0) - kept
      const room = Math.max(0, this.most - holdings.needed - kept)
      holdings.shrink(Math.max(room - loose, room / 2))
      const left = room - holdings.loose
      // In a run the adapter tells them, with their work.
      if (isRunning || loose <= left) return
      for (const [at, bytes] of shareRoom(held, left).entries()) runners[at]?.post({ kind: 'limit', bytes, over: null })
    },
  }
}

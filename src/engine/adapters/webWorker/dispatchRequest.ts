import type { SentValue } from '../../worker/runnerProtocol.ts'
import type { RunContext } from '../GraphAdapter.ts'
import type { CostBook } from './costBook.ts'
import type { RecordedNode } from './recordedNode.ts'
import type { WorkerPool } from './workerPool.ts'

export interface DispatchRequest {
  readonly run: RunContext
  readonly recorded: readonly RecordedNode[]
  /** Inputs, config and overrides by node. */
  readonly given: ReadonlyMap<string, unknown>
  readonly pool: WorkerPool
  readonly workers: number
  readonly costs: CostBook
  readonly summaries: boolean
  readonly limits: TimeLimits
  /** What the workers' values may hold together. */
  readonly maxHeldBytes: number | undefined
  /** What of that others hold. */
  readonly heldElsewhere: (() => number) | undefined
  /** Makes values of the run before again: what the workers hold of it stays. */
  readonly continues: boolean | undefined
  /** Told each value as it leaves its runner: what a stopped run leaves behind. */
  readonly onValue: ((sent: SentValue) => void) | undefined
}

/** Milliseconds; without, there is no limit. */
export interface TimeLimits {
  /** A node that runs longer fails, and its worker is ended. */
  readonly nodeTimeout?: number | undefined
  /** A run that takes longer is ended as a whole. */
  readonly runTimeout?: number | undefined
}

/** What the run left: the outputs' values, and nodes without one. */
export interface Dispatched {
  readonly values: ReadonlyMap<string, unknown>
  readonly failed: ReadonlyMap<string, string>
  /** A node failed so that nothing may stand for its value. */
  readonly isFatal: boolean
}

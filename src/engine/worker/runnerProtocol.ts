import type { RunEvent } from '../model/event.ts'
import type { Program } from '../model/graph.ts'
import type { WireValue } from '../values/wire.ts'

/** driver or kernel -> runner. */
export type ToRunner =
  | { readonly kind: 'startRun'; readonly program: Program; readonly startedAt: number; readonly summaries: boolean }
  | { readonly kind: 'runGroup'; readonly group: TaskGroup }
  /** Asks for a value of the latest run that may still be there. */
  | { readonly kind: 'fetch'; readonly id: number; readonly node: string }

/** runner -> driver or kernel. */
export type FromRunner =
  /** What happened, in order, and the exported values that became known. */
  | { readonly kind: 'progress'; readonly events: readonly RunEvent[]; readonly values: readonly NamedValue[] }
  | { readonly kind: 'groupDone'; readonly group: number; readonly failed: readonly (readonly [string, string])[] }
  | { readonly kind: 'fetched'; readonly id: number; readonly value: WireValue | null }

export type NamedValue = readonly [node: string, value: WireValue]

/** Nodes that one runner executes in one go. */
export interface TaskGroup {
  readonly id: number
  /** Dependencies before their users. */
  readonly nodes: readonly string[]
  /** Values from outside that this runner does not have yet. */
  readonly values: readonly NamedValue[]
  /** Nodes outside that have no value, each with the culprit. */
  readonly failed: readonly (readonly [node: string, because: string])[]
  /** Nodes whose values are wanted outside. */
  readonly exports: readonly string[]
}

/** One end of a line to a runner thread, whatever kind of thread it is. */
export interface RunnerLine {
  post(message: ToRunner): void
  /** One listener; a later one takes its place. */
  onMessage(listener: (message: FromRunner) => void): void
  /** One listener, called once when the thread is known to be gone and was not ended by us. */
  onDeath(listener: (reason: string) => void): void
  /** Ends the thread at once, whatever it is doing. */
  terminate(): void
}

import type { LookedUp } from './cached.ts'
import type { CheckedNode } from './check.ts'
import type { Expected } from './expected.ts'
import type { Problem } from './problem.ts'
import type { ValueSummary } from './summary.ts'
import type { TaskRun } from './taskRun.ts'

export type RunOutcome = 'ok' | 'failed' | 'stopped'

/** What happens in a run, in order. Times are milliseconds from the run's start; a worker is a small number, 0 where nodes run in place. */
export type RunEvent =
  | {
      readonly kind: 'runStarted'
      readonly run: number
      readonly nodes: readonly string[]
      readonly outputs: readonly string[]
    }
  /** How long it should take, where earlier runs tell. */
  | ({ readonly kind: 'runExpected' } & Expected)
  | { readonly kind: 'nodeStarted'; readonly node: string; readonly time: number; readonly worker: number }
  | {
      readonly kind: 'nodeFinished'
      readonly node: string
      readonly time: number
      readonly summary: ValueSummary | null
    }
  /** What the cache said of the nodes of the plan, before anything ran; and once more of those that had to wait for others. */
  | { readonly kind: 'nodesLookedUp'; readonly looked: readonly LookedUp[] }
  /** Its value came from the cache: it did not run. */
  | {
      readonly kind: 'nodeCached'
      readonly node: string
      readonly time: number
      readonly worker: number
      readonly summary: ValueSummary | null
      /** The hash under which the cache has its value, where nothing had to read it. */
      readonly data?: string
    }
  /** How far a parallel block is; `total` is null while its `Parallelizable` still gives items. */
  | { readonly kind: 'itemsDone'; readonly block: string; readonly done: number; readonly total: number | null }
  /** So many bytes of a file of that size a node that loads it has read; told of what takes its time. */
  | { readonly kind: 'fileRead'; readonly node: string; readonly bytes: number; readonly size: number }
  /** It waits at a breakpoint, before or after it ran. */
  | { readonly kind: 'nodePaused'; readonly node: string; readonly time: number; readonly moment: 'before' | 'after' }
  | { readonly kind: 'nodeResumed'; readonly node: string; readonly time: number }
  /** Its checks were made, for each item of a parallel block; told again where their results come from the cache. */
  | ({ readonly kind: 'nodeChecked' } & CheckedNode)
  | { readonly kind: 'nodeWarned'; readonly node: string; readonly problem: Problem }
  | { readonly kind: 'nodeFailed'; readonly node: string; readonly time: number; readonly problem: Problem }
  | { readonly kind: 'nodeSkipped'; readonly node: string; readonly time: number; readonly because: string }
  /** A worker is through with nodes that went to it in one message. */
  | ({ readonly kind: 'taskDone' } & TaskRun)
  | {
      readonly kind: 'consoleWritten'
      readonly node: string | null
      readonly level: ConsoleLevel
      readonly text: string
    }
  | {
      readonly kind: 'runFinished'
      readonly time: number
      readonly outcome: RunOutcome
      readonly problems: readonly Problem[]
    }

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error' | 'debug'

import type { RunEvent } from '../model/event.ts'
import type { Program } from '../model/graph.ts'
import type { RunPlacement } from '../model/placement.ts'
import type { Problem } from '../model/problem.ts'
import type { TypeInfo, TypeTable } from '../model/type.ts'
import type { Outputs, ResultBuilder } from '../results/ResultBuilder.ts'
import type { Behaviour } from '../run/behaviour.ts'
import type { ExecutableNode, Kwargs } from '../run/nodeRunner.ts'
import type { RunServices, Task } from '../run/services.ts'

/** A declared type with the table that its nested types are in. */
export interface NodeType extends TypeInfo {
  readonly types: TypeTable
}

/** A run as an adapter that places nodes elsewhere needs to know it. */
export interface RunContext {
  /** What was planned: its graph holds the steps of this run, and no more. */
  readonly program: Program
  readonly services: RunServices
  /** What shipped lifecycle adapters change where nodes really run. */
  readonly behaviours: readonly Behaviour[]
  /** Calls the hooks of tasks that live beside the driver. */
  readonly hooks: TaskHooks
  /** Names of the values that will be asked of `buildResult`. */
  readonly outputs: readonly string[]
  readonly emit: (event: RunEvent) => void
  /** The run's start in milliseconds since 1970: times in events count from it, in whatever thread. */
  readonly startedAt: number
  readonly signal: AbortSignal
  /** Makes the result of this run in place of the adapter's own builder. */
  readonly resultBuilder?: ResultBuilder | undefined
}

/** The hooks of tasks that an adapter calls itself; those within a runner go by `services.callHook`. */
export interface TaskHooks {
  has(moment: TaskMoment): boolean
  call<M extends TaskMoment>(moment: M, payload: TaskMoments[M]): void | Promise<void>
}

export interface TaskMoments {
  readonly postTaskGroup: { readonly tasks: readonly Task[] }
  readonly postTaskExpand: { readonly node: string; readonly items: number }
  readonly preTaskSubmission: { readonly task: Task; readonly time: number }
  readonly postTaskReturn: {
    readonly task: Task
    readonly time: number
    readonly success: boolean
    readonly problems: readonly Problem[]
  }
}

export type TaskMoment = keyof TaskMoments

/** Where and how nodes are executed. The driver calls these four at the right moments; a user's own adapter has just these. */
export interface GraphAdapter {
  /** Before the run, for each given value that the declared type refuses: true takes it all the same. */
  checkInputType(nodeType: NodeType, value: unknown): boolean
  /** At build, for each edge that the compiler refuses: true takes it all the same. Can only loosen. */
  checkNodeTypeEquivalence(nodeType: NodeType, inputType: NodeType): boolean
  /** For each node, dependencies first: its value, a promise of it, or a reference that this adapter knows as a kwarg. */
  executeNode(node: ExecutableNode, kwargs: Kwargs): unknown
  /** At the end: resolves references, then makes the result of the values. */
  buildResult(outputs: Outputs): unknown
}

/** What an adapter that runs nodes elsewhere has besides. */
export interface PlacingAdapter extends GraphAdapter {
  /** Before the first `executeNode` of a run. */
  prepareRun(run: RunContext): void
  /** Which worker would run what, and why: of a program whose graph holds the steps of a run, without running anything. */
  placement?(program: Program, behaviours: readonly Behaviour[]): RunPlacement
}

export function isPlacing(adapter: GraphAdapter): adapter is PlacingAdapter {
  return 'prepareRun' in adapter
}

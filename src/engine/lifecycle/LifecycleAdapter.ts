import type { GraphAdapter, PlacingAdapter } from '../adapters/GraphAdapter.ts'
import type { RunEvent } from '../model/event.ts'
import type { Graph, GraphNode } from '../model/graph.ts'
import type { Problem } from '../model/problem.ts'
import type { ResultBuilder } from '../results/ResultBuilder.ts'
import type { Behaviour } from '../run/behaviour.ts'
import type { CreateNodeCache } from '../run/cache.ts'
import type { CacheChoice } from '../run/cacheBehavior.ts'
import type { CacheStore } from '../run/cacheStore.ts'
import type { Sights } from '../run/lookUps.ts'
import type { Kwargs } from '../run/nodeRunner.ts'
import type { Task } from '../run/services.ts'
import type { ValueHasher } from '../values/hash.ts'

/** What `Builder.withAdapters` takes: where nodes run, what the result is, and whatever looks on or steps in. */
export type Adapter = LifecycleAdapter | GraphAdapter | ResultBuilder

/**
 * Takes part in builds and runs. Everything is optional.
 *
 * *Hooks* are called at their moment, those of all adapters in the order in which the adapters were given; one that gives a
 * promise is awaited, and what it stands before waits. They see values, never an adapter's references, and run beside the
 * driver, wherever the node runs. *Validators* judge the graph at build; all that they find is told together. *Methods*
 * replace what the engine does: of each there can be one.
 */
export interface LifecycleAdapter extends Hooks, Partial<PlacingAdapter> {
  /** Limits the hooks of nodes to these; left out, they are called for every node. */
  readonly nodes?: readonly string[]
  /** Whatever a run tells, in order. Never awaited: it cannot hold a run up. */
  onEvent?(event: RunEvent): void
  /** Why a node may not be; null where it may. */
  validateNode?(node: GraphNode, graph: Graph): string | null
  /** Why the graph may not be; null where it may. */
  validateGraph?(graph: Graph): string | null
  /** What it changes where nodes really run, as plain data that crosses to workers. */
  readonly behaviour?: Behaviour
  /** Where values are kept between runs, and how they are looked up where nodes run in place. Of these there can be one. */
  readonly cache?: CacheMethod
  /** It needs the summaries of values in events, which cost time. */
  readonly summaries?: boolean
}

export interface CacheMethod {
  readonly store: CacheStore
  readonly create: CreateNodeCache
  /** Hashes what runs are given. One that outlives a run is for whoever gives the same objects unchanged. */
  readonly hashOf?: ValueHasher
  /** What nodes were looked up with, from run to run. */
  readonly sights: Sights
  /** What it says of nodes over what the modifier `cache` says. */
  readonly choice?: CacheChoice
}

/** The moments at which hooks are called, and what they are given. */
export interface Moments {
  /** The graph stands, without a problem that stops its runs. */
  readonly postGraphConstruct: GraphConstructed
  /** A run begins: nothing has run yet. */
  readonly preGraphExecute: GraphStarting
  /** A run has ended; not called where it was refused before it began. */
  readonly postGraphExecute: GraphEnded
  /** A node has its values and is about to run; in a parallel block, once an item. */
  readonly preNodeExecute: NodeStarting
  /** A node ran, or failed. Not called where a hook before it failed. */
  readonly postNodeExecute: NodeEnded
  /** Nodes were grouped into tasks, each to go to one worker in one message. */
  readonly postTaskGroup: TasksGrouped
  /** A `Parallelizable` gave its items. */
  readonly postTaskExpand: TaskExpanded
  /** A task is about to be sent. */
  readonly preTaskSubmission: TaskMoment
  /** A worker is about to run a task. */
  readonly preTaskExecute: TaskMoment
  /** A worker has run a task. */
  readonly postTaskExecute: TaskEnded
  /** A task's values have come back. */
  readonly postTaskReturn: TaskEnded
}

export type Moment = keyof Moments

/** A hook that gives no promise holds nothing up. */
export type Awaitable = void | Promise<void>

export type Hooks = { readonly [M in Moment]?: (moment: Moments[M]) => Awaitable }

type Values = Readonly<Record<string, unknown>>

export interface GraphConstructed {
  readonly graph: Graph
  readonly config: Values
}

export interface GraphStarting {
  /** The run's number. */
  readonly run: number
  readonly outputs: readonly string[]
  /** Names of the nodes that will run, dependencies first. */
  readonly plan: readonly string[]
  readonly inputs: Values
  readonly overrides: Values
  /** Tells something of the run's to all who listen. */
  readonly emit: (event: RunEvent) => void
}

export interface GraphEnded {
  readonly run: number
  readonly success: boolean
  /** What `execute` gives; undefined where the run failed. */
  readonly result: unknown
  readonly problems: readonly Problem[]
}

export interface NodeStarting {
  readonly node: GraphNode
  /** Values by parameter; without a prototype, so that any name is a key. */
  readonly kwargs: Kwargs
  /** Milliseconds from the run's start. */
  readonly time: number
}

export interface NodeEnded extends NodeStarting {
  readonly success: boolean
  /** Undefined where it failed. */
  readonly result: unknown
  /** Null where it did not. */
  readonly problem: Problem | null
}

export interface TaskMoment {
  readonly task: Task
  readonly time: number
}

export interface TaskEnded extends TaskMoment {
  readonly success: boolean
  readonly problems: readonly Problem[]
}

export interface TasksGrouped {
  readonly tasks: readonly Task[]
}

export interface TaskExpanded {
  /** The `Parallelizable`. */
  readonly node: string
  readonly items: number
}

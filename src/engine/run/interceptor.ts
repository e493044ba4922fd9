import type { RunEvent } from '../model/event.ts'
import type { GraphNode } from '../model/graph.ts'
import type { Problem } from '../model/problem.ts'
import type { TypeTable } from '../model/type.ts'
import type { RunServices } from './services.ts'

/** One run of one node, as interceptors see it. `values` are those of its dependencies, in their order. */
export interface NodeRun {
  readonly node: GraphNode
  readonly values: readonly unknown[]
}

/**
 * Stands around a node's run: `next` runs it (or the interceptor within) and gives its value or a promise of it, or
 * throws. May give another value, a promise where `next` gave none, or not call `next` at all.
 */
export type Interceptor = (run: NodeRun, next: () => unknown) => unknown

/** What interceptors need of a run. */
export interface InterceptorOptions {
  readonly types: TypeTable
  readonly services: RunServices
  readonly emit: (event: RunEvent) => void
  /** Milliseconds from the run's start. */
  readonly now: () => number
  /** What a node's run threw, as its event tells it. */
  readonly problemOf: (error: unknown, node: GraphNode) => Problem
}

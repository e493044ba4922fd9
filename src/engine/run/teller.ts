import type { RunEvent } from '../model/event.ts'
import type { GraphNode } from '../model/graph.ts'
import type { Problem } from '../model/problem.ts'
import type { ValueSummary } from '../model/summary.ts'

/** Who is told what becomes of a node. */
export interface Teller {
  started(node: GraphNode): void
  finished(node: GraphNode, value: unknown): void
  /** Its value came from the cache: it was not started. */
  cached(node: GraphNode, value: unknown): void
  failed(node: GraphNode, problem: Problem): void
}

export interface TellerOptions {
  readonly emit: (event: RunEvent) => void
  /** Milliseconds from the run's start. */
  readonly now: () => number
  readonly worker: number
  /** Null where events carry no summaries. */
  readonly summarise: ((value: unknown) => ValueSummary) | null
}

/** Tells each node's run as events of its own. */
export function createNodeTeller({ emit, now, worker, summarise }: TellerOptions): Teller {
  return {
    started: (node) => emit({ kind: 'nodeStarted', node: node.name, time: now(), worker }),
    finished: (node, value) =>
      emit({ kind: 'nodeFinished', node: node.name, time: now(), summary: summarise?.(value) ?? null }),
    cached: (node, value) =>
      emit({ kind: 'nodeCached', node: node.name, time: now(), worker, summary: summarise?.(value) ?? null }),
    failed: (node, problem) => emit({ kind: 'nodeFailed', node: node.name, time: now(), problem }),
  }
}

/** Tells failures alone. */
export function createQuietTeller(options: TellerOptions): Teller {
  const { failed } = createNodeTeller(options)
  const nothing = () => {}
  return { started: nothing, finished: nothing, cached: nothing, failed }
}

import type { GraphNode } from '../../model/graph.ts'

/** A recorded step: what of the run it needs, by name. */
export interface RecordedNode {
  readonly name: string
  /** Steps of this run whose values it takes; given values are not among them. */
  readonly needs: readonly string[]
  /** A block's items may be spread over workers; a gather takes one list of its block's. */
  readonly kind?: 'block' | 'gather'
}

/** The steps of a plan as a run of it would record them. */
export function recordSteps(steps: readonly GraphNode[]): RecordedNode[] {
  const names = new Set(steps.map(({ name }) => name))
  return steps.map(({ name, dependencies, call }) => ({
    name,
    needs: dependencies.flatMap(({ node }) => (names.has(node) ? [node] : [])),
    ...(call.kind === 'block' || call.kind === 'gather' ? { kind: call.kind } : {}),
  }))
}

import type { GraphNode } from './graph.ts'

/** Real nodes that a step stands for: itself, or all of a block's body. */
export function nodesOf(step: GraphNode): readonly string[] {
  if (step.call.kind === 'gather') return []
  return step.call.kind === 'block' ? step.call.body.flatMap(nodesOf) : [step.name]
}

/** What a block's step and the step of a collected list are called; no identifier holds brackets. */
export function blockName(expand: string): string {
  return `[${expand}]`
}

export function listName(node: string): string {
  return `${node}[]`
}

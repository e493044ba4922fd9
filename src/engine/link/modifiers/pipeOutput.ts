import type { GraphNode } from '../../model/graph.ts'
import { type Modifier, type ModifierContext, sinkNodes } from '../modifier.ts'
import { edgeTo, makeNode } from '../nodes.ts'
import { makePipe, readSteps } from '../steps.ts'

/** `pipeOutput(step(fn), ...)`: what a node gives goes through steps: `f.raw` -> `f.with_add` -> ... -> `f`. */
export const pipeOutput: Modifier = {
  name: 'pipeOutput',
  lifecycle: 'transformer',
  apply(nodes, spec, context) {
    const steps = readSteps(spec, context)
    if (steps.length === 0) return nodes
    const taken = new Set(nodes.map((node) => node.name))
    const sinks = sinkNodes(nodes)
    return nodes.flatMap((node) => (sinks.has(node.name) ? pipeNode(node, steps, taken, context) : [node]))
  },
}

function pipeNode(
  node: GraphNode,
  steps: ReturnType<typeof readSteps>,
  taken: ReadonlySet<string>,
  context: ModifierContext,
): readonly GraphNode[] {
  const raw: GraphNode = { ...node, name: `${node.name}.raw` }
  if (taken.has(raw.name)) {
    context.complain('DW-LINK-050', {
      message: `"${context.fn.name}" has several pipeOutput: each would make "${raw.name}".`,
      hint: 'Put all steps into one.',
    })
    return [node]
  }
  const { nodes, last } = makePipe(steps, { start: raw.name, prefix: node.name, taken }, context)
  const type = nodes[nodes.length - 1]?.type ?? raw.type
  const { tags, doc } = node
  return [
    raw,
    ...nodes,
    makeNode(context, { name: node.name, type, dependencies: [edgeTo(last, type)], call: { kind: 'pass' }, tags, doc }),
  ]
}

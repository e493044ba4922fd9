import type { Dependency, GraphNode } from './graph.ts'
import type { TypeId } from './type.ts'

/** In no table of types: `unknown`. */
export const NO_TYPE: TypeId = -1

/** A node that no text of the user's stands for: an input, a plan's step, a materializer. `parts` are what it has besides. */
export function bareNode(name: string, parts: Partial<GraphNode>): GraphNode {
  return {
    name,
    kind: 'function',
    module: null,
    type: NO_TYPE,
    dependencies: [],
    call: { kind: 'none' },
    tags: {},
    doc: '',
    modifiers: [],
    origin: name,
    where: null,
    extent: null,
    ...parts,
  }
}

/** An edge from a node to the parameter of its name. */
export function edgeTo(node: string, type: TypeId, parts: Partial<Dependency> = {}): Dependency {
  return { parameter: node, node, optional: false, type, where: null, mismatch: false, ...parts }
}

import type { Dependency, GraphNode } from '../model/graph.ts'
import type { TypeId } from '../model/type.ts'
import type { ModifierContext } from './modifier.ts'

type MadeParts = Pick<GraphNode, 'name' | 'type' | 'dependencies' | 'call'> & Partial<GraphNode>

/** A node that a modifier makes: it stands where the modifier's function does. */
export function makeNode({ fn }: ModifierContext, parts: MadeParts): GraphNode {
  return {
    kind: 'function',
    module: fn.module,
    tags: {},
    doc: '',
    modifiers: fn.modifiers,
    origin: fn.name,
    where: fn.where,
    extent: fn.extent,
    ...parts,
  }
}

/** An edge to a node that is sure to be there. */
export function edgeTo(node: string, type: TypeId, parts: Partial<Dependency> = {}): Dependency {
  return { parameter: node, node, optional: false, type, where: null, mismatch: false, ...parts }
}

/** The first of `name`, `name_1`, `name_2` ... that nobody has. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let at = 1; taken.has(free); at++) free = `${name}_${at}`
  return free
}

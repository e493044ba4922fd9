import type { Dependency, Graph, GraphNode, ModifierSpec } from '../../engine/page.ts'
import { fakeNode } from './fakeProgram.ts'

export function makeGraph(...nodes: readonly GraphNode[]): Graph {
  return { nodes, types: [{ text: 'number', shape: { kind: 'any' } }], config: {}, problems: [] }
}

export function edge(node: string, parts: Partial<Dependency> = {}): Dependency {
  return { parameter: node, node, optional: false, type: 0, where: null, mismatch: false, ...parts }
}

/** A node that needs others by their names. */
export function makeNode(name: string, needs: readonly string[] = [], parts: Partial<GraphNode> = {}): GraphNode {
  return fakeNode({ name, module: 'm.ts', dependencies: needs.map((one) => edge(one)), ...parts })
}

export function modifier(name: string): ModifierSpec {
  return { name, args: [], text: `${name}()`, where: { file: 'm.ts', line: 1, column: 1 } }
}

/** `f` with a check: `f_raw`, `f_range_validator` and `f`, as `checkOutput` makes them. */
export function checkedNodes(name: string, needs: readonly string[]): GraphNode[] {
  const parts = { origin: name, modifiers: [modifier('checkOutput')] }
  return [
    makeNode(`${name}_raw`, needs, parts),
    makeNode(`${name}_range_validator`, [`${name}_raw`], { ...parts, role: 'validator' }),
    makeNode(name, [`${name}_raw`, `${name}_range_validator`], parts),
  ]
}

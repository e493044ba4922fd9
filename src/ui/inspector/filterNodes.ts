import { type GraphNode, moduleName, type TypeTable, typeAt } from '../../engine/page.ts'

/** A node to choose. */
export interface Choice {
  readonly name: string
  readonly type: string
  /** The module, or what it is. */
  readonly home: string
}

const MOST = 40

/** Nodes whose names have the words typed, those that begin with them first; functions before inputs. */
export function filterNodes(nodes: readonly GraphNode[], types: TypeTable, typed: string): Choice[] {
  const words = typed.trim().toLowerCase().split(/\s+/)
  const rank = ({ name, kind }: GraphNode) =>
    (name.toLowerCase().startsWith(words[0] ?? '') ? 0 : 2) + (kind === 'function' ? 0 : 1)
  return nodes
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .slice(0, MOST)
    .map((node) => ({
      name: node.name,
      type: typeAt(types, node.type).text,
      home: node.module === null ? node.kind : moduleName(node.module),
    }))
}

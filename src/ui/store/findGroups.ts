import { type Graph, type GraphNode, indexOf } from '../../engine/page.ts'
import type { NodeGroup, ParallelBlock } from './shown.ts'

/** Functions of which modifiers made several nodes, in the order of the graph. Requested outputs are never inner nodes. */
export function findGroups(graph: Graph, outputs: ReadonlySet<string>): NodeGroup[] {
  const byOrigin = new Map<string, GraphNode[]>()
  for (const node of graph.nodes) {
    if (node.kind !== 'function') continue
    const list = byOrigin.get(node.origin)
    if (list) list.push(node)
    else byOrigin.set(node.origin, [node])
  }
  const several = [...byOrigin].filter(([, nodes]) => nodes.length > 1)
  return several.map(([origin, nodes]) => {
    const members = nodes.map((node) => node.name)
    const face = members.includes(origin) ? origin : null
    return { origin, face, members, inner: face === null ? [] : findInner(graph, members, face, outputs) }
  })
}

/** All but the face, less what someone outside would miss, until no more goes. */
function findInner(graph: Graph, members: readonly string[], face: string, outputs: ReadonlySet<string>): string[] {
  const { users } = indexOf(graph)
  let inner = members.filter((name) => name !== face && !outputs.has(name) && users.has(name))
  for (;;) {
    const within = new Set([...inner, face])
    const kept = inner.filter((name) => users.get(name)?.every((user) => within.has(user)))
    if (kept.length === inner.length) return inner
    inner = kept
  }
}

/** Parallel blocks by their `Parallelizable`, outer ones first; those without a body have nothing to draw. */
export function findBlocks(graph: Graph): ParallelBlock[] {
  const found = new Map<string, { readonly depth: number; readonly members: string[] }>()
  for (const node of graph.nodes) {
    for (const [depth, name] of (node.block ?? []).entries()) {
      const known = found.get(name)
      if (known) known.members.push(node.name)
      else found.set(name, { depth, members: [node.name] })
    }
  }
  return [...found].sort(([, a], [, b]) => a.depth - b.depth).map(([name, { members }]) => ({ name, members }))
}

import type { Graph, GraphNode, Position } from '../../engine/page.ts'

type Layout = Readonly<Record<string, Position>>

/** Places of heirs: while a name is typed each letter makes another node of the same function, which stays where it stood. */
export function inheritPlaces(before: Graph, now: Graph, byHand: Layout, auto: Layout): Layout {
  const next: Record<string, Position> = Object.assign(Object.create(null), auto)
  const names = new Set(now.nodes.map((node) => node.name))
  const heirs = [...heirsOf(before, now)].filter(([heir, old]) => {
    // What was placed by hand keeps its place, even where its name is now that of an input.
    return !Object.hasOwn(byHand, heir) && !(Object.hasOwn(byHand, old) && names.has(old))
  })
  for (const [, old] of heirs) delete next[old]
  for (const [heir, old] of heirs) {
    const place = Object.hasOwn(byHand, old) ? byHand[old] : auto[old]
    if (place) next[heir] = place
  }
  return next
}

/** New nodes that stand for one that is gone, where there is no doubt: new name -> old name. */
export function heirsOf(before: Graph, now: Graph): Map<string, string> {
  const gone = byLook(without(before, now))
  const heirs = new Map<string, string>()
  for (const [look, [heir, ...others]] of byLook(without(now, before))) {
    const [old, ...rest] = gone.get(look) ?? []
    if (heir && old && others.length === 0 && rest.length === 0) heirs.set(heir.name, old.name)
  }
  return heirs
}

function without(graph: Graph, other: Graph): GraphNode[] {
  const kinds = new Map(other.nodes.map((node) => [node.name, node.kind]))
  return graph.nodes.filter((node) => kinds.get(node.name) !== node.kind)
}

/** By what a new name leaves as it is. */
function byLook(nodes: readonly GraphNode[]): Map<string, GraphNode[]> {
  const found = new Map<string, GraphNode[]>()
  for (const node of nodes) {
    const look = JSON.stringify([node.kind, node.module, node.dependencies.map((edge) => edge.parameter)])
    const list = found.get(look)
    if (list) list.push(node)
    else found.set(look, [node])
  }
  return found
}

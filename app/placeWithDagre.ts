import { Graph, layout } from '@dagrejs/dagre'
import type { Position } from '../src/engine/page.ts'
import { layOutFlipped } from '../src/ui/store/flip.ts'
import type { LayoutRequest } from '../src/ui/store/services.ts'

/** In columns (or rows, where the graph flows down) that share an edge; what belongs together stands together. */
export function placeWithDagre(request: LayoutRequest): Record<string, Position> {
  return layOutFlipped(request, placeToTheRight)
}

function placeToTheRight({ nodes, edges, together = [] }: LayoutRequest): Record<string, Position> {
  const graph = new Graph({ compound: true })
  graph.setGraph({ rankdir: 'LR', ranker: rankerFor({ nodes, edges, together }), nodesep: 28, ranksep: 44 })
  graph.setDefaultEdgeLabel(() => ({}))
  // Ids of our own: dagre keeps nodes in plain objects, where a name like __proto__ would be lost.
  const ids = new Map(nodes.map((node, index) => [node.name, `n${index}`]))
  for (const { name, width, height } of nodes) graph.setNode(ids.get(name) ?? name, { width, height })
  for (const [from, to] of edges) {
    const source = ids.get(from)
    const target = ids.get(to)
    if (source && target && source !== target) graph.setEdge(source, target)
  }
  keepTogether(graph, together, ids)
  layout(graph)
  const placed = nodes.map(({ name, ...size }) => ({ name, size, center: graph.node(ids.get(name) ?? '') }))
  const lefts = new Map<number, number>()
  for (const { center, size } of placed) {
    lefts.set(center.x, Math.min(lefts.get(center.x) ?? Number.POSITIVE_INFINITY, center.x - size.width / 2))
  }
  // Cards of a column share their left edge, whatever their widths.
  const left = ({ x }: Position) => lefts.get(x) ?? x
  return Object.fromEntries(
    placed.map(({ name, center, size }) => [name, { x: snap(left(center)), y: snap(center.y - size.height / 2) }]),
  )
}

/** The best ranker keeps what belongs together in neighbouring columns, but takes minutes where the other takes a second. */
function rankerFor({ nodes, together = [] }: LayoutRequest): 'network-simplex' | 'tight-tree' {
  return together.length > 0 && nodes.length <= 150 ? 'network-simplex' : 'tight-tree'
}

/** More groups make dagre slow, and nobody tells them apart. */
const MOST_GROUPS = 80

/** Groups become parents, within one another where one holds the other; those that cut through another are left out. */
function keepTogether(graph: Graph, groups: readonly (readonly string[])[], ids: ReadonlyMap<string, string>): void {
  if (groups.length > MOST_GROUPS) return
  const sets = groups.map((names) => names.flatMap((name) => ids.get(name) ?? [])).filter((set) => set.length > 0)
  for (const [index, set] of sets.sort((a, b) => b.length - a.length).entries()) {
    const parents = new Set(set.map((id) => graph.parent(id)))
    if (parents.size > 1) continue
    const group = `g${index}`
    graph.setNode(group, {})
    const [parent] = parents
    if (parent) graph.setParent(group, parent)
    for (const id of set) graph.setParent(id, group)
  }
}

function snap(value: number): number {
  return Math.round(value / 4) * 4
}

import { Graph, layout } from '@dagrejs/dagre'
import type { Position } from '../src/engine/page.ts'
import type { LayoutRequest } from '../src/ui/store/services.ts'

/** One request, one answer, and the worker is over: the page ends it. */
self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => self.postMessage(placeWithDagre(data))

function placeWithDagre({ nodes, edges }: LayoutRequest): Record<string, Position> {
  const graph = new Graph()
  // The default ranker takes minutes where this one takes a second.
  graph.setGraph({ rankdir: 'LR', ranker: 'tight-tree', nodesep: 28, ranksep: 44 })
  graph.setDefaultEdgeLabel(() => ({}))
  // Ids of our own: dagre keeps nodes in plain objects, where a name like __proto__ would be lost.
  const ids = new Map(nodes.map((node, index) => [node.name, `n${index}`]))
  for (const { name, width, height } of nodes) graph.setNode(ids.get(name) ?? name, { width, height })
  for (const [from, to] of edges) {
    const source = ids.get(from)
    const target = ids.get(to)
    if (source && target && source !== target) graph.setEdge(source, target)
  }
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

function snap(value: number): number {
  return Math.round(value / 4) * 4
}

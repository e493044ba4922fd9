import { Graph, layout } from '@dagrejs/dagre'
import type { Position } from '../src/engine/page.ts'
import type { LayoutRequest } from '../src/ui/store/services.ts'

/** One request, one answer, and the worker is over: the page ends it. */
self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => self.postMessage(placeWithDagre(data))

function placeWithDagre({ nodes, edges }: LayoutRequest): Record<string, Position> {
  const graph = new Graph()
  // The default ranker takes minutes where this one takes a second.
  graph.setGraph({ rankdir: 'LR', ranker: 'tight-tree', nodesep: 28, ranksep: 52 })
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
  return Object.fromEntries(nodes.map((node) => [node.name, topLeft(graph.node(ids.get(node.name) ?? ''), node)]))
}

function topLeft(center: Position, size: { readonly width: number; readonly height: number }): Position {
  const snap = (value: number) => Math.round(value / 4) * 4
  return { x: snap(center.x - size.width / 2), y: snap(center.y - size.height / 2) }
}

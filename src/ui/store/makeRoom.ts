import { type FlowDirection, findNode, type Graph } from '../../engine/page.ts'
import { cardSize } from './cardSize.ts'
import { layeredLayout } from './layeredLayout.ts'
import type { NodeGroup, Room } from './shown.ts'

/** Between a frame and what it holds; above, its title stands. */
export const FRAME_PAD = 12
export const FRAME_TITLE = 28

/** How an open group spreads before its face, which stays where it is: to the left, or above where the graph flows down. */
export function makeRoom(graph: Graph, { face, inner }: NodeGroup, direction: FlowDirection): Room | null {
  const faceNode = face === null ? undefined : findNode(graph, face)
  if (!faceNode) return null
  const nodes = [...inner.flatMap((name) => findNode(graph, name) ?? []), faceNode]
  const cards = nodes.map((node) => ({ name: node.name, ...cardSize(node) }))
  const edges = nodes.flatMap((node) => node.dependencies.map((edge) => [edge.node, node.name] as const))
  const places = layeredLayout({ nodes: cards, edges, direction })
  const origin = places[faceNode.name] ?? { x: 0, y: 0 }
  const offsets = new Map(
    cards.flatMap(({ name }) => {
      const place = places[name]
      return place && name !== faceNode.name ? [[name, { x: place.x - origin.x, y: place.y - origin.y }] as const] : []
    }),
  )
  const boxes = cards.map((card) => ({ ...card, ...(offsets.get(card.name) ?? { x: 0, y: 0 }) }))
  const size = cardSize(faceNode)
  const right = Math.max(...boxes.map((box) => box.x + box.width)) - size.width
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) - size.height
  return {
    face: faceNode.name,
    offsets,
    left: FRAME_PAD - Math.min(...boxes.map((box) => box.x)),
    top: FRAME_TITLE - Math.min(...boxes.map((box) => box.y)),
    // Where the flow ends, the frame's border stands within the gap between the cards.
    right: direction === 'down' ? FRAME_PAD + right : 0,
    bottom: direction === 'down' ? 0 : FRAME_PAD + bottom,
  }
}

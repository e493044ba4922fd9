import { findNode, type Graph } from '../../engine/page.ts'
import { cardSize } from './cardSize.ts'
import { layeredLayout } from './layeredLayout.ts'
import type { NodeGroup, Room } from './shown.ts'

/** Between a frame and what it holds; above, its title stands. */
export const FRAME_PAD = 12
export const FRAME_TITLE = 28

/** How an open group spreads to the left of its face, which stays where it is. */
export function makeRoom(graph: Graph, { face, inner }: NodeGroup): Room | null {
  const faceNode = face === null ? undefined : findNode(graph, face)
  if (!faceNode) return null
  const nodes = [...inner.flatMap((name) => findNode(graph, name) ?? []), faceNode]
  const cards = nodes.map((node) => ({ name: node.name, ...cardSize(node) }))
  const edges = nodes.flatMap((node) => node.dependencies.map((edge) => [edge.node, node.name] as const))
  const places = layeredLayout({ nodes: cards, edges })
  const origin = places[faceNode.name] ?? { x: 0, y: 0 }
  const offsets = new Map(
    cards.flatMap(({ name }) => {
      const place = places[name]
      return place && name !== faceNode.name ? [[name, { x: place.x - origin.x, y: place.y - origin.y }] as const] : []
    }),
  )
  const boxes = cards.map((card) => ({ ...card, ...(offsets.get(card.name) ?? { x: 0, y: 0 }) }))
  return {
    face: faceNode.name,
    offsets,
    left: FRAME_PAD - Math.min(...boxes.map((box) => box.x)),
    top: FRAME_TITLE - Math.min(...boxes.map((box) => box.y)),
    bottom: FRAME_PAD + Math.max(...boxes.map((box) => box.y + box.height)) - cardSize(faceNode).height,
  }
}

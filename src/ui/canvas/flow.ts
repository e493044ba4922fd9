import type { Edge, Node } from '@xyflow/react'
import { type Graph, type GraphNode, indexOf, type Position, typeAt } from '../../engine/page.ts'
import { cardSize } from '../store/controller.ts'

/** What React Flow holds: places and sizes only. What a card shows, the card itself looks up. */
export type CardNode = Node<Record<string, never>, 'card'>
export type WireEdge = Edge<WireData, 'wire'>

export interface WireData extends Record<string, unknown> {
  readonly parameter: string
  readonly optional: boolean
  /** Why the types do not fit; empty where they do. */
  readonly mismatch: string
}

/** Card nodes for all that has a place. Keeps those objects of `before` whose place and size are the same. */
export function toCardNodes(
  graph: Graph,
  places: ReadonlyMap<string, Position>,
  before: readonly CardNode[],
): CardNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  return graph.nodes.flatMap((node) => {
    const place = places.get(node.name)
    return place ? [keepOrMake(node, place, known.get(node.name))] : []
  })
}

function keepOrMake(node: GraphNode, position: Position, before: CardNode | undefined): CardNode {
  const size = cardSize(node)
  const isSame =
    before &&
    before.position.x === position.x &&
    before.position.y === position.y &&
    before.width === size.width &&
    before.height === size.height
  if (isSame) return before
  return { ...before, id: node.name, type: 'card', position: { x: position.x, y: position.y }, ...size, data: {} }
}

export function toWireEdges(graph: Graph, before: readonly WireEdge[]): WireEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]))
  const { byName } = indexOf(graph)
  return graph.nodes.flatMap((node) =>
    node.dependencies
      .filter((edge) => byName.has(edge.node))
      .map((edge): WireEdge => {
        const id = `${edge.node} -> ${node.name}.${edge.parameter}`
        const source = byName.get(edge.node)
        const mismatch =
          edge.mismatch && source
            ? `${edge.node} gives ${typeAt(graph.types, source.type).text}, but ${node.name} takes ${edge.parameter}: ${typeAt(graph.types, edge.type).text}`
            : ''
        const same = known.get(id)
        if (same?.data?.mismatch === mismatch && same.data.optional === edge.optional) return same
        return {
          id,
          type: 'wire',
          source: edge.node,
          target: node.name,
          targetHandle: edge.parameter,
          data: { parameter: edge.parameter, optional: edge.optional, mismatch },
        }
      }),
  )
}

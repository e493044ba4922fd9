import type { Edge, Node } from '@xyflow/react'
import { type Dependency, findNode, type Graph, type GraphNode, type Position, typeAt } from '../../engine/page.ts'
import { cardSize } from '../store/cardSize.ts'
import { type Box, findLane, type Lane } from './lane.ts'

/** What React Flow holds: places and sizes only. What a card shows, the card itself looks up. */
export type CardNode = Node<Record<string, never>, 'card'>
export type WireEdge = Edge<WireData, 'wire'>

export interface WireData extends Record<string, unknown> {
  readonly parameter: string
  readonly optional: boolean
  /** Why the types do not fit; empty where they do. */
  readonly mismatch: string
  /** How it passes cards that stand in its way. */
  readonly lane: Lane | null
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

/** Wires for all edges whose ends are drawn. Keeps those objects of `before` that are as they were. */
export function toWireEdges(
  graph: Graph,
  places: ReadonlyMap<string, Position>,
  before: readonly WireEdge[],
): WireEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]))
  const boxes = boxesOf(graph, places)
  return graph.nodes.flatMap((node) =>
    node.dependencies.flatMap((dependency, port) => {
      const from = boxes.get(dependency.node)
      const to = boxes.get(node.name)
      if (!from || !to) return []
      const edge = makeWire(graph, node, dependency, laneOf(from, to, (port + 0.5) / node.dependencies.length, boxes))
      const same = known.get(edge.id)
      return [same && isSameWire(same, edge) ? same : edge]
    }),
  )
}

function makeWire(graph: Graph, node: GraphNode, dependency: Dependency, lane: Lane | null): WireEdge {
  const { node: source, parameter, optional } = dependency
  return {
    id: `${source} -> ${node.name}.${parameter}`,
    type: 'wire',
    source,
    target: node.name,
    targetHandle: parameter,
    data: { parameter, optional, mismatch: mismatchOf(graph, node, dependency), lane },
  }
}

function mismatchOf(graph: Graph, node: GraphNode, { node: source, parameter, type, mismatch }: Dependency): string {
  const producer = findNode(graph, source)
  if (!mismatch || !producer) return ''
  const gives = typeAt(graph.types, producer.type).text
  return `${source} gives ${gives}, but ${node.name} takes ${parameter}: ${typeAt(graph.types, type).text}`
}

function isSameWire(one: WireEdge, other: WireEdge): boolean {
  return (
    one.data?.mismatch === other.data?.mismatch &&
    one.data?.optional === other.data?.optional &&
    one.data?.lane?.y === other.data?.lane?.y &&
    one.data?.lane?.from === other.data?.lane?.from &&
    one.data?.lane?.to === other.data?.lane?.to
  )
}

/** Beyond this many cards wires take the plain curve: looking for lanes is quadratic. */
const MOST_FOR_LANES = 200

function boxesOf(graph: Graph, places: ReadonlyMap<string, Position>): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const node of graph.nodes) {
    const place = places.get(node.name)
    if (place) boxes.set(node.name, { ...place, ...cardSize(node) })
  }
  return boxes
}

function laneOf(from: Box, to: Box, port: number, boxes: ReadonlyMap<string, Box>): Lane | null {
  if (boxes.size > MOST_FOR_LANES) return null
  const others = [...boxes.values()].filter((box) => box !== from && box !== to)
  return findLane(
    { x: from.x + from.width, y: from.y + from.height / 2 },
    { x: to.x, y: to.y + to.height * port },
    others,
  )
}

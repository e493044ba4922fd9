import { type Graph, type GraphNode, indexOf, type Position } from '../../engine/page.ts'
import { cardSize } from './cardSize.ts'

type Layout = Readonly<Record<string, Position>>

const COLUMN_GAP = 52
const ROW_GAP = 28

/**
 * A place for every node: from the first layout that has one, else beside its neighbours. While no node has a place at all,
 * the first layout is still to come and nothing is placed.
 */
export function placeAll(graph: Graph, layouts: readonly Layout[]): Map<string, Position> {
  const places = new Map<string, Position>()
  const homeless: GraphNode[] = []
  for (const node of graph.nodes) {
    const layout = layouts.find((one) => Object.hasOwn(one, node.name))
    const place = layout?.[node.name]
    if (place) places.set(node.name, place)
    else homeless.push(node)
  }
  if (places.size === 0) return places
  const taken: Taken = new Map()
  for (const node of graph.nodes) {
    const place = places.get(node.name)
    if (place) occupy(taken, { ...place, ...cardSize(node) })
  }
  for (const node of homeless) {
    const place = firstFree(taken, { ...besideNeighbours(graph, node, places), ...cardSize(node) })
    places.set(node.name, place)
  }
  return places
}

function besideNeighbours(graph: Graph, node: GraphNode, places: ReadonlyMap<string, Position>): Position {
  const { byName, users } = indexOf(graph)
  const before = node.dependencies.flatMap((edge) => {
    const place = places.get(edge.node)
    const source = byName.get(edge.node)
    return place && source ? [{ x: place.x + cardSize(source).width, y: place.y }] : []
  })
  if (before.length) return { x: Math.max(...before.map((one) => one.x)) + COLUMN_GAP, y: meanY(before) }
  const after = (users.get(node.name) ?? []).flatMap((name) => places.get(name) ?? [])
  if (after.length) {
    return { x: Math.min(...after.map((one) => one.x)) - cardSize(node).width - COLUMN_GAP, y: meanY(after) }
  }
  let left = Number.POSITIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const place of places.values()) {
    left = Math.min(left, place.x)
    bottom = Math.max(bottom, place.y)
  }
  return { x: left, y: bottom + 92 + ROW_GAP }
}

function meanY(places: readonly Position[]): number {
  return Math.round(places.reduce((sum, place) => sum + place.y, 0) / places.length / 4) * 4
}

interface Box extends Position {
  readonly width: number
  readonly height: number
}

/** Cards by stripes as wide as the widest card, so that looking for a free place stays cheap in large graphs. */
type Taken = Map<number, Box[]>
const STRIPE = 280

function occupy(taken: Taken, box: Box): void {
  const stripe = Math.floor(box.x / STRIPE)
  const list = taken.get(stripe)
  if (list) list.push(box)
  else taken.set(stripe, [box])
}

/** Moves down past the cards in the way, and takes the place. */
function firstFree(taken: Taken, wanted: Box): Position {
  const stripe = Math.floor(wanted.x / STRIPE)
  const near = [stripe - 1, stripe, stripe + 1]
    .flatMap((one) => taken.get(one) ?? [])
    .filter((box) => box.x < wanted.x + wanted.width && wanted.x < box.x + box.width)
    .sort((a, b) => a.y - b.y)
  let { y } = wanted
  for (const box of near) {
    if (box.y < y + wanted.height + ROW_GAP / 2 && y < box.y + box.height + ROW_GAP / 2)
      y = box.y + box.height + ROW_GAP
  }
  occupy(taken, { ...wanted, y })
  return { x: wanted.x, y }
}

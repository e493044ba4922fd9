import { type FlowDirection, type Graph, type GraphNode, indexOf, type Position } from '../../engine/page.ts'
import { cardSize } from './cardSize.ts'
import { type Box, flipBox } from './flip.ts'

type Layout = Readonly<Record<string, Position>>

const COLUMN_GAP = 52
const ROW_GAP = 28

/**
 * A place for every node: from the first layout that has one, else beside its neighbours. While no node has a place at all,
 * the first layout is still to come and nothing is placed.
 */
export function placeAll(
  graph: Graph,
  layouts: readonly Layout[],
  direction: FlowDirection = 'right',
): Map<string, Position> {
  const places = new Map<string, Position>()
  let homeless: GraphNode[] = []
  for (const node of graph.nodes) {
    const layout = layouts.find((one) => Object.hasOwn(one, node.name))
    const place = layout?.[node.name]
    if (place) places.set(node.name, place)
    else homeless.push(node)
  }
  if (places.size === 0 || homeless.length === 0) return places
  const turn = direction === 'down' ? flipBox : (box: Box) => box
  const boxOf = (node: GraphNode, place: Position) => turn({ ...place, ...cardSize(node) })
  const boxes = new Map<string, Box>()
  const free = createFreeSpace()
  for (const node of graph.nodes) {
    const place = places.get(node.name)
    if (place) boxes.set(node.name, free.occupy(boxOf(node, place)))
  }
  // Those with a neighbour that stands come first: so a chain of new nodes grows from where it is fastened.
  while (homeless.length > 0) {
    const near = homeless.filter((node) => isBeside(graph, node, boxes))
    for (const node of near.length > 0 ? near : homeless.slice(0, 1)) {
      const size = boxOf(node, { x: 0, y: 0 })
      const box = free.occupyNear({ ...size, ...besideNeighbours(graph, node, boxes, size.width) })
      boxes.set(node.name, box)
      const { x, y } = turn(box)
      places.set(node.name, { x, y })
    }
    homeless = homeless.filter((node) => !boxes.has(node.name))
  }
  return places
}

type Boxes = ReadonlyMap<string, Box>

function isBeside(graph: Graph, node: GraphNode, boxes: Boxes): boolean {
  return (
    node.dependencies.some((edge) => boxes.has(edge.node)) ||
    (indexOf(graph)
      .users.get(node.name)
      ?.some((name) => boxes.has(name)) ??
      false)
  )
}

function besideNeighbours(graph: Graph, node: GraphNode, boxes: Boxes, width: number): Position {
  const before = node.dependencies.flatMap((edge) => boxes.get(edge.node) ?? [])
  if (before.length) return { x: Math.max(...before.map((one) => one.x + one.width)) + COLUMN_GAP, y: meanY(before) }
  const after = (indexOf(graph).users.get(node.name) ?? []).flatMap((name) => boxes.get(name) ?? [])
  if (after.length) return { x: Math.min(...after.map((one) => one.x)) - width - COLUMN_GAP, y: meanY(after) }
  let left = Number.POSITIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const box of boxes.values()) {
    left = Math.min(left, box.x)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return { x: left, y: bottom + ROW_GAP }
}

function meanY(places: readonly Position[]): number {
  return Math.round(places.reduce((sum, place) => sum + place.y, 0) / places.length / 4) * 4
}

/** Where cards stand, by stripes as wide as the widest card, so that looking for a free place stays cheap in large graphs. */
export interface FreeSpace {
  /** Gives the box back. */
  occupy(box: Box): Box
  /** Moves down past the cards in the way, and takes the place. */
  occupyNear(wanted: Box): Box
}

const STRIPE = 280

export function createFreeSpace(): FreeSpace {
  const stripes = new Map<number, Box[]>()

  function occupy(box: Box): Box {
    const stripe = Math.floor(box.x / STRIPE)
    const list = stripes.get(stripe)
    if (list) list.push(box)
    else stripes.set(stripe, [box])
    return box
  }

  return {
    occupy,
    occupyNear(wanted) {
      const stripe = Math.floor(wanted.x / STRIPE)
      const near = [stripe - 1, stripe, stripe + 1]
        .flatMap((one) => stripes.get(one) ?? [])
        .filter((box) => box.x < wanted.x + wanted.width && wanted.x < box.x + box.width)
        .sort((a, b) => a.y - b.y)
      let { y } = wanted
      for (const box of near) {
        if (box.y < y + wanted.height + ROW_GAP / 2 && y < box.y + box.height + ROW_GAP / 2)
          y = box.y + box.height + ROW_GAP
      }
      return occupy({ ...wanted, y })
    },
  }
}

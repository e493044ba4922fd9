import type { FlowDirection, Graph, Position } from '../../engine/page.ts'
import { cardSize } from './cardSize.ts'
import type { Places } from './clipPlaces.ts'
import type { Box } from './flip.ts'
import { layeredLayout } from './layeredLayout.ts'
import { placeAll } from './placeAll.ts'

const GAP = 28
const GRID = 4

export interface BlockRequest {
  /** The new cards, with the wires among them. */
  readonly graph: Graph
  /** Where they stood when they were copied, by their names now. */
  readonly before: Places | null
  /** The middle of all of them. */
  readonly at: Position
  /** What stands already. */
  readonly taken: readonly Box[]
  readonly direction: FlowDirection
}

/** Places for cards that come together: as they stood to each other, or laid out, and beside what is in their way. */
export function placeBlock({ graph, before, at, taken, direction }: BlockRequest): Places {
  const places = placesFrom(graph, before, direction)
  const boxes = graph.nodes.map((node) => ({ name: node.name, ...(places.get(node.name) ?? at), ...cardSize(node) }))
  const block = boundsOf(boxes)
  const wanted = { ...block, x: at.x - block.width / 2, y: at.y - block.height / 2 }
  const free = moveAside(wanted, taken)
  const move = { x: snap(free.x - block.x), y: snap(free.y - block.y) }
  return Object.fromEntries(boxes.map(({ name, x, y }) => [name, { x: x + move.x, y: y + move.y }]))
}

function placesFrom(graph: Graph, before: Places | null, direction: FlowDirection): ReadonlyMap<string, Position> {
  if (before && graph.nodes.some((node) => Object.hasOwn(before, node.name)))
    return placeAll(graph, [before], direction)
  const names = new Set(graph.nodes.map((node) => node.name))
  const edges = graph.nodes.flatMap((node) =>
    node.dependencies.filter((edge) => names.has(edge.node)).map((edge) => [edge.node, node.name] as const),
  )
  const nodes = graph.nodes.map((node) => ({ name: node.name, ...cardSize(node) }))
  return new Map(Object.entries(layeredLayout({ nodes, edges, direction })))
}

function boundsOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((one) => one.x))
  const y = Math.min(...boxes.map((one) => one.y))
  const width = Math.max(...boxes.map((one) => one.x + one.width)) - x
  return { x, y, width, height: Math.max(...boxes.map((one) => one.y + one.height)) - y }
}

/** The nearest free place straight below, above, right or left. */
export function moveAside(wanted: Box, taken: readonly Box[]): Box {
  const ways = [below, above, right, left].map((way) => moveOn(wanted, taken, way))
  const farness = ({ x, y }: Box) => Math.abs(x - wanted.x) + Math.abs(y - wanted.y)
  return ways.reduce((best, one) => (farness(one) < farness(best) ? one : best))
}

type Way = (box: Box, other: Box) => Box

const below: Way = (box, other) => ({ ...box, y: other.y + other.height + GAP })
const above: Way = (box, other) => ({ ...box, y: other.y - box.height - GAP })
const right: Way = (box, other) => ({ ...box, x: other.x + other.width + GAP })
const left: Way = (box, other) => ({ ...box, x: other.x - box.width - GAP })

function moveOn(wanted: Box, taken: readonly Box[], way: Way): Box {
  let box = wanted
  for (let other = hit(box, taken); other; other = hit(box, taken)) box = way(box, other)
  return box
}

function hit(box: Box, taken: readonly Box[]): Box | undefined {
  const near = GAP / 2
  return taken.find(
    (other) =>
      box.x < other.x + other.width + near &&
      other.x < box.x + box.width + near &&
      box.y < other.y + other.height + near &&
      other.y < box.y + box.height + near,
  )
}

function snap(value: number): number {
  return Math.round(value / GRID) * GRID
}

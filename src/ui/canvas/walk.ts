import { type FlowDirection, type Graph, indexOf, type Position } from '../../engine/page.ts'
import type { Direction } from '../common/keys.ts'
import { flipPlace } from '../store/flip.ts'

/**
 * Where an arrow key leads: against the flow to what feeds a node, with it to what uses the node, across it to the nearest
 * card.
 */
export function walk(
  graph: Graph,
  places: ReadonlyMap<string, Position>,
  from: string | null,
  { key, flow = 'right' }: { readonly key: Direction; readonly flow?: FlowDirection },
): string | null {
  if (flow === 'right') return walkToTheRight(graph, places, from, key)
  const flipped = new Map(Array.from(places, ([name, place]) => [name, flipPlace(place)]))
  return walkToTheRight(graph, flipped, from, FLIPPED[key])
}

const FLIPPED = { left: 'up', up: 'left', right: 'down', down: 'right' } as const satisfies Record<Direction, Direction>

function walkToTheRight(
  graph: Graph,
  places: ReadonlyMap<string, Position>,
  from: string | null,
  direction: Direction,
): string | null {
  const { byName, users } = indexOf(graph)
  const node = from === null ? undefined : byName.get(from)
  if (!node) return firstNode(places)
  if (direction === 'left') {
    const sources = node.dependencies.map((edge) => edge.node)
    return nearest(places, node.name, sources, sideways)
  }
  if (direction === 'right') return nearest(places, node.name, users.get(node.name) ?? [], sideways)
  const sign = direction === 'up' ? -1 : 1
  return nearest(places, node.name, places.keys(), (dx, dy) =>
    dy * sign <= 0 ? null : Math.abs(dy) + 2 * Math.abs(dx),
  )
}

function firstNode(places: ReadonlyMap<string, Position>): string | null {
  let first: string | null = null
  let best: Position = { x: Number.POSITIVE_INFINITY, y: Number.POSITIVE_INFINITY }
  for (const [name, place] of places) {
    if (place.x < best.x || (place.x === best.x && place.y < best.y)) {
      first = name
      best = place
    }
  }
  return first
}

function sideways(dx: number, dy: number): number {
  return Math.abs(dy) + Math.abs(dx) / 4
}

function nearest(
  places: ReadonlyMap<string, Position>,
  from: string,
  names: Iterable<string>,
  distance: (dx: number, dy: number) => number | null,
): string | null {
  const start = places.get(from)
  let found: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const name of names) {
    const place = places.get(name)
    if (!start || !place || name === from) continue
    const far = distance(place.x - start.x, place.y - start.y)
    if (far !== null && far < least) {
      found = name
      least = far
    }
  }
  return found
}

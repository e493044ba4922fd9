import type { Position } from '../../engine/page.ts'
import type { LayoutRequest } from './services.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box extends Position, Size {}

// Axes exchanged: what is written for graphs that flow to the right so serves those that flow down.

export function flipPlace<T extends Position>(one: T): T {
  return { ...one, x: one.y, y: one.x }
}

export function flipSize<T extends Size>(one: T): T {
  return { ...one, width: one.height, height: one.width }
}

export function flipBox<T extends Box>(one: T): T {
  return flipPlace(flipSize(one))
}

/** Lays out in the request's direction by what can do it to the right. */
export function layOutFlipped(
  request: LayoutRequest,
  toTheRight: (request: LayoutRequest) => Record<string, Position>,
): Record<string, Position> {
  if (request.direction !== 'down') return toTheRight(request)
  const places = toTheRight({ ...request, nodes: request.nodes.map(flipSize) })
  for (const [name, place] of Object.entries(places)) places[name] = flipPlace(place)
  return places
}

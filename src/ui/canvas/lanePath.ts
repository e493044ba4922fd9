import type { Position } from '../../engine/page.ts'
import { flipPlace } from '../store/flip.ts'

/** A straight stretch that a wire takes to pass beside cards in its way: level, or upright where the graph flows down. */
export interface Lane {
  readonly y: number
  readonly from: number
  readonly to: number
  /** The ends that it was found for: a wire whose card is being dragged has others, and takes the plain curve. */
  readonly start: Position
  readonly end: Position
  /** Coordinates of lanes of graphs that flow down have their axes exchanged. */
  readonly isUpright: boolean
}

const TOLERANCE = 8

/** The wire's path through its lane; null where its ends are no longer those of the lane. */
export function lanePath(start: Position, end: Position, lane: Lane): string | null {
  const turn = lane.isUpright ? flipPlace : (place: Position) => place
  const [from, to] = [turn(start), turn(end)]
  if (!isNear(from, lane.start) || !isNear(to, lane.end)) return null
  const [enter, leave] = [
    { x: lane.from, y: lane.y },
    { x: lane.to, y: lane.y },
  ]
  const text = (place: Position) => {
    const { x, y } = turn(place)
    return `${x},${y}`
  }
  const arc = (a: Position, b: Position) => {
    const handle = (b.x - a.x) / 2
    return `C${text({ x: a.x + handle, y: a.y })} ${text({ x: b.x - handle, y: b.y })} ${text(b)}`
  }
  return `M${text(from)}${arc(from, enter)}L${text(leave)}${arc(leave, to)}`
}

function isNear(one: Position, other: Position): boolean {
  return Math.abs(one.x - other.x) <= TOLERANCE && Math.abs(one.y - other.y) <= TOLERANCE
}

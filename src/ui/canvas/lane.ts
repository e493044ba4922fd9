import type { Position } from '../../engine/page.ts'

export interface Box extends Position {
  readonly width: number
  readonly height: number
}

/** A level stretch that a wire takes to pass above or below cards in its way. */
export interface Lane {
  readonly y: number
  readonly from: number
  readonly to: number
}

const MARGIN = 6
const CLEARANCE = 14
const SAMPLES = 24

/** Null where the plain curve from one card's right to the other's left meets no card, or no lane would be better. */
export function findLane(start: Position, end: Position, cards: readonly Box[]): Lane | null {
  if (end.x <= start.x) return null
  const between = cards.filter((card) => card.x > start.x && card.x < end.x - MARGIN)
  const inTheWay = between.filter((card) => curve(start, end).some((point) => isOn(point, card)))
  if (inTheWay.length === 0) return null
  const from = Math.min(...inTheWay.map((card) => card.x)) - MARGIN
  const to = Math.max(...inTheWay.map((card) => card.x + card.width)) + MARGIN
  const middle = (start.y + end.y) / 2
  const lanes = between
    .flatMap((card) => [card.y - CLEARANCE, card.y + card.height + CLEARANCE])
    .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    .map((y): Lane => ({ y, from: Math.max(from, start.x), to: Math.min(to, end.x) }))
  return lanes.find((lane) => countHits(start, end, lane, between) === 0) ?? null
}

function countHits(start: Position, end: Position, lane: Lane, cards: readonly Box[]): number {
  const left = { x: lane.from, y: lane.y }
  const right = { x: lane.to, y: lane.y }
  const points = [...curve(start, left), ...straight(left, right), ...curve(right, end)]
  return cards.filter((card) => points.some((point) => isOn(point, card))).length
}

function isOn(point: Position, card: Box): boolean {
  return (
    point.x > card.x - MARGIN &&
    point.x < card.x + card.width + MARGIN &&
    point.y > card.y - MARGIN &&
    point.y < card.y + card.height + MARGIN
  )
}

/** Points of the curve that leaves and arrives level, its handles half the way out. */
function curve(start: Position, end: Position): Position[] {
  return Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const t = index / SAMPLES
    const handle = (end.x - start.x) / 2
    const blend = (a: number, b: number, c: number, d: number) =>
      (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d
    return {
      x: blend(start.x, start.x + handle, end.x - handle, end.x),
      y: blend(start.y, start.y, end.y, end.y),
    }
  })
}

function straight(left: Position, right: Position): Position[] {
  return Array.from({ length: SAMPLES + 1 }, (_, index) => ({
    x: left.x + ((right.x - left.x) * index) / SAMPLES,
    y: left.y,
  }))
}

/** The wire's path through its lane. */
export function lanePath(start: Position, end: Position, lane: Lane): string {
  return `M${start.x},${start.y}${arc(start, { x: lane.from, y: lane.y })}L${lane.to},${lane.y}${arc({ x: lane.to, y: lane.y }, end)}`
}

function arc(start: Position, end: Position): string {
  const handle = (end.x - start.x) / 2
  return `C${start.x + handle},${start.y} ${end.x - handle},${end.y} ${end.x},${end.y}`
}

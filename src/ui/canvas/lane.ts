import type { Position } from '../../engine/page.ts'
import type { BoxIndex } from '../store/boxIndex.ts'
import type { Box } from '../store/flip.ts'
import type { Lane } from './lanePath.ts'

export type Found = Pick<Lane, 'y' | 'from' | 'to'>

const MARGIN = 6
const CLEARANCE = 14
const SAMPLES = 24
/** How far from the plain curve a wire looks for a lane, and how many it tries: what is further is no shorter way. */
const REACH = 420
const MOST_TRIED = 32

/** Null where the plain curve from one card's right to the other's left meets no card, or no lane would be better. */
export function findLane(start: Position, end: Position, cards: BoxIndex): Found | null {
  if (end.x <= start.x) return null
  const isBetween = (card: Box) => card.x > start.x && card.x < end.x - MARGIN
  const inTheWay = cards
    .within(around(start, end, MARGIN))
    .filter((card) => isBetween(card) && isOnArc(start, end, card))
  if (inTheWay.length === 0) return null
  const from = Math.max(start.x, Math.min(...inTheWay.map((card) => card.x)) - MARGIN)
  const to = Math.min(end.x, Math.max(...inTheWay.map((card) => card.x + card.width)) + MARGIN)
  const near = cards.within(around(start, end, REACH)).filter(isBetween)
  const middle = (start.y + end.y) / 2
  const lanes = near
    .flatMap((card) => [card.y - CLEARANCE, card.y + card.height + CLEARANCE])
    .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    .slice(0, MOST_TRIED)
    .map((y): Found => ({ y, from, to }))
  return lanes.find((lane) => isFree(start, end, lane, near)) ?? null
}

function isFree(start: Position, end: Position, { y, from, to }: Found, cards: readonly Box[]): boolean {
  if (cards.some((card) => isBeside(y, card) && card.x - MARGIN < to && from < card.x + card.width + MARGIN))
    return false
  return !cards.some((card) => isOnArc(start, { x: from, y }, card) || isOnArc({ x: to, y }, end, card))
}

function around(a: Position, b: Position, air: number): Box {
  const y = Math.min(a.y, b.y) - air
  return { x: a.x, y, width: b.x - a.x, height: Math.max(a.y, b.y) + air - y }
}

function isBeside(y: number, card: Box): boolean {
  return y > card.y - MARGIN && y < card.y + card.height + MARGIN
}

/** Whether the curve that leaves and arrives level, its handles half the way out, runs over the card. */
function isOnArc(start: Position, end: Position, card: Box): boolean {
  const [low, high] = [card.y - MARGIN, card.y + card.height + MARGIN]
  if (Math.min(start.y, end.y) > high || Math.max(start.y, end.y) < low) return false
  if (card.x - MARGIN > end.x || card.x + card.width + MARGIN < start.x) return false
  const handle = (end.x - start.x) / 2
  for (let index = 0; index <= SAMPLES; index++) {
    const t = index / SAMPLES
    const x = blend(t, start.x, start.x + handle, end.x - handle, end.x)
    if (x <= card.x - MARGIN || x >= card.x + card.width + MARGIN) continue
    if (isBeside(blend(t, start.y, start.y, end.y, end.y), card)) return true
  }
  return false
}

function blend(t: number, a: number, b: number, c: number, d: number): number {
  const s = 1 - t
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d
}

import type { Box } from '../store/flip.ts'
import type { CardNode } from './flow.ts'

/** What holds all of them; without any an empty box at the origin. */
export function boundsOf(nodes: readonly CardNode[]): Box {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x)
    top = Math.min(top, position.y)
    right = Math.max(right, position.x + width)
    bottom = Math.max(bottom, position.y + height)
  }
  return nodes.length > 0 ? { x: left, y: top, width: right - left, height: bottom - top } : EMPTY
}

const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 }

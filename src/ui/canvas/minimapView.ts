import type { Box } from '../store/flip.ts'
import type { CardNode } from './flow.ts'

export const MINIMAP = { width: 128, height: 84 } as const

/** Pixels between what is shown and the border. */
const AIR = 5

export interface MinimapView {
  /** The cards and what is in view, in the middle. */
  readonly area: Box
  /** What is left beside it in another shape is within this. */
  readonly around: Box
  /** The canvas's units a pixel. */
  readonly scale: number
}

export function minimapOf(cards: Box, view: Box): MinimapView {
  const left = Math.min(cards.x, view.x)
  const top = Math.min(cards.y, view.y)
  const across = Math.max(cards.x + cards.width, view.x + view.width) - left
  const down = Math.max(cards.y + cards.height, view.y + view.height) - top
  const scale = Math.max(across / MINIMAP.width, down / MINIMAP.height)
  const middle = {
    x: left + across / 2,
    y: top + down / 2,
    width: MINIMAP.width * scale,
    height: MINIMAP.height * scale,
  }
  return { area: boxAround(middle, AIR * scale), around: boxAround(middle, 2 * AIR * scale), scale }
}

function boxAround({ x, y, width, height }: Box, air: number): Box {
  return { x: x - width / 2 - air, y: y - height / 2 - air, width: width + 2 * air, height: height + 2 * air }
}

/** One path for all boxes. */
export function pathOfBoxes(nodes: readonly CardNode[]): string {
  return nodes.map(({ position, width = 0, height = 0 }) => pathOfBox({ ...position, width, height })).join('')
}

export function pathOfBox({ x, y, width, height }: Box): string {
  return `M${x},${y}h${width}v${height}h${-width}z`
}

/** How much nearer a turn of the wheel brings the canvas; lines and pages count for more than pixels. */
export function zoomOfWheel({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  return 2 ** (-deltaY * (deltaMode === 1 ? 0.05 : deltaMode ? 1 : 0.002))
}

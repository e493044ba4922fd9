import type { Position } from '../../engine/page.ts'
import { type Box, flipBox } from './flip.ts'

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'
export type Axis = 'horizontally' | 'vertically'

type Boxes = ReadonlyMap<string, Box>

/** Places on one line: by the outermost edge, or by the middle of all. */
export function alignBoxes(boxes: Boxes, how: Alignment): Map<string, Position> {
  const isDown = how === 'top' || how === 'middle' || how === 'bottom'
  const part = PARTS[how]
  return along(boxes, isDown ? 'vertically' : 'horizontally', (all) => {
    const start = Math.min(...all.map((box) => box.x))
    const end = Math.max(...all.map((box) => box.x + box.width))
    return all.map((box) => start + part * (end - start - box.width))
  })
}

/** Equal gaps between the first and the last, which stay; they keep their order. */
export function distributeBoxes(boxes: Boxes, axis: Axis): Map<string, Position> {
  return along(boxes, axis, (all) => {
    const order = [...all.keys()].sort((a, b) => centreOf(all[a]) - centreOf(all[b]))
    const [first, last] = [all[order[0] ?? 0], all[order.at(-1) ?? 0]]
    if (!first || !last || all.length < 3) return all.map((box) => box.x)
    const filled = all.reduce((sum, box) => sum + box.width, 0)
    const gap = (last.x + last.width - first.x - filled) / (all.length - 1)
    const places: number[] = []
    let x = first.x
    for (const at of order) {
      places[at] = x
      x += (all[at]?.width ?? 0) + gap
    }
    return places
  })
}

const PARTS: Readonly<Record<Alignment, number>> = { left: 0, centre: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 }

function centreOf(box: Box | undefined): number {
  return box ? box.x + box.width / 2 : 0
}

/** Half a pixel left of zero rounds to -0, which is another place than 0 to whoever compares them. */
const NO_MINUS_ZERO = 0

/** New places along an axis, by what computes them from left to right. */
function along(boxes: Boxes, axis: Axis, compute: (all: readonly Box[]) => readonly number[]): Map<string, Position> {
  const turn = axis === 'vertically' ? flipBox : (box: Box) => box
  const entries = [...boxes].map(([name, box]) => [name, turn(box)] as const)
  const places = compute(entries.map(([, box]) => box))
  return new Map(
    entries.map(([name, box], at) => {
      const { x, y } = turn({ ...box, x: Math.round(places[at] ?? box.x) + NO_MINUS_ZERO })
      return [name, { x, y }]
    }),
  )
}

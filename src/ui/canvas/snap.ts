import type { Position } from '../../engine/page.ts'
import type { Box } from '../store/flip.ts'

/** A line along which a dragged card stands level with others. */
export interface Guide {
  /** An upright line stands at an x, a level one at a y. */
  readonly isUpright: boolean
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Snapped {
  readonly shift: Position
  readonly guides: readonly Guide[]
}

/** Cards further away than this are no neighbours. */
const NEAR = 600

/** What to move a dragged box by so that edges or middles meet those of near boxes, at most `reach` away. */
export function snapBox(box: Box, others: readonly Box[], reach: number): Snapped {
  const near = others.filter((other) => gap(box, other) < NEAR)
  const x = snapAxis(spanX(box), near.map(spanX), reach)
  const y = snapAxis(spanY(box), near.map(spanY), reach)
  const moved = { ...box, x: box.x + (x?.by ?? 0), y: box.y + (y?.by ?? 0) }
  const guides: Guide[] = []
  if (x) guides.push(guideAt(x.at, true, [moved, ...near]))
  if (y) guides.push(guideAt(y.at, false, [moved, ...near]))
  return { shift: { x: x?.by ?? 0, y: y?.by ?? 0 }, guides }
}

interface Span {
  readonly start: number
  readonly length: number
}

const spanX = ({ x, width }: Box): Span => ({ start: x, length: width })
const spanY = ({ y, height }: Box): Span => ({ start: y, length: height })
const linesOf = ({ start, length }: Span) => [start, start + length / 2, start + length]

function snapAxis(
  span: Span,
  others: readonly Span[],
  reach: number,
): { readonly by: number; readonly at: number } | null {
  let best: { readonly by: number; readonly at: number } | null = null
  for (const other of others) {
    for (const at of linesOf(other)) {
      for (const own of linesOf(span)) {
        const by = at - own
        if (Math.abs(by) <= reach && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at }
      }
    }
  }
  return best
}

/** From the first to the last of the boxes that the line touches. */
function guideAt(at: number, isUpright: boolean, boxes: readonly Box[]): Guide {
  const [across, along] = isUpright ? [spanX, spanY] : [spanY, spanX]
  const spans = boxes.filter((box) => linesOf(across(box)).some((line) => Math.abs(line - at) < 0.5)).map(along)
  const from = Math.min(...spans.map((span) => span.start))
  const to = Math.max(...spans.map((span) => span.start + span.length))
  return { isUpright, at, from, to }
}

function gap(one: Box, other: Box): number {
  const x = Math.max(other.x - one.x - one.width, one.x - other.x - other.width)
  const y = Math.max(other.y - one.y - one.height, one.y - other.y - other.height)
  return Math.max(x, y)
}

interface Placed {
  readonly id: string
  readonly position: Position
}

interface Sized extends Placed {
  readonly width?: number
  readonly height?: number
}

/** Where dragged cards come to stand among the others: together, by the border around them. */
export function snapMoved(
  moved: readonly Placed[],
  nodes: readonly Sized[],
  reach: number,
): { readonly moved: readonly Placed[]; readonly guides: readonly Guide[] } {
  const places = new Map(moved.map(({ id, position }) => [id, position]))
  const dragged: Box[] = []
  const others: Box[] = []
  for (const { id, position, width = 0, height = 0 } of nodes) {
    const place = places.get(id)
    if (place) dragged.push({ ...place, width, height })
    else others.push({ ...position, width, height })
  }
  if (dragged.length === 0) return { moved, guides: [] }
  const { shift, guides } = snapBox(around(dragged), others, reach)
  return {
    guides,
    moved: moved.map(({ id, position: { x, y } }) => ({ id, position: { x: x + shift.x, y: y + shift.y } })),
  }
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

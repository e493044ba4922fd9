import type { Box } from './flip.ts'

/** Boxes by where they are, so that what looks at a part of a large graph does not look at all of it. */
export interface BoxIndex {
  /** Each box that meets the area, once. */
  within(area: Box): Box[]
}

const CELL = { width: 320, height: 160 }

export function indexBoxes(boxes: Iterable<Box>): BoxIndex {
  const cells = new Map<number, Box[]>()
  for (const box of boxes) {
    for (const cell of cellsOf(box)) {
      const list = cells.get(cell)
      if (list) list.push(box)
      else cells.set(cell, [box])
    }
  }
  return {
    within(area) {
      const found = new Set<Box>()
      for (const cell of cellsOf(area)) {
        for (const box of cells.get(cell) ?? []) if (meets(box, area)) found.add(box)
      }
      return [...found]
    },
  }
}

/** One number a cell; cells that are very far apart may share theirs, which costs a look more. */
function* cellsOf({ x, y, width, height }: Box): Iterable<number> {
  const last = { column: Math.floor((x + width) / CELL.width), row: Math.floor((y + height) / CELL.height) }
  for (let column = Math.floor(x / CELL.width); column <= last.column; column++) {
    for (let row = Math.floor(y / CELL.height); row <= last.row; row++) yield column * 65_536 + row
  }
}

function meets(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

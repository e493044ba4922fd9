import type { Box, Row } from './picture.ts'
import { shorten } from './text.ts'

/** Sizes in pixels; a monospaced character is 0.602 of its font size wide. */
export const NAME_SIZE = 13
export const TYPE_SIZE = 11
const RATIO = 0.602
const MOST_CHARACTERS = 36
const PADDING = 14
export const ROW = 20
const FRAME = 8

export interface Measured {
  readonly width: number
  readonly height: number
  /** Of the node itself: less than `height` where its fields hang below, in a frame. */
  readonly nodeHeight: number
  readonly rows: readonly Row[]
  readonly fields: readonly Row[]
}

/** The size of a box by its text, which is shortened where it is long. */
export function measure(box: Box): Measured {
  const rows = box.rows.map(fit)
  const fields = box.fields.map(fit)
  const isList = rows.length > 1
  const own = isList ? Math.max(...rows.map(listWidth)) : Math.max(0, ...rows.map(stackWidth))
  const within = Math.max(0, ...fields.map(listWidth))
  const caps = box.kind === 'loader' || box.kind === 'saver' ? 10 : 0
  const nodeHeight = isList ? rows.length * ROW + 12 : 44 + caps
  const frame = fields.length ? fields.length * ROW + FRAME * 3 : 0
  return {
    width: even(Math.max(72, own, within) + 2 * PADDING + (fields.length ? 2 * FRAME : 0)),
    height: even(nodeHeight + frame),
    nodeHeight,
    rows,
    fields,
  }
}

export function textWidth(text: string, size: number): number {
  return [...text].length * size * RATIO
}

function fit({ name, type }: Row): Row {
  return { name: shorten(name, MOST_CHARACTERS), type: shorten(type, MOST_CHARACTERS) }
}

function stackWidth({ name, type }: Row): number {
  return Math.max(textWidth(name, NAME_SIZE), textWidth(type, TYPE_SIZE))
}

/** Name at the left, type at the right. */
function listWidth({ name, type }: Row): number {
  return textWidth(name, 12) + 16 + textWidth(type, TYPE_SIZE)
}

function even(size: number): number {
  return 2 * Math.ceil(size / 2)
}

import type { DataColumn } from '../../model/dataColumns.ts'
import type { Batch } from './batch.ts'
import { afterBlanks, beforeBlanks, isMissing, isNaNWord, mark, readBoolean, readDate, readNumber } from './scalars.ts'
import { createTextCells, type TextCells } from './textCells.ts'

/** A column whose type is what all of its cells have in common, found while they come. */
export interface CsvColumn {
  add(batch: Batch): void
  /** After the last cell: so many rows at the begin were not kept as text, and have to come once more. */
  toRepeat(): number
  /** Takes cells that came before, of which the first is number `row`. */
  repeat(batch: Batch, row: number): void
  end(): DataColumn
}

type State = 'none' | 'number' | 'boolean' | 'date' | 'text'

export interface CsvColumnOptions {
  readonly expectedRows: number
  /** A comma may stand before decimals, where it separates nothing else. */
  readonly comma: boolean
}

export function createCsvColumn(column: number, { expectedRows, comma }: CsvColumnOptions): CsvColumn {
  let state: State = 'none'
  let rows = 0
  let numbers = new Float64Array(0)
  let flags = new Uint8Array(0)
  let missing: Uint8Array | null = null
  let texts: TextCells | null = null
  let toRepeat = 0
  /** Before its type was known there was a word for nothing: in a text it is a word. */
  let sawWord = false
  const seen = { point: false, comma: false, clearComma: false }

  function becomeText(batch: Batch): void {
    toRepeat = state === 'none' && !sawWord ? 0 : rows
    const isEmpty = state === 'none' && !sawWord
    state = 'text'
    numbers = new Float64Array(0)
    missing = null
    texts = createTextCells(Math.max(expectedRows, rows + batch.rows))
    if (isEmpty && rows > 0) texts.skip(rows)
    texts.add(batch, column, rows)
  }

  function reserve(size: number): void {
    if (state === 'boolean') {
      if (flags.length < size) flags = widened(flags, new Uint8Array(room(size)).fill(2))
      return
    }
    if (numbers.length < size) numbers = widened(numbers, new Float64Array(room(size)).fill(Number.NaN))
    if (missing && missing.length < size) missing = widened(missing, new Uint8Array(room(size)))
  }

  function room(size: number): number {
    return size <= expectedRows ? expectedRows : Math.ceil(size * 1.5)
  }

  function miss(row: number): void {
    missing ??= new Uint8Array(numbers.length)
    missing[row] = 1
  }

  /** Cells from `from` on as what the column is; gives the first that does not fit, or -1. */
  function addNumbers({ bytes, starts, ends, rows: count, columns }: Batch, from: number): number {
    mark.point = mark.comma = mark.clearComma = false
    for (let at = from, cell = from * columns + column; at < count; at++, cell += columns) {
      if ((ends[cell] ?? 0) < 0) return at
      const start = afterBlanks(bytes, starts[cell] ?? 0, ends[cell] ?? 0)
      const end = beforeBlanks(bytes, start, ends[cell] ?? 0)
      const value = readNumber(bytes, start, end, comma)
      if (!Number.isNaN(value)) numbers[rows + at] = value
      else if (isMissing(bytes, start, end)) miss(rows + at)
      else if (!isNaNWord(bytes, start, end)) return at
    }
    return -1
  }

  function addOthers(batch: Batch, from: number): number {
    const { bytes, starts, ends, rows: count, columns } = batch
    for (let at = from, cell = from * columns + column; at < count; at++, cell += columns) {
      if ((ends[cell] ?? 0) < 0) return at
      const start = afterBlanks(bytes, starts[cell] ?? 0, ends[cell] ?? 0)
      const end = beforeBlanks(bytes, start, ends[cell] ?? 0)
      if (isMissing(bytes, start, end) || isNaNWord(bytes, start, end)) continue
      if (state === 'boolean') {
        const flag = readBoolean(bytes, start, end)
        if (flag < 0) return at
        flags[rows + at] = flag
      } else {
        const time = readDate(bytes, start, end)
        if (Number.isNaN(time)) return at
        numbers[rows + at] = time
      }
    }
    return -1
  }

  /** What the first cell with a value is; cells before it are nothing. Gives its row, or -1 where there is none. */
  function decide({ bytes, starts, ends, rows: count, columns }: Batch): number {
    for (let at = 0, cell = column; at < count; at++, cell += columns) {
      const from = starts[cell] ?? 0
      const to = ends[cell] ?? 0
      const start = afterBlanks(bytes, from, to)
      const end = beforeBlanks(bytes, start, to)
      const isNothing = to >= 0 && isMissing(bytes, start, end)
      if (isNothing || (to >= 0 && isNaNWord(bytes, start, end))) {
        if (to > from) sawWord = true
        continue
      }
      state =
        to < 0
          ? 'text'
          : !Number.isNaN(readNumber(bytes, start, end, comma))
            ? 'number'
            : readBoolean(bytes, start, end) >= 0
              ? 'boolean'
              : !Number.isNaN(readDate(bytes, start, end))
                ? 'date'
                : 'text'
      return at
    }
    return -1
  }

  function begin(batch: Batch): boolean {
    const before = sawWord
    const first = decide(batch)
    if (first < 0) return false
    if (state === 'text') {
      // Words for nothing of this batch come with it; those of batches before come once more.
      state = 'none'
      sawWord = before
      becomeText(batch)
      return false
    }
    reserve(rows + batch.rows)
    if (state === 'number') for (let row = 0; row < rows; row++) miss(row)
    return true
  }

  return {
    add(batch) {
      if (texts) texts.add(batch, column, rows)
      else if (state !== 'none' || begin(batch)) {
        reserve(rows + batch.rows)
        const misfit = state === 'number' ? addNumbers(batch, 0) : addOthers(batch, 0)
        seen.point ||= state === 'number' && mark.point
        seen.comma ||= state === 'number' && mark.comma
        seen.clearComma ||= state === 'number' && mark.clearComma
        if (misfit >= 0) becomeText(batch)
      }
      rows += batch.rows
    },
    toRepeat() {
      const isUnclear = state === 'number' && seen.comma && (seen.point || !seen.clearComma)
      if (isUnclear) {
        state = 'text'
        texts = createTextCells(rows)
        toRepeat = rows
      }
      return toRepeat
    },
    repeat(batch, row) {
      texts?.add(batch, column, row)
    },
    end() {
      switch (state) {
        case 'number':
          return {
            kind: 'number',
            values: cut(numbers, rows),
            missing: missing && cut(missing, rows),
          }
        case 'boolean':
          return { kind: 'boolean', values: cut(flags, rows) }
        case 'date':
          return { kind: 'date', values: cut(numbers, rows) }
        case 'text':
          return { kind: 'text', ...(texts?.end(rows) ?? { codes: new Int32Array(rows), dictionary: [] }) }
        case 'none':
          return { kind: 'any', values: new Array<null>(rows).fill(null) }
      }
    },
  }
}

function widened<T extends Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}

function cut<T extends Float64Array | Uint8Array>(array: T, size: number): T {
  return (array.length === size ? array : array.slice(0, size)) as T
}

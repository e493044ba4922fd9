import type { Batch } from './batch.ts'

/** Splits bytes into rows of cells, a batch at a time; a row that is cut off waits for more. */
export interface Tokens {
  /** Takes bytes in and gives the whole rows of all that is there; `isLast` also what has no line end. */
  push(bytes: Uint8Array, isLast: boolean): Batch
  /** How many cells a row has; until it is told, the next row alone is given: it holds the names. */
  setColumns(count: number): void
  readonly needsNames: boolean
  /** Rows with another count of cells are left out of batches, and told here. */
  readonly ragged: readonly RaggedRow[]
  readonly raggedCount: number
  /** The line on which a quoted cell begins that never ends; null where there is none. */
  readonly openQuote: number | null
}

export interface RaggedRow {
  readonly line: number
  readonly cells: number
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const MOST_RAGGED = 5
/** A row that is longer is one whose quote was never closed: to look for its end in every part anew would take for ever. */
const MOST_BYTES_A_ROW = 2 ** 26

export function createTokens(separator: number): Tokens {
  let buffer = new Uint8Array(0)
  let length = 0
  let starts = new Int32Array(0)
  let ends = new Int32Array(0)
  let columns = -1
  let line = 1
  let openQuote: number | null = null
  let raggedCount = 0
  const ragged: RaggedRow[] = []
  const isSpecial = new Uint8Array(256)
  for (const byte of [separator, LF, CR]) isSpecial[byte] = 1

  function take(bytes: Uint8Array, consumed: number): void {
    const rest = length - consumed
    const needed = rest + bytes.length + 1
    const target = needed > buffer.length ? new Uint8Array(needed * 2) : buffer
    target.set(buffer.subarray(consumed, length))
    target.set(bytes, rest)
    buffer = target
    length = rest + bytes.length
    // A line end behind the last byte stops every search for the end of a cell.
    buffer[length] = LF
    if (starts.length < length + 2) {
      starts = new Int32Array(buffer.length + 2)
      ends = new Int32Array(buffer.length + 2)
    }
  }

  let consumed = 0

  return {
    ragged,
    get needsNames() {
      return columns < 0
    },
    get raggedCount() {
      return raggedCount
    },
    get openQuote() {
      return openQuote
    },
    setColumns(count) {
      columns = count
    },
    push(given, isLast) {
      take(given, consumed)
      const firstLine = line
      const bytes = buffer
      const size = length
      const onlyNames = columns < 0
      let at = 0
      let cells = 0
      let rows = 0
      consumed = 0
      while (at < size) {
        const rowCells = cells
        let breaks = 0
        let isBlank = true
        let isWhole = false
        for (;;) {
          if (bytes[at] === QUOTE && at < size) {
            let doubled = false
            let close = at + 1
            for (;;) {
              close = bytes.indexOf(QUOTE, close)
              if (close < 0 || close >= size) {
                close = -1
                break
              }
              if (bytes[close + 1] !== QUOTE || close + 1 >= size) break
              doubled = true
              close += 2
            }
            // A quote at the very end may be the first of two.
            if (close < 0 || (close + 1 === size && !isLast)) {
              if (isLast) openQuote ??= line + countBreaks(bytes, consumed, at)
              break
            }
            starts[cells] = at + 1
            let end = close + 1
            while (isSpecial[bytes[end] ?? LF] === 0) end++
            if (end > size) end = size
            ends[cells] = doubled || end > close + 1 ? ~end : close
            breaks += countBreaks(bytes, at, close)
            isBlank = false
            at = end
          } else {
            const start = at
            while (isSpecial[bytes[at] ?? LF] === 0) at++
            if (at > size) at = size
            starts[cells] = start
            ends[cells] = at
          }
          cells++
          if (at >= size) {
            isWhole = isLast
            break
          }
          const byte = bytes[at]
          if (byte === separator) {
            at++
            continue
          }
          if (byte === CR) {
            if (at + 1 >= size && !isLast) break
            at += bytes[at + 1] === LF && at + 1 < size ? 2 : 1
          } else at++
          isWhole = true
          break
        }
        if (!isWhole) {
          cells = rowCells
          if (size - consumed > MOST_BYTES_A_ROW) openQuote ??= line
          break
        }
        const count = cells - rowCells
        if (count === 1 && isBlank && isBlanks(bytes, starts[rowCells] ?? 0, ends[rowCells] ?? 0)) cells = rowCells
        else if (columns >= 0 && count !== columns) {
          if (raggedCount++ < MOST_RAGGED) ragged.push({ line, cells: count })
          cells = rowCells
        } else rows++
        line += 1 + breaks
        consumed = at
        if (onlyNames && rows === 1) {
          return { bytes, starts, ends, rows, columns: count, line: firstLine }
        }
      }
      return { bytes, starts, ends, rows, columns: Math.max(columns, 0), line: firstLine }
    },
  }
}

function countBreaks(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) count++
  }
  return count
}

function isBlanks(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== 0x20 && bytes[at] !== 0x09) return false
  return true
}

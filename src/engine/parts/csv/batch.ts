/** Rows of cells as places in bytes: cell `column` of row `row` is number `row * columns + column`. */
export interface Batch {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  /** Where a cell ends; `~end` where doubled quotes stand within. */
  readonly ends: Int32Array
  readonly rows: number
  readonly columns: number
  /** The line of the file on which the bytes begin. */
  readonly line: number
}

const QUOTE = 0x22

/** The bytes of a cell, with doubled quotes made one. */
export function cellBytes({ bytes, starts, ends }: Batch, cell: number): Uint8Array {
  const start = starts[cell] ?? 0
  const end = ends[cell] ?? 0
  return end >= 0 ? bytes.subarray(start, end) : withoutDoubles(bytes, start, ~end)
}

/** Of `"a""b"` what stands between; text behind the closing quote is taken as it is. */
function withoutDoubles(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const out = new Uint8Array(end - start)
  let size = 0
  let within = true
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (within && byte === QUOTE) {
      if (bytes[at + 1] !== QUOTE || at + 1 >= end) {
        within = false
        continue
      }
      at++
    }
    out[size++] = byte
  }
  return out.subarray(0, size)
}

/** The line on which a place in a batch's bytes lies. */
export function lineAt({ bytes, line }: Batch, place: number): number {
  let count = line
  for (let at = 0; at < place; at++) {
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) count++
  }
  return count
}

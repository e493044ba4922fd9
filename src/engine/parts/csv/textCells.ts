import { type Batch, cellBytes, lineAt } from './batch.ts'

/** A column of text as codes into a dictionary of what occurs, found by the bytes. */
export interface TextCells {
  /** Takes cells of a batch; the first of them is number `row` of the column. Throws `NotText` where bytes are no UTF-8. */
  add(batch: Batch, column: number, row: number): void
  /** So many cells at the begin hold nothing. */
  skip(rows: number): void
  end(rows: number): { readonly codes: Int32Array; readonly dictionary: readonly string[] }
}

export class NotText extends Error {
  readonly line: number

  constructor(line: number) {
    super('not UTF-8')
    this.line = line
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function createTextCells(expectedRows: number): TextCells {
  const dictionary: string[] = []
  let codes = new Int32Array(expectedRows)
  /** Bytes of all entries, one behind the other; entry n lies in [offsets[n], offsets[n + 1]). */
  let arena = new Uint8Array(1024)
  let offsets = new Int32Array(256)
  let hashes = new Int32Array(256)
  let count = 0
  /** Hash table of codes, open addressing; -1 is free. */
  let table = new Int32Array(512).fill(-1)

  function growTable(): void {
    const next = new Int32Array(table.length * 2).fill(-1)
    const mask = next.length - 1
    for (let code = 0; code < count; code++) {
      let slot = (hashes[code] ?? 0) & mask
      while (next[slot] !== -1) slot = (slot + 1) & mask
      next[slot] = code
    }
    table = next
  }

  function addEntry(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const from = offsets[count] ?? 0
    const to = from + end - start
    if (to > arena.length) arena = grown(arena, new Uint8Array(Math.max(arena.length * 2, to)))
    if (end - start < 32) for (let at = start, into = from; at < end; at++) arena[into++] = bytes[at] ?? 0
    else arena.set(bytes.subarray(start, end), from)
    if (count + 2 > offsets.length) {
      offsets = grown(offsets, new Int32Array(offsets.length * 2))
      hashes = grown(hashes, new Int32Array(hashes.length * 2))
    }
    hashes[count] = hash
    offsets[count + 1] = to
    return count++
  }

  function codeOf(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0
    hash ^= hash >>> 15
    const mask = table.length - 1
    let slot = hash & mask
    for (let code = table[slot] ?? -1; code !== -1; code = table[slot] ?? -1) {
      if (hashes[code] === hash && isEntry(code, bytes, start, end)) return code
      slot = (slot + 1) & mask
    }
    const code = addEntry(bytes, start, end, hash)
    table[slot] = code
    if (count * 2 > table.length) growTable()
    return code
  }

  function isEntry(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = offsets[code] ?? 0
    if ((offsets[code + 1] ?? 0) - from !== end - start) return false
    for (let at = start, other = from; at < end; at++, other++) if (arena[other] !== bytes[at]) return false
    return true
  }

  /** What is new since `from`: decoded at one go where it is ASCII. */
  function decode(from: number): boolean {
    const base = offsets[from] ?? 0
    const part = arena.subarray(base, offsets[count])
    try {
      const text = decoder.decode(part)
      if (text.includes('\u0000')) return false
      const isAscii = text.length === part.length
      for (let code = from; code < count; code++) {
        const [start, end] = [(offsets[code] ?? 0) - base, (offsets[code + 1] ?? 0) - base]
        dictionary.push(isAscii ? text.slice(start, end) : decoder.decode(part.subarray(start, end)))
      }
      return true
    } catch {
      return false
    }
  }

  return {
    add(batch, column, row) {
      const { bytes, starts, ends, rows, columns } = batch
      if (row + rows > codes.length) {
        codes = grown(codes, new Int32Array(Math.max(codes.length * 2, row + rows)))
      }
      const known = count
      for (let at = 0, cell = column; at < rows; at++, cell += columns) {
        const start = starts[cell] ?? 0
        const end = ends[cell] ?? 0
        if (end < 0) {
          const own = cellBytes(batch, cell)
          codes[row + at] = own.length === 0 ? -1 : codeOf(own, 0, own.length)
        } else codes[row + at] = end === start ? -1 : codeOf(bytes, start, end)
      }
      if (count > known && !decode(known)) throw new NotText(findNoText(batch, column))
    },
    skip: (rows) => void codes.fill(-1, 0, rows),
    end: (rows) => ({ codes: rows === codes.length ? codes : codes.slice(0, rows), dictionary }),
  }
}

function findNoText(batch: Batch, column: number): number {
  for (let row = 0; row < batch.rows; row++) {
    const cell = row * batch.columns + column
    try {
      if (!decoder.decode(cellBytes(batch, cell)).includes('\u0000')) continue
    } catch {
      // Here it is.
    }
    return lineAt(batch, batch.starts[cell] ?? 0)
  }
  return batch.line
}

function grown<T extends Int32Array | Uint8Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

import type { PackedNumbers } from './packedNumbers.ts'

export interface PackedTexts {
  readonly kind: 'texts'
  /** Into the dictionary; -1 null, -2 undefined. */
  readonly codes: Int32Array
  /** Each text once, in the order in which the codes come to it. */
  readonly dictionary: readonly string[]
}

export interface PackedFlags {
  readonly kind: 'flags'
  /** 0, 1; 2 null, 3 undefined. */
  readonly values: Uint8Array
}

/** A column as few buffers, which move at once. */
export type Packed = PackedNumbers | PackedTexts | PackedFlags

/**
 * A table's column, held as it is packed: as a list it takes several times the memory, and a large file's takes seconds to make. Each
 * look at a row gives its value, of a date one of its own.
 */
export abstract class HeldColumn<P extends Packed = Packed> {
  readonly packed: P

  constructor(packed: P) {
    this.packed = packed
  }

  get length(): number {
    const packed: Packed = this.packed
    return (packed.kind === 'texts' ? packed.codes : packed.values).length
  }

  abstract at(row: number): unknown

  *[Symbol.iterator](): Iterator<unknown> {
    const { length } = this
    for (let row = 0; row < length; row++) yield this.at(row)
  }
}

/** Numbers of which some are missing, or dates. */
class NumbersColumn extends HeldColumn<PackedNumbers> {
  at(row: number): number | Date | null | undefined {
    const { kind, values, missing } = this.packed
    const value = values[row]
    if (value === undefined) return undefined
    if (missing?.[row]) return missing[row] === 1 ? null : undefined
    return kind === 'dates' ? new Date(value) : value
  }
}

class TextsColumn extends HeldColumn<PackedTexts> {
  at(row: number): string | null | undefined {
    const { codes, dictionary } = this.packed
    const code = codes[row]
    return code === undefined ? undefined : code === -1 ? null : dictionary[code]
  }
}

class FlagsColumn extends HeldColumn<PackedFlags> {
  at(row: number): boolean | null | undefined {
    return FLAGS[this.packed.values[row] ?? 3]
  }
}

const FLAGS = [false, true, null, undefined] as const

export function holdColumn(packed: Packed): HeldColumn {
  if (packed.kind === 'texts') return new TextsColumn(packed)
  return packed.kind === 'flags' ? new FlagsColumn(packed) : new NumbersColumn(packed)
}

/** Numbers, or milliseconds since 1970; `isMissing` says which rows are null. The numbers stay as they are. */
export function holdNumbers(
  kind: PackedNumbers['kind'],
  values: Float64Array,
  isMissing: (row: number) => boolean,
): HeldColumn {
  let held = values
  let missing: Uint8Array | null = null
  for (let row = 0; row < values.length; row++) {
    if (!isMissing(row)) continue
    missing ??= new Uint8Array(values.length)
    missing[row] = 1
    // As lists are packed, so that equal columns are equal in every byte.
    if (held === values) held = values.slice()
    held[row] = 0
  }
  return new NumbersColumn({ kind, values: held, missing })
}

/** Codes into a dictionary of which each text is another one; negative codes are null. */
export function holdTexts(codes: Int32Array, dictionary: readonly string[]): HeldColumn {
  return new TextsColumn(
    isInOrder(codes, dictionary) ? { kind: 'texts', codes, dictionary } : inOrder(codes, dictionary),
  )
}

/** As lists are packed: every text is used, and they stand in the order in which rows come to them. */
function isInOrder(codes: Int32Array, dictionary: readonly string[]): boolean {
  let next = 0
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0
    if (code === next) next++
    else if (code > next || code < -1) return false
  }
  return next === dictionary.length
}

function inOrder(codes: Int32Array, dictionary: readonly string[]): PackedTexts {
  const places = new Int32Array(dictionary.length).fill(-1)
  const texts: string[] = []
  const ordered = codes.map((code) => {
    const text = dictionary[code]
    if (text === undefined) return -1
    if (places[code] === -1) places[code] = texts.push(text) - 1
    return places[code] ?? -1
  })
  return { kind: 'texts', codes: ordered, dictionary: texts }
}

import { DateColumn } from './dateColumn.ts'
import { isTypedArray, type TypedArray } from './kinds/typedArray.ts'
import { type PackedNumbers, packNumbers } from './packedNumbers.ts'
import type { WireValue } from './wireValue.ts'

/** Packed: numbers and dates with a mask of what is missing, text as codes into a dictionary; other values as they are. */
export type WireColumn =
  | { readonly kind: 'typed'; readonly values: TypedArray }
  | PackedNumbers<'numbers'>
  | PackedNumbers<'dates'>
  | PackedTexts
  | { readonly kind: 'any'; readonly values: WireValue }

type Packing = 'numbers' | 'dates' | 'texts' | 'any'

/** How a column can be packed: by what all of its values are. */
export function packingOf(values: ArrayLike<unknown>): Packing {
  if (isTypedArray(values))
    return values instanceof BigInt64Array || values instanceof BigUint64Array ? 'any' : 'numbers'
  let found: Packing | null = null
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (value === null || value === undefined) continue
    const kind = packingOfItem(value)
    if (kind === 'any' || (found && found !== kind)) return 'any'
    found = kind
  }
  return found ?? 'numbers'
}

function packingOfItem(value: unknown): Packing {
  if (typeof value === 'number') return 'numbers'
  if (typeof value === 'string') return 'texts'
  return value instanceof Date ? 'dates' : 'any'
}

/** `nest` takes what has no packing. */
export function packColumn(
  values: ArrayLike<unknown> | DateColumn,
  nest: (values: unknown[]) => WireValue,
): WireColumn {
  if (values instanceof DateColumn) return values.packed
  if (isTypedArray(values)) return { kind: 'typed', values: withoutSurroundings(values) }
  const kind = packingOf(values)
  if (kind === 'any') return { kind, values: nest(Array.from(values)) }
  return kind === 'texts' ? packTexts(values) : packNumbers(values, kind)
}

export function unpackColumn(
  column: WireColumn,
  unnest: (values: WireValue) => unknown[],
): unknown[] | TypedArray | DateColumn {
  if (column.kind === 'typed') return column.values
  if (column.kind === 'any') return unnest(column.values)
  if (column.kind === 'texts') return Array.from(column.codes, (code) => textAt(column.dictionary, code))
  if (column.kind === 'dates') return new DateColumn(column)
  const { values, missing } = column
  if (!missing) return values
  return Array.from(values, (value, at) => (missing[at] ? (missing[at] === 1 ? null : undefined) : value))
}

/** A clone of a view takes its whole buffer along. */
function withoutSurroundings(values: TypedArray): TypedArray {
  return values.byteLength === values.buffer.byteLength ? values : values.slice()
}

/** Negative codes are what is missing: -1 null, -2 undefined. */
function textAt(dictionary: readonly string[], code: number): string | null | undefined {
  return code === -1 ? null : code === -2 ? undefined : dictionary[code]
}

export interface PackedTexts {
  readonly kind: 'texts'
  readonly codes: Int32Array
  readonly dictionary: readonly string[]
}

export function packTexts(values: ArrayLike<unknown>): PackedTexts {
  const known = new Map<string, number>()
  const codes = new Int32Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const text = values[at]
    if (typeof text !== 'string') {
      codes[at] = text === null ? -1 : -2
      continue
    }
    const code = known.get(text) ?? known.size
    known.set(text, code)
    codes[at] = code
  }
  return { kind: 'texts', codes, dictionary: [...known.keys()] }
}

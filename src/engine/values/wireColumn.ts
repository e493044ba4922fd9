import { HeldColumn, holdColumn, type Packed, type PackedFlags, type PackedTexts } from './heldColumn.ts'
import { isTypedArray, type TypedArray } from './kinds/typedArray.ts'
import { hasOwnNames } from './listNames.ts'
import { packNumbers } from './packedNumbers.ts'
import type { WireValue } from './wireValue.ts'

/** Packed: numbers and dates with a mask of what is missing, text as codes into a dictionary; other values as they are. */
export type WireColumn =
  | { readonly kind: 'typed'; readonly values: TypedArray }
  | Packed
  | { readonly kind: 'any'; readonly values: WireValue }

type Packing = Packed['kind'] | 'any'

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
  if (typeof value === 'boolean') return 'flags'
  return value instanceof Date && !hasOwnNames(value) ? 'dates' : 'any'
}

/** `nest` takes what has no packing. */
export function packColumn(
  values: ArrayLike<unknown> | HeldColumn,
  nest: (values: unknown[]) => WireValue,
): WireColumn {
  if (values instanceof HeldColumn) return values.packed
  if (isTypedArray(values)) return { kind: 'typed', values: withoutSurroundings(values) }
  const kind = packingOf(values)
  if (kind === 'any') return { kind, values: nest(Array.from(values)) }
  return packAs(kind, values)
}

/** A list whose values are all of what is packed so, or missing. */
export function packAs(kind: Packed['kind'], values: ArrayLike<unknown>): Packed {
  if (kind === 'texts') return packTexts(values)
  return kind === 'flags' ? packFlags(values) : packNumbers(values, kind)
}

export function unpackColumn(
  column: WireColumn,
  unnest: (values: WireValue) => unknown[],
): unknown[] | TypedArray | HeldColumn {
  if (column.kind === 'typed') return column.values
  if (column.kind === 'any') return unnest(column.values)
  return column.kind === 'numbers' && !column.missing ? column.values : holdColumn(column)
}

/** A clone of a view takes its whole buffer along. */
function withoutSurroundings(values: TypedArray): TypedArray {
  return values.byteLength === values.buffer.byteLength ? values : values.slice()
}

function packTexts(values: ArrayLike<unknown>): PackedTexts {
  const known = new Map<string, number>()
  const codes = new Int32Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const text = values[at]
    if (typeof text !== 'string') {
      codes[at] = text === null ? -1 : -2
      continue
    }
    let code = known.get(text)
    if (code === undefined) {
      code = known.size
      known.set(text, code)
    }
    codes[at] = code
  }
  return { kind: 'texts', codes, dictionary: [...known.keys()] }
}

function packFlags(values: ArrayLike<unknown>): PackedFlags {
  const packed = new Uint8Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const flag = values[at]
    packed[at] = flag === true ? 1 : flag === false ? 0 : flag === null ? 2 : 3
  }
  return { kind: 'flags', values: packed }
}

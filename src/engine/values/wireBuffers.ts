import { arrayName, bytesOf, findTypedArrayType, isTypedArray, type TypedArray } from './kinds/typedArray.ts'
import { findType } from './types.ts'
import type { WireValue } from './wireValue.ts'

/** A wire whose buffers nobody else looks at: they can be given away with it. */
export interface OwnWire {
  readonly wire: WireValue
  readonly buffers: readonly ArrayBuffer[]
}

/**
 * A value of columns (a typed array, a table, Arrow's bytes) with buffers of its own, copied once: a clone copies them at both
 * ends. Other values, whose many small parts are cloned faster, are left as they are.
 */
export function ownWire(wire: WireValue): OwnWire {
  const own = mapColumns(wire, copyArray)
  return { wire: own, buffers: buffersOf(own) }
}

/** The buffers of a value of columns, each once; of others none. */
export function buffersOf(wire: WireValue): readonly ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  mapColumns(wire, (items) => {
    if (items.buffer instanceof ArrayBuffer) buffers.add(items.buffer)
    return items
  })
  return [...buffers]
}

/** Whether a value is one of columns: to move it takes what it takes to copy its bytes once. */
export function isOfColumns(value: unknown): boolean {
  return isTypedArray(value) || (typeof value === 'object' && value !== null && findType(value)?.pack !== undefined)
}

type MapArray = (items: TypedArray) => TypedArray

function mapColumns(wire: WireValue, map: MapArray): WireValue {
  const { value, packed } = wire
  const [root] = packed
  if (isTypedArray(value)) return { value: map(value), packed }
  if (!root || packed.length > 1 || root[0] !== value) return wire
  const [holder, { kind, data }] = root
  return { value: holder, packed: [[holder, { kind, data: mapParts(data, map, PACKED_DEPTH) }]] }
}

/** A packed table holds columns, which hold arrays; deeper there are values as they are. */
const PACKED_DEPTH = 3

function mapParts(data: unknown, map: MapArray, depth: number): unknown {
  if (isTypedArray(data)) return map(data)
  if (depth === 0 || typeof data !== 'object' || data === null) return data
  if (Array.isArray(data)) return data.map((part: unknown) => mapParts(part, map, depth - 1))
  if (Object.getPrototypeOf(data) !== Object.prototype) return data
  return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, mapParts(part, map, depth - 1)]))
}

/** Of a view its own part alone. */
function copyArray(items: TypedArray): TypedArray {
  const type = findTypedArrayType(arrayName(items))
  const own = new Uint8Array(items.byteLength)
  own.set(bytesOf(items))
  return type ? new type(own.buffer) : items
}

import { ColumnTable } from 'arquero'
import type { ValueKind } from '../model/summary.ts'

export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array

/** Functions, symbols and instances of classes that no thread but their own knows. */
export type UnsupportedKind = 'function' | 'symbol' | 'instance'

/** What a value is. Every value has one kind, and only values of a `ValueKind` may leave a node. */
export function kindOf(value: unknown): ValueKind | UnsupportedKind {
  if (value === null) return 'null'
  const type = typeof value
  if (type !== 'object')
    return type === 'number' || type === 'string' ? type : (type as ValueKind | 'function' | 'symbol')
  if (Array.isArray(value)) return 'array'
  if (isTypedArray(value)) return 'typedArray'
  if (isTable(value)) return 'table'
  if (isPlainObject(value)) return 'object'
  if (value instanceof Map) return 'map'
  if (value instanceof Set) return 'set'
  if (value instanceof Date) return 'date'
  if (value instanceof Error) return 'error'
  if (value instanceof ArrayBuffer || value instanceof DataView) return 'bytes'
  return 'instance'
}

export function isTypedArray(value: unknown): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
}

export function isTable(value: unknown): value is ColumnTable {
  return value instanceof ColumnTable
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}

/** The class's name as a person knows it: `Float64Array`, `Array`, `Table`, `RangeError`. */
export function typeNameOf(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value
  if (isTable(value)) return 'Table'
  if (isPlainObject(value)) return 'Object'
  return value.constructor?.name || 'a class without a name'
}

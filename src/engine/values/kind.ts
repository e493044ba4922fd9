import type { ScalarKind } from './kinds/scalar.ts'
import { findType } from './types.ts'
import type { ObjectKind } from './valueType.ts'

/** Functions, symbols and instances of classes that no thread but their own knows. */
export type UnsupportedKind = 'function' | 'symbol' | 'instance'

/** What a value is held as. Every value has one kind, and only values of a supported one may leave a node. */
export function kindOf(value: unknown): ScalarKind | ObjectKind | UnsupportedKind {
  if (value === null) return 'null'
  const type = typeof value
  return type === 'object' && typeof value === 'object' && value !== null
    ? (findType(value)?.kind ?? 'instance')
    : (type as ScalarKind | 'function' | 'symbol')
}

/** The class's name as a person knows it: `Float64Array`, `Array`, `Table`, `RangeError`. */
export function typeNameOf(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value
  return findType(value)?.typeName(value) ?? (value.constructor?.name || 'a class without a name')
}

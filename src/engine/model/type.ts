/** Index into a program's table of types. */
export type TypeId = number

/** A type of the user's program, as far as values can be checked against it. Nested types are ids, so recursive types are finite. */
export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'never' }
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | bigint }
  | { readonly kind: 'union'; readonly members: readonly TypeId[] }
  | { readonly kind: 'intersection'; readonly members: readonly TypeId[] }
  | { readonly kind: 'array'; readonly element: TypeId }
  | {
      readonly kind: 'tuple'
      readonly elements: readonly TypeId[]
      readonly required: number
      readonly rest: TypeId | null
    }
  | { readonly kind: 'typedArray'; readonly name: string }
  | { readonly kind: 'map'; readonly key: TypeId; readonly value: TypeId }
  | { readonly kind: 'set'; readonly element: TypeId }
  | { readonly kind: 'date' }
  | { readonly kind: 'error' }
  | { readonly kind: 'table' }
  /** A column of a table whose elements the compiler does not know: feeds whatever is array-like. */
  | { readonly kind: 'column' }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'function' }
  | { readonly kind: 'parallelizable'; readonly element: TypeId }
  | { readonly kind: 'collect'; readonly element: TypeId }
  | { readonly kind: 'object'; readonly fields: readonly FieldShape[]; readonly index: TypeId | null }
  /** Something values are not checked against (a class of the user's, a type parameter). */
  | { readonly kind: 'opaque' }

export type PrimitiveName =
  | 'number'
  | 'string'
  | 'boolean'
  | 'bigint'
  | 'undefined'
  | 'null'
  | 'void'
  | 'symbol'
  | 'object'

export interface FieldShape {
  readonly name: string
  readonly optional: boolean
  readonly type: TypeId
}

export interface TypeInfo {
  /** As TypeScript prints it. */
  readonly text: string
  readonly shape: Shape
}

export type TypeTable = readonly TypeInfo[]

const UNKNOWN: TypeInfo = { text: 'unknown', shape: { kind: 'any' } }

/** Total: an id that is not in the table is `unknown`. */
export function typeAt(types: TypeTable, id: TypeId): TypeInfo {
  return types[id] ?? UNKNOWN
}

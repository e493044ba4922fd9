import type { Hash } from '../../model/hash.ts'
import { codeOf } from '../codes.ts'
import { firstItems, listText } from '../previewText.ts'
import { NO_PARTS, type ValueType } from '../valueType.ts'

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

export interface TypedArrayType<Item> {
  readonly name: string
  readonly prototype: object
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer): TypedArray
  from(items: Iterable<Item>): TypedArray
}

export const NUMBERS: ReadonlyMap<string, TypedArrayType<number>> = byName<TypedArrayType<number>>([
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
])

export const BIGINTS: ReadonlyMap<string, TypedArrayType<bigint>> = byName<TypedArrayType<bigint>>([
  BigInt64Array,
  BigUint64Array,
])

function byName<Type extends { readonly name: string }>(types: readonly Type[]): ReadonlyMap<string, Type> {
  return new Map(types.map((type) => [type.name, type]))
}

export function findTypedArrayType(name: string): TypedArrayType<number> | TypedArrayType<bigint> | undefined {
  return NUMBERS.get(name) ?? BIGINTS.get(name)
}

export function isTypedArray(value: unknown): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
}

/** Columns of numbers. Subclasses (Node's Buffer) come back from any thread as what they extend. */
export const typedArrayType: ValueType<TypedArray> = {
  kind: 'typedArray',
  prototypes: [...NUMBERS.values(), ...BIGINTS.values()].map((type) => type.prototype),
  is: isTypedArray,

  typeName: (items) => items.constructor?.name || arrayName(items),
  size: (items) => items.length,
  preview(items, inner) {
    if (items.length === 0) return '[]'
    return inner
      ? `[${listText(firstItems(items), items.length, inner)}]`
      : `${typedArrayType.typeName(items)}(${items.length})`
  },
  entries: (items) => ({
    total: items.length,
    read(offset, limit) {
      const count = Math.max(0, Math.min(limit, items.length - offset))
      return Array.from({ length: count }, (_, at) => ({ key: String(offset + at), value: items[offset + at] }))
    },
  }),
  ...NO_PARTS,

  measure: (items) => items.byteLength,
  writeHash: (items, { hash }) => hashTypedArray(hash.word(TYPED_ARRAY), items),

  codes: ['typedArray'],
  write(items, { code }) {
    const to = code('typedArray')
    to.text(arrayName(items))
    to.bytes(bytesOf(items))
  },
  read({ bytes, keep }) {
    const name = bytes.text()
    const type = findTypedArrayType(name)
    if (!type) throw new Error(`"${name}" is no typed array`)
    return keep(new type(bytes.bytes().buffer))
  },
}

const TYPED_ARRAY = codeOf('typedArray')

/** Every NaN counts as the same one: its bits depend on who made it. */
export function hashTypedArray(hash: Hash, items: TypedArray): void {
  hash.text(arrayName(items))
  if (items instanceof Float64Array || items instanceof Float32Array) hash.numbers(items)
  else hash.bytes(bytesOf(items))
}

/** The class that a subclass extends: `Uint8Array`. */
export function arrayName(items: TypedArray): string {
  return Object.prototype.toString.call(items).slice('[object '.length, -1)
}

export function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

import { type FieldShape, type Shape, type TypeId, type TypeTable, typeAt } from '../model/type.ts'
import { isPlainObject } from './kinds/object.ts'
import { isTable } from './kinds/table.ts'
import { isTypedArray } from './kinds/typedArray.ts'

/** What can be said without looking inside; null where that is not enough. */
export function judge(value: unknown, type: TypeId, types: TypeTable): boolean | null {
  const { shape } = typeAt(types, type)
  if (shape.kind === 'any') return true
  if (isPrimitive(shape)) return isOfKind(value, shape)
  if (shape.kind !== 'union') return null
  let isUnsure = false
  for (const member of shape.members) {
    const judged = judge(value, member, types)
    if (judged) return true
    isUnsure ||= judged === null
  }
  return isUnsure ? null : false
}

/** As `judge`, by literal types alone: they are what tells the members of a union apart. */
export function judgeLiteral(value: unknown, type: TypeId, types: TypeTable): boolean | null {
  return typeAt(types, type).shape.kind === 'literal' ? judge(value, type, types) : null
}

/** Told by its kind, and by the fields that are judged at once. */
export function mayBe(value: unknown, shape: Shape, types: TypeTable, judgeField: typeof judge): boolean {
  if (shape.kind === 'union') {
    return shape.members.some((member) => mayBe(value, typeAt(types, member).shape, types, judgeField))
  }
  if (shape.kind === 'intersection') return true
  if (shape.kind === 'tuple' && Array.isArray(value)) {
    return value.every((item, at) => judgeField(item, tupleType(shape, value, at), types) !== false)
  }
  if (shape.kind !== 'object' || !isPlainObject(value)) return isOfKind(value, shape)
  return shape.fields.every((field) => {
    if (!Object.hasOwn(value, field.name)) return field.optional || hasField(value, field, types)
    return judgeField(value[field.name], field.type, types) !== false || isLeftOut(value, field)
  })
}

/** Whether the value's own kind is the shape's, whatever is in it. */
export function isOfKind(value: unknown, shape: Shape): boolean {
  switch (shape.kind) {
    case 'any':
    case 'opaque':
    case 'union':
    case 'intersection':
      return true
    case 'never':
      return false
    case 'primitive':
      return isNamed(value, shape.name)
    case 'literal':
      return Object.is(value, shape.value) || value === shape.value
    case 'array':
    case 'collect':
      return Array.isArray(value)
    case 'tuple':
      return (
        Array.isArray(value) &&
        value.length >= shape.required &&
        (shape.rest !== null || value.length <= shape.elements.length)
      )
    case 'typedArray':
      return isTypedArray(value) && value[Symbol.toStringTag] === shape.name
    case 'map':
      return value instanceof Map
    case 'set':
      return value instanceof Set
    case 'date':
      return value instanceof Date
    case 'error':
      return value instanceof Error
    case 'table':
      return isTable(value)
    case 'column':
      return typeof value === 'object' && value !== null && 'length' in value
    case 'bytes':
      return value instanceof ArrayBuffer || value instanceof DataView
    case 'function':
      return typeof value === 'function'
    case 'parallelizable':
      return typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
    case 'object':
      return value !== null && value !== undefined
  }
}

function isNamed(value: unknown, name: string): boolean {
  if (name === 'null') return value === null
  if (name === 'void') return value === undefined
  if (name === 'object') return (typeof value === 'object' && value !== null) || typeof value === 'function'
  return typeof value === name
}

export function isPrimitive({ kind }: Shape): boolean {
  return kind === 'primitive' || kind === 'literal'
}

export function hasField(value: unknown, { name, type }: FieldShape, types: TypeTable): boolean {
  // The compiler's name for a field whose key is a symbol.
  if (name.startsWith('__@')) return true
  if (!isPlainObject(value)) return name in Object(value)
  return Object.hasOwn(value, name) || (name in value && typeAt(types, type).shape.kind === 'function')
}

export function isLeftOut(value: Readonly<Record<string, unknown>>, { name, optional }: FieldShape): boolean {
  return optional && value[name] === undefined
}

const ANY = -1

/** An item after a rest in the middle has a type that the shape does not tell, one that may be missing may be undefined. */
export function tupleType(
  { elements, required, rest }: Shape & { kind: 'tuple' },
  items: readonly unknown[],
  at: number,
): TypeId {
  if (at >= required && items[at] === undefined) return ANY
  return elements[at] ?? (required > elements.length ? ANY : (rest ?? ANY))
}

import type { TypeOracle } from '../model/oracle.ts'
import type { Shape, TypeId } from '../model/type.ts'

/** The types that the items of a list of this length must have to be passed for a type; null where no such list can be. */
export function itemTypes(type: TypeId, count: number, oracle: TypeOracle): readonly TypeId[] | null {
  for (const member of membersOf(type, oracle)) {
    const { shape } = oracle.info(member)
    const items = isUnknown(shape) ? listOf(member, count) : itemsOf(member, shape, count, oracle)
    if (items) return items
  }
  return null
}

/** The types that an object's fields must have, by their names; null where an object with just these cannot be passed. */
export function memberTypes(
  type: TypeId,
  names: readonly string[],
  oracle: TypeOracle,
): ReadonlyMap<string, TypeId> | null {
  for (const member of membersOf(type, oracle)) {
    const { shape } = oracle.info(member)
    if (isUnknown(shape)) return new Map(names.map((name) => [name, member]))
    if (shape.kind !== 'object') continue
    if (shape.fields.some((field) => !field.optional && !names.includes(field.name))) continue
    const types = names.flatMap((name): [string, TypeId][] => {
      const field = oracle.field(member, name)
      return field === null ? [] : [[name, field]]
    })
    if (types.length === names.length) return new Map(types)
  }
  return null
}

function itemsOf(type: TypeId, shape: Shape, count: number, oracle: TypeOracle): readonly TypeId[] | null {
  if (shape.kind === 'tuple') {
    const { elements, required, rest } = shape
    if (count < required || (rest === null && count > elements.length)) return null
    return Array.from({ length: count }, (_, at) => elements[at] ?? rest ?? type)
  }
  // Of the shapes that have elements these are no lists.
  if (shape.kind !== 'array' && shape.kind !== 'object') return null
  const element = oracle.element(type)
  return element === null ? null : listOf(element, count)
}

function membersOf(type: TypeId, oracle: TypeOracle): readonly TypeId[] {
  const { shape } = oracle.info(type)
  return shape.kind === 'union' ? shape.members : [type]
}

/** `any`, and `object`: whatever stands in it is as good. */
function isUnknown(shape: Shape): boolean {
  return shape.kind === 'any' || shape.kind === 'opaque' || (shape.kind === 'primitive' && shape.name === 'object')
}

function listOf(type: TypeId, count: number): readonly TypeId[] {
  return Array.from({ length: count }, () => type)
}

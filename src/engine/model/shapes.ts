import { type Shape, type TypeId, type TypeInfo, type TypeTable, typeAt } from './type.ts'

/** A table's types as they are where others stand before them. */
export function moveTypes(types: TypeTable, by: number): TypeInfo[] {
  const move = (id: TypeId): TypeId => id + by
  return types.map(({ text, shape }) => ({ text, shape: mapShape(shape, move) }))
}

/** The shapes that a type is made of, its own first, over ids that number them as they are met: the same of the same types in any table. */
export function shapesOf(types: TypeTable, type: TypeId): Shape[] {
  const numbers = new Map<TypeId, number>([[type, 0]])
  const numberOf = (id: TypeId): number => {
    const number = numbers.get(id) ?? numbers.size
    numbers.set(id, number)
    return number
  }
  // A map that grows while it is walked.
  return Array.from(numbers.keys(), (id) => mapShape(typeAt(types, id).shape, numberOf))
}

/** The same shape over other ids. */
export function mapShape(shape: Shape, map: (id: TypeId) => TypeId): Shape {
  switch (shape.kind) {
    case 'union':
    case 'intersection':
      return { kind: shape.kind, members: shape.members.map(map) }
    case 'array':
    case 'set':
    case 'parallelizable':
    case 'collect':
      return { kind: shape.kind, element: map(shape.element) }
    case 'tuple':
      return { ...shape, elements: shape.elements.map(map), rest: shape.rest === null ? null : map(shape.rest) }
    case 'map':
      return { kind: 'map', key: map(shape.key), value: map(shape.value) }
    case 'object':
      return {
        kind: 'object',
        fields: shape.fields.map((field) => ({ ...field, type: map(field.type) })),
        index: shape.index === null ? null : map(shape.index),
      }
    default:
      return shape
  }
}

import type { TypeOracle } from '../model/oracle.ts'
import type { TypeId } from '../model/type.ts'

/** Whether a literal of a modifier is a value of a type. What its shape does not tell is let through. */
export function fitsLiteral(value: unknown, type: TypeId, oracle: TypeOracle): boolean {
  const { shape } = oracle.info(type)
  switch (shape.kind) {
    case 'any':
    case 'opaque':
    case 'parallelizable':
      return true
    case 'primitive':
      return fitsPrimitive(value, shape.name)
    case 'literal':
      return value === shape.value
    case 'union':
      return shape.members.some((member) => fitsLiteral(value, member, oracle))
    case 'intersection':
      return shape.members.every((member) => fitsLiteral(value, member, oracle))
    case 'array':
      return Array.isArray(value) && value.every((item) => fitsLiteral(item, shape.element, oracle))
    case 'tuple':
      return Array.isArray(value) && value.length >= shape.required
    case 'object':
      return shape.fields.every((field) => fitsField(value, field, oracle))
    default:
      return false
  }
}

function fitsPrimitive(value: unknown, name: string): boolean {
  if (name === 'null') return value === null
  if (name === 'object') return typeof value === 'object' && value !== null
  return typeof value === (name === 'void' ? 'undefined' : name)
}

function fitsField(
  value: unknown,
  { name, type, optional }: { readonly name: string; readonly type: TypeId; readonly optional: boolean },
  oracle: TypeOracle,
): boolean {
  if (typeof value !== 'object' || value === null) return value !== null && value !== undefined && name in Object(value)
  return Object.hasOwn(value, name) ? fitsLiteral(Reflect.get(value, name), type, oracle) : optional
}

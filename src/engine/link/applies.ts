import type { TypeOracle } from '../model/oracle.ts'
import type { TypeId } from '../model/type.ts'

/** What a check can be made of: kinds of single values, and whether they may stand alone or in lists. */
export interface Applies {
  /** Of values: null where any will do. */
  readonly to: readonly ValueWord[] | null
  readonly alone: boolean
}

type ValueWord = 'number' | 'bigint' | 'string' | 'boolean'

/** A part of what a type allows: a value of that kind, alone or in a list; null for one that is not known. */
interface Part {
  readonly kind: string | null
  readonly inList: boolean
}

/** Whether a check may be made of what a type allows: of one of its values at least, and of all that are not known. */
export function applies({ to, alone }: Applies, type: TypeId, oracle: TypeOracle): boolean {
  const parts = partsOf(type, oracle, false, new Set())
  return parts.some(({ kind, inList }) => {
    if (kind === null) return true
    return (inList || alone) && (to === null ? kind !== 'other' : to.some((word) => word === kind))
  })
}

function partsOf(type: TypeId, oracle: TypeOracle, inList: boolean, seen: Set<TypeId>): readonly Part[] {
  if (seen.has(type)) return [{ kind: null, inList }]
  seen.add(type)
  const { shape } = oracle.info(type)
  const inside = (element: TypeId) => partsOf(element, oracle, true, seen)
  switch (shape.kind) {
    case 'any':
    case 'opaque':
    case 'intersection':
    case 'never':
      return [{ kind: null, inList }]
    case 'column':
      return [{ kind: null, inList: true }]
    case 'primitive':
      return shape.name === 'null' || shape.name === 'undefined' ? [] : [{ kind: shape.name, inList }]
    case 'literal':
      return [{ kind: typeof shape.value, inList }]
    case 'union':
      return shape.members.flatMap((member) => partsOf(member, oracle, inList, seen))
    case 'array':
    case 'collect':
    case 'parallelizable':
      return inside(shape.element)
    case 'tuple':
      return [...shape.elements, ...(shape.rest === null ? [] : [shape.rest])].flatMap(inside)
    case 'typedArray':
      return [{ kind: shape.name.startsWith('Big') ? 'bigint' : 'number', inList: true }]
    default:
      return [{ kind: inList ? 'item' : 'other', inList }]
  }
}

/** Whether a type may have columns: a table, or a list of rows. */
export function mayHaveColumns(type: TypeId, oracle: TypeOracle): boolean {
  const { shape } = oracle.info(type)
  if (shape.kind === 'union') return shape.members.some((member) => mayHaveColumns(member, oracle))
  if (shape.kind !== 'array') return shape.kind === 'table' || shape.kind === 'any' || shape.kind === 'opaque'
  const row = oracle.info(shape.element).shape
  return row.kind !== 'primitive' && row.kind !== 'literal' && row.kind !== 'array' && row.kind !== 'typedArray'
}

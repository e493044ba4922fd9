import { type Json, type Shape, type TypeId, type TypeTable, typeAt } from '../../engine/page.ts'

export interface Choice {
  readonly label: string
  readonly value: Json
}

/** How an input's value is asked for. */
export type WidgetKind =
  | { readonly kind: 'number' }
  | { readonly kind: 'bigint' }
  | { readonly kind: 'text' }
  | { readonly kind: 'date' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** A list: a column of a CSV file, or JSON. */
  | { readonly kind: 'column' }
  /** A whole CSV file, or JSON. */
  | { readonly kind: 'table' }
  | { readonly kind: 'json'; readonly wants: 'object' | 'list' | 'any' }

export function widgetKind(types: TypeTable, type: TypeId): WidgetKind {
  const members = given(types, type)
  const choices = members.map(toChoice)
  if (isSwitch(members)) return { kind: 'switch' }
  if (choices.length > 0 && choices.every((choice) => choice !== null)) return { kind: 'choice', choices }
  const [only, ...others] = members
  if (!only) return { kind: 'json', wants: 'any' }
  if (members.every(isRows))
    return members.every((one) => one.kind === 'table') ? { kind: 'table' } : { kind: 'column' }
  return others.length ? { kind: 'json', wants: 'any' } : single(only)
}

function single(shape: Shape): WidgetKind {
  switch (shape.kind) {
    case 'primitive':
      if (shape.name === 'number') return { kind: 'number' }
      if (shape.name === 'string') return { kind: 'text' }
      return shape.name === 'bigint' ? { kind: 'bigint' } : { kind: 'json', wants: 'any' }
    case 'date':
      return { kind: 'date' }
    case 'object':
      return { kind: 'json', wants: 'object' }
    case 'tuple':
    case 'map':
    case 'set':
      return { kind: 'json', wants: 'list' }
    default:
      return { kind: 'json', wants: 'any' }
  }
}

/** The type's alternatives, without what means that no value is given. Unions may be nested; recursive ones end. */
function given(types: TypeTable, type: TypeId, seen = new Set<TypeId>()): Shape[] {
  if (seen.has(type)) return []
  seen.add(type)
  const { shape } = typeAt(types, type)
  if (shape.kind === 'union') return shape.members.flatMap((member) => given(types, member, seen))
  const isAbsence = shape.kind === 'primitive' && ['undefined', 'void', 'null'].includes(shape.name)
  return isAbsence ? [] : [shape]
}

function isSwitch(members: readonly Shape[]): boolean {
  const [first] = members
  if (members.length === 1) return first?.kind === 'primitive' && first.name === 'boolean'
  return members.length === 2 && members.every((one) => one.kind === 'literal' && typeof one.value === 'boolean')
}

function toChoice(shape: Shape): Choice | null {
  if (shape.kind !== 'literal') return null
  const { value } = shape
  return { label: String(value), value: typeof value === 'bigint' ? String(value) : value }
}

/** What a CSV file can give: a column for a list, the file for a table. */
function isRows(shape: Shape): boolean {
  return shape.kind === 'array' || shape.kind === 'typedArray' || shape.kind === 'table'
}

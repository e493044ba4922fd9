import { hasNames } from '../model/dataColumns.ts'
import { holdColumn, type Packed } from './heldColumn.ts'
import { isPlainObject } from './kinds/object.ts'
import { namesOf } from './listNames.ts'
import { packAs, packingOf } from './wireColumn.ts'

/** Rows of an object each by column: the same names in the same order, and in a column only numbers, texts or booleans. */
export interface PackedRows {
  readonly names: readonly string[]
  readonly columns: readonly Packed[]
}

/** For fewer it is not worth looking. */
const MANY = 256

/** Null for a list of anything else, and for a short one: what a list holds decides, and not how it is held. */
export function packRows(list: readonly unknown[]): PackedRows | null {
  if (list.length < MANY || namesOf(list).length) return null
  const [first] = list
  if (!isPlainObject(first)) return null
  const names = Object.keys(first)
  if (names.length === 0 || !names.every((name) => isFlat(first[name]))) return null
  for (const row of list) if (!isPlainObject(row) || !hasNames(row, names)) return null
  const rows = list as readonly Readonly<Record<string, unknown>>[]
  const columns: Packed[] = []
  for (const name of names) {
    const values = rows.map((row) => row[name])
    const kind = packingOf(values)
    if (kind === 'any' || kind === 'dates') return null
    columns.push(packAs(kind, values))
  }
  return { names, columns }
}

/** The same for rows that are made again elsewhere as they are: each another object, and a plain one. */
export function packOwnRows(list: readonly unknown[]): PackedRows | null {
  const packed = packRows(list)
  if (!packed || packed.names.includes('__proto__') || new Set(list).size < list.length) return null
  return list.every((row) => Object.getPrototypeOf(row) === Object.prototype) ? packed : null
}

export function unpackRows({ names, columns }: PackedRows): Record<string, unknown>[] {
  const held = columns.map((column) =>
    column.kind === 'numbers' && !column.missing ? column.values : holdColumn(column),
  )
  const rows: Record<string, unknown>[] = []
  for (let at = 0; at < (held[0]?.length ?? 0); at++) {
    const row: Record<string, unknown> = {}
    for (let column = 0; column < names.length; column++) row[names[column] ?? ''] = held[column]?.at(at)
    rows.push(row)
  }
  return rows
}

function isFlat(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

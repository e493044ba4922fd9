import { hasNames } from '../model/dataColumns.ts'
import { holdColumn, type Packed } from './heldColumn.ts'
import { isDerived } from './kinds/derived.ts'
import { isPlainObject, type PlainObject } from './kinds/object.ts'
import { namesOf } from './listNames.ts'
import { findSharedDates, shareDates } from './sharedDates.ts'
import { packAs, packingOf } from './wireColumn.ts'

/** Rows of an object each by column: the same names in the same order, and no lists, objects or other parts but dates. */
export interface PackedRows {
  readonly names: readonly string[]
  readonly columns: readonly RowsColumn[]
}

/** Numbers, texts, booleans or dates, or what is missing of them; a column of several kinds, or of bigints, is as it is. */
export type RowsColumn = Packed | { readonly kind: 'mixed'; readonly values: readonly unknown[] }

/** Rows that can be made again elsewhere as they are: each another object, and a plain one. */
export interface OwnRows extends PackedRows {
  /** As `findSharedDates` finds them. */
  readonly shared: Float64Array | null
}

/** For fewer it is not worth looking. */
const MANY = 256

/** Null for a list of anything else, and for a short one: what a list holds decides, and not how it is held. */
export function packRows(list: readonly unknown[]): PackedRows | null {
  if (list.length < MANY || namesOf(list).length) return null
  const [first] = list
  if (!isPlainObject(first)) return null
  const names = Object.keys(first)
  if (names.length === 0 || !names.every((name) => isFlat(first[name]) || first[name] instanceof Date)) return null
  for (const row of list) if (!isPlainObject(row) || !hasNames(row, names)) return null
  const rows = list as readonly Readonly<PlainObject>[]
  const columns: RowsColumn[] = []
  for (const name of names) {
    const column = packCells(rows.map((row) => row[name]))
    if (!column) return null
    columns.push(column)
  }
  return { names, columns }
}

function packCells(values: readonly unknown[]): RowsColumn | null {
  const kind = packingOf(values)
  if (kind !== 'any') return packAs(kind, values)
  return values.every(isFlat) ? { kind: 'mixed', values } : null
}

function isFlat(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

export function packOwnRows(list: readonly unknown[]): OwnRows | null {
  const packed = packRows(list)
  if (!packed || isDerived(list) || packed.names.includes('__proto__')) return null
  const rows = list as readonly Readonly<PlainObject>[]
  if (!rows.every((row) => Object.getPrototypeOf(row) === Object.prototype)) return null
  const { names, columns } = packed
  if (!columns.some(neverRepeats) && new Set(rows).size < rows.length) return null
  const dated = columns.flatMap((column, at) => (column.kind === 'dates' ? [at] : []))
  const mayShare = dated.length > 1 || columns.some((column) => column.kind === 'dates' && !neverRepeats(column))
  return { ...packed, shared: mayShare ? findSharedDates(rows, names, dated) : null }
}

/** Of a column that is so no row, and no date in it, can be there twice; of most that tell rows apart it is seen at once. */
function neverRepeats(column: RowsColumn): boolean {
  if (column.kind === 'texts') return column.dictionary.length === column.codes.length
  return (column.kind === 'numbers' || column.kind === 'dates') && isRising(column.values)
}

/** What is missing counts as 0: there is one at most. */
function isRising(values: Float64Array): boolean {
  for (let at = 1; at < values.length; at++) if (!((values[at] ?? 0) > (values[at - 1] ?? 0))) return false
  return true
}

export function unpackRows({ names, columns, shared }: OwnRows): PlainObject[] {
  const held = columns.map((column) => {
    if (column.kind === 'mixed') return column.values
    return column.kind === 'numbers' && !column.missing ? column.values : holdColumn(column)
  })
  const rows: PlainObject[] = []
  for (let at = 0; at < (held[0]?.length ?? 0); at++) {
    const row: PlainObject = {}
    for (let column = 0; column < names.length; column++) row[names[column] ?? ''] = held[column]?.at(at)
    rows.push(row)
  }
  if (shared) shareDates(rows, names, shared)
  return rows
}

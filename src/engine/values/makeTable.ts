import { type ColumnTable, table } from 'arquero'
import { isPlainObject } from './kinds/object.ts'
import { isTable, UNKEPT } from './kinds/table.ts'
import { isTypedArray } from './kinds/typedArray.ts'

export type MadeTable =
  | { readonly ok: true; readonly value: ColumnTable }
  /** What stands there instead. */
  | { readonly ok: false; readonly got: string }

/** A table of a list of rows, or of an object of columns of one length; null for anything else. */
export function makeTable(value: unknown): MadeTable | null {
  if (isTable(value)) return { ok: true, value }
  if (Array.isArray(value) && value.every(isPlainObject)) {
    const names = new Set<string>()
    for (const row of value) for (const name of Object.keys(row)) names.add(name)
    if (names.has(UNKEPT)) return NOT_KEPT
    return { ok: true, value: table([...names].map((name) => [name, value.map((row) => ownValue(row, name))])) }
  }
  if (!isPlainObject(value)) return null
  if (Object.hasOwn(value, UNKEPT)) return NOT_KEPT
  const columns = Object.values(value)
  if (!columns.every((column) => Array.isArray(column) || isTypedArray(column))) return null
  const lengths = new Set(columns.map((column) => (column as ArrayLike<unknown>).length))
  if (lengths.size > 1) return { ok: false, got: `columns of ${[...lengths].join(' and ')} rows` }
  return { ok: true, value: table(value as Record<string, unknown[]>) }
}

const NOT_KEPT: MadeTable = { ok: false, got: `a column of the name "${UNKEPT}", which Arquero cannot keep` }

function ownValue(row: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(row, name) ? row[name] : undefined
}

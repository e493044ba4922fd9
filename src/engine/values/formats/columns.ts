import { type ColumnTable, table } from 'arquero'
import type { DataColumn, DataColumns } from '../../model/dataColumns.ts'
import type { TableColumn } from '../../model/summary.ts'
import type { NamedColumn } from '../../parts/saving/tools.ts'
import { type HeldColumn, holdColumn, holdNumbers, holdTexts } from '../heldColumn.ts'
import { arrowColumns, isArrowTable } from '../kinds/arrow.ts'
import { isPlainObject } from '../kinds/object.ts'
import { isTable, UNKEPT } from '../kinds/table.ts'
import { isTypedArray } from '../kinds/typedArray.ts'

/** A column as a list, or numbers as they lie: missing ones are NaN there, all others null. */
export function columnValues(column: DataColumn): Float64Array | unknown[] {
  switch (column.kind) {
    case 'number':
      return column.values
    case 'boolean':
      return listOf(column.values, (value) => (value === 2 ? null : value === 1))
    case 'date':
      return listOf(column.values, (time) => (Number.isNaN(time) ? null : new Date(time)))
    case 'text':
      return listOf(column.codes, (code) => (code < 0 ? null : (column.dictionary[code] ?? null)))
    case 'any':
      return [...column.values]
  }
}

/** `Array.from` goes by the iterator: of millions it takes several times as long. */
function listOf(items: Float64Array | Uint8Array | Int32Array, toItem: (item: number) => unknown): unknown[] {
  const list: unknown[] = []
  for (let at = 0; at < items.length; at++) list.push(toItem(items[at] ?? 0))
  return list
}

/** Columns as a table; where Arquero cannot keep one by its name, as an object of columns, which no type of tables takes. */
export function tableOrColumns(columns: DataColumns): ColumnTable | Record<string, unknown> {
  return columns.names.includes(UNKEPT) ? recordOf(columns) : tableOf(columns)
}

/** Columns as an Arquero table: what is missing is null there, numbers too. */
export function tableOf({ names, columns }: DataColumns): ColumnTable {
  // Arquero's type asks for arrays; it reads typed arrays as well.
  return table(names.map((name, at): [string, unknown[]] => [name, withNulls(columns[at]) as unknown[]]))
}

/** Columns by name. */
export function recordOf({ names, columns }: DataColumns): Record<string, unknown> {
  return Object.fromEntries(names.map((name, at) => [name, valuesAt(columns, at)]))
}

export function valuesAt(columns: readonly DataColumn[], at: number): Float64Array | unknown[] {
  const column = columns[at]
  return column ? columnValues(column) : []
}

function withNulls(column: DataColumn | undefined): ArrayLike<unknown> | HeldColumn {
  switch (column?.kind) {
    case undefined:
      return []
    case 'number': {
      const { values, missing } = column
      return missing ? holdNumbers('numbers', values, (row) => missing[row] === 1) : values
    }
    case 'date':
      return holdNumbers('dates', column.values, (row) => Number.isNaN(column.values[row]))
    case 'boolean':
      return holdColumn({ kind: 'flags', values: column.values })
    case 'text':
      return holdTexts(column.codes, column.dictionary)
    case 'any':
      return columnValues(column)
  }
}

export function rowsOf({ names, columns, rows }: DataColumns): Record<string, unknown>[] {
  const lists = columns.map(columnValues)
  return Array.from({ length: rows }, (_, row) => Object.fromEntries(names.map((name, at) => [name, lists[at]?.[row]])))
}

export function describeColumns({ names, columns }: DataColumns): TableColumn[] {
  return names.map((name, at) => ({ name, type: columnType(columns[at]) }))
}

function columnType(column: DataColumn | undefined): string {
  if (!column) return 'missing'
  if (column.kind !== 'any') return column.kind === 'text' ? 'string' : column.kind
  const first = column.values.find((value) => value !== null)
  return first === undefined
    ? 'missing'
    : typeof first === 'object'
      ? Array.isArray(first)
        ? 'list'
        : 'object'
      : typeof first
}

/** A value as columns: a table, rows of an object each, an object of columns of one length, or one column; null for others. */
export function columnsOf(value: unknown): DataColumns | null {
  const named = namedColumns(value)
  if (!named) return null
  const rows = named[0]?.[1].length ?? (isTable(value) ? value.numRows() : Array.isArray(value) ? value.length : 0)
  return { names: named.map(([name]) => name), columns: named.map(([, column]) => packColumn(column)), rows }
}

export const NO_COLUMNS = 'it is no table, no rows, and no columns of one length'

export function namedColumns(value: unknown): readonly NamedColumn[] | null {
  if (isTable(value)) return value.columnNames().map((name) => [name, value.array(name)])
  if (isArrowTable(value)) return arrowColumns(value)
  if (isTypedArray(value)) return [['value', value as ArrayLike<unknown>]]
  if (Array.isArray(value)) return value.length && value.every(isPlainObject) ? rowColumns(value) : [['value', value]]
  if (!isPlainObject(value)) return null
  const columns = Object.entries(value)
  if (!columns.every(([, column]) => Array.isArray(column) || isTypedArray(column))) return null
  const lengths = new Set(columns.map(([, column]) => (column as ArrayLike<unknown>).length))
  return lengths.size > 1 ? null : (columns as NamedColumn[])
}

function rowColumns(rows: readonly Record<string, unknown>[]): NamedColumn[] {
  const names = new Set<string>()
  for (const row of rows) for (const name of Object.keys(row)) names.add(name)
  return Array.from(names, (name) => [name, rows.map((row) => (Object.hasOwn(row, name) ? row[name] : null))])
}

/** A list as the column that it is. Whole numbers of 64 bits are numbers where each of them is a safe one. */
export function packColumn(values: ArrayLike<unknown>): DataColumn {
  if (values instanceof Float64Array) return { kind: 'number', values, missing: null }
  const kinds = new Set<string>()
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (value !== null && value !== undefined) kinds.add(value instanceof Date ? 'date' : typeof value)
  }
  const [kind, other] = kinds
  if (other !== undefined) return anyColumn(values)
  if (kind === 'number') return packNumbers(values)
  if (kind === 'boolean') {
    return { kind, values: Uint8Array.from(values, (value) => (value === true ? 1 : value === false ? 0 : 2)) }
  }
  if (kind === 'date') {
    return {
      kind,
      values: Float64Array.from(values, (value) => (value instanceof Date ? value.getTime() : Number.NaN)),
    }
  }
  return kind === 'string' ? packTexts(values) : anyColumn(values)
}

function anyColumn(values: ArrayLike<unknown>): DataColumn {
  return { kind: 'any', values: Array.from(values, (value) => value ?? null) }
}

function packNumbers(values: ArrayLike<unknown>): DataColumn {
  const packed = new Float64Array(values.length)
  let missing: Uint8Array | null = null
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (typeof value === 'number') packed[row] = value
    else {
      missing ??= new Uint8Array(values.length)
      missing[row] = 1
      packed[row] = Number.NaN
    }
  }
  return { kind: 'number', values: packed, missing }
}

function packTexts(values: ArrayLike<unknown>): DataColumn {
  const known = new Map<string, number>()
  const codes = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (typeof value !== 'string') {
      codes[row] = -1
      continue
    }
    const code = known.get(value) ?? known.size
    if (code === known.size) known.set(value, code)
    codes[row] = code
  }
  return { kind: 'text', codes, dictionary: [...known.keys()] }
}

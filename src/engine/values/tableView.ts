import { type ColumnTable, fromArrow, table } from 'arquero'
import type { CellValue, TableColumn, TablePage, TableQuery } from '../model/summary.ts'
import { findArrowBytes, isArrowTable } from './kinds/arrow.ts'
import { isTable } from './kinds/table.ts'
import { isTypedArray } from './kinds/typedArray.ts'
import { previewOf } from './summarise.ts'

/** A table or matrix as columns to look at, with the sorted orders that were asked for. */
export interface TableView {
  readonly columns: readonly TableColumn[]
  readonly rows: number
  page(query: TableQuery): TablePage
}

/** A value as a table to look at; null for one that `toTable` knows no way for. */
export function viewTable(value: unknown, names: readonly string[] = []): TableView | null {
  const found = toTable(value, names)
  return found && makeView(found)
}

/** Arrow's tables, and rows of one length with the columns' names, as Arquero's tables; null for anything else. */
export function toTable(value: unknown, names: readonly string[] = []): ColumnTable | null {
  if (isTable(value)) return value
  if (isArrowTable(value) || findArrowBytes(value)) return fromArrow(value as Parameters<typeof fromArrow>[0])
  if (!Array.isArray(value)) return null
  const width = (value[0] as ArrayLike<unknown> | undefined)?.length ?? names.length
  if (!value.every((row) => (Array.isArray(row) || isTypedArray(row)) && row.length === width)) return null
  const columns = Array.from({ length: width }, (_, at): [string, unknown[]] => [
    names[at] ?? String(at),
    value.map((row: ArrayLike<unknown>) => row[at]),
  ])
  return table(columns)
}

function makeView(of: ColumnTable): TableView {
  const names = of.columnNames()
  const rows = of.numRows()
  const arrays = new Map<string, ArrayLike<unknown>>()
  const columnAt = (name: string) => {
    const known = arrays.get(name) ?? of.array(name)
    arrays.set(name, known)
    return known
  }
  const columns = names.map((name) => ({ name, type: columnType(columnAt(name)) }))
  let sorted: { readonly key: string; readonly order: Uint32Array } | null = null

  function orderBy(sort: NonNullable<TableQuery['sort']>): Uint32Array {
    const key = `${sort.descending} ${sort.column}`
    if (sorted?.key === key) return sorted.order
    const column = names.includes(sort.column) ? columnAt(sort.column) : []
    const order = sortedOrder(column, rows, sort.descending)
    sorted = { key, order }
    return order
  }

  return {
    columns,
    rows,
    page({ offset, limit, sort }) {
      const order = sort ? orderBy(sort) : null
      const count = Math.max(0, Math.min(limit, rows - offset))
      const cells = names.map((name) => {
        const column = columnAt(name)
        return Array.from({ length: count }, (_, row) =>
          toCell(column[order ? (order[offset + row] ?? 0) : offset + row]),
        )
      })
      return { columns, total: rows, offset, cells }
    },
  }
}

/** Missing values and NaN come last in either direction; equal ones keep their order. */
function sortedOrder(column: ArrayLike<unknown>, rows: number, descending: boolean): Uint32Array {
  const sign = descending ? -1 : 1
  return Uint32Array.from({ length: rows }, (_, at) => at).sort((a, b) => {
    const [left, right] = [column[a], column[b]]
    const [leftMissing, rightMissing] = [isMissing(left), isMissing(right)]
    if (leftMissing || rightMissing) return Number(leftMissing) - Number(rightMissing) || a - b
    return sign * compare(left, right) || a - b
  })
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  const [left, right] = [Number(a), Number(b)]
  if (Number.isNaN(left) || Number.isNaN(right)) return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
  return left - right
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || Number.isNaN(value)
}

function toCell(value: unknown): CellValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value
  return previewOf(value, 80)
}

const LOOK_AT = 1000

/** Of the first thousand values: one kind, or `mixed`. */
function columnType(column: ArrayLike<unknown>): string {
  let found = 'missing'
  for (let at = 0; at < Math.min(column.length, LOOK_AT); at++) {
    const value = column[at]
    if (value === null || value === undefined) continue
    const type = value instanceof Date ? 'date' : typeof value
    if (found !== 'missing' && found !== type) return 'mixed'
    found = type
  }
  return found
}

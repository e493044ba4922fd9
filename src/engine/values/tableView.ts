import { fromArrow } from 'arquero'
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

/** A view of an Arquero table, or of rows of numbers with the columns' names; null for anything else. */
export function viewTable(value: unknown, names: readonly string[] = []): TableView | null {
  if (isTable(value)) return makeView(value.columnNames(), (name) => value.array(name), value.numRows())
  if (isArrowTable(value) || findArrowBytes(value))
    return viewTable(fromArrow(value as Parameters<typeof fromArrow>[0]))
  if (!Array.isArray(value) || !value.every((row) => Array.isArray(row) || isTypedArray(row))) return null
  const width = (value[0] as ArrayLike<unknown> | undefined)?.length ?? names.length
  const labels = Array.from({ length: width }, (_, at) => names[at] ?? String(at))
  return makeView(labels, (_, at) => value.map((row: ArrayLike<unknown>) => row[at]), value.length)
}

function makeView(
  names: readonly string[],
  read: (name: string, at: number) => ArrayLike<unknown>,
  rows: number,
): TableView {
  const arrays = new Map<string, ArrayLike<unknown>>()
  const columnAt = (name: string, at: number) => {
    const known = arrays.get(name) ?? read(name, at)
    arrays.set(name, known)
    return known
  }
  const columns = names.map((name, at) => ({ name, type: columnType(columnAt(name, at)) }))
  let sorted: { readonly key: string; readonly order: Uint32Array } | null = null

  function orderBy(sort: NonNullable<TableQuery['sort']>): Uint32Array {
    const key = `${sort.descending} ${sort.column}`
    if (sorted?.key === key) return sorted.order
    const at = names.indexOf(sort.column)
    const order = sortedOrder(at < 0 ? [] : columnAt(sort.column, at), rows, sort.descending)
    sorted = { key, order }
    return order
  }

  return {
    columns,
    rows,
    page({ offset, limit, sort }) {
      const order = sort ? orderBy(sort) : null
      const count = Math.max(0, Math.min(limit, rows - offset))
      const cells = names.map((name, at) => {
        const column = columnAt(name, at)
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

import { type ArrowTable, arrowColumns, isArrowTable } from './kinds/arrow.ts'
import { isTable } from './kinds/table.ts'
import { isTypedArray } from './kinds/typedArray.ts'

/**
 * A value as JSON data: typed arrays and sets as arrays, maps as pairs, tables as rows, errors as their name
 * and message, dates as ISO text, bigint as text, NaN and infinities as null, undefined as null.
 */
export function toJson(value: unknown, scalar: (value: number | Date) => unknown = scalarToJson): unknown {
  const inner = (part: unknown) => toJson(part, scalar)
  if (typeof value === 'number' || value instanceof Date) return scalar(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value ?? null
  if (value instanceof Error) return { name: value.name, message: value.message }
  if (Array.isArray(value)) return value.map(inner)
  if (isTypedArray(value)) return Array.from(value as Iterable<number | bigint>, inner)
  if (value instanceof Map) return Array.from(value, ([key, item]) => [inner(key), inner(item)])
  if (value instanceof Set) return Array.from(value, inner)
  if (value instanceof ArrayBuffer) return Array.from(new Uint8Array(value))
  if (value instanceof DataView) return Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
  if (isTable(value)) return value.objects().map(inner)
  if (isArrowTable(value)) return rowsOf(value).map(inner)
  const out: Record<string, unknown> = Object.create(null)
  for (const key of Object.keys(value)) out[key] = inner((value as Record<string, unknown>)[key])
  return out
}

function rowsOf(arrow: ArrowTable): Record<string, unknown>[] {
  const columns = arrowColumns(arrow)
  return Array.from({ length: arrow.numRows }, (_, row) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column[row]])),
  )
}

/** What is a scalar to JSON. */
export function scalarToJson(value: number | Date): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  return Number.isFinite(value) ? value : null
}

/** Columns as CSV: a header, then one line a row; quotes where a cell needs them; missing values empty. */
export function toCsv(names: readonly string[], columns: readonly ArrayLike<unknown>[], separator = ','): string {
  const rows = columns[0]?.length ?? 0
  const special = new RegExp(`["\\r\\n${separator}]|^\\s|\\s$`)
  const cell = (value: unknown) => csvCell(value, special)
  const lines = [names.map((name) => csvCell(name, SPECIAL_IN_NAMES)).join(separator)]
  for (let row = 0; row < rows; row++) lines.push(columns.map((column) => cell(column[row])).join(separator))
  // A row of one cell that is blank would be a blank line, which counts as none.
  const whole = columns.length === 1 ? lines.map((line) => (line.trim() === '' ? '""' : line)) : lines
  return `${whole.join('\n')}\n`
}

/** By its first line readers find a file's separator. */
const SPECIAL_IN_NAMES = /["\r\n,;\t|]|^\s|\s$/

function csvCell(value: unknown, special: RegExp): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'number' ? numberText(value) : cellText(value)
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A whole number of 16 digits and more is read as a name of something: with an exponent it is a number. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0'
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? value.toExponential() : String(value)
}

/** One cell as text: what JSON has no word for is kept readable. */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  return typeof value === 'object' ? JSON.stringify(toJson(value)) : String(value)
}

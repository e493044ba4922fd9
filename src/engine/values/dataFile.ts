import type { TypeId, TypeTable } from '../model/type.ts'
import { typeAt } from '../model/type.ts'
import { type Columns, decodeText, parseCsv } from './csv.ts'
import { tableOf } from './fileInput.ts'
import { fitValue, formatMisfit } from './fit.ts'
import { isPlainObject, isTable, isTypedArray } from './kind.ts'
import { toCsv, toJson } from './print.ts'

export type FileFormat = 'json' | 'csv'

/** What is in a file, or why it is not there: the rest of a sentence that begins with the file's name. */
export type FileContent =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: string }

/** The data of a file, as a declared type wants it. */
export function readData(
  format: FileFormat,
  bytes: Uint8Array,
  { type, types }: { readonly type: TypeId; readonly types: TypeTable },
): FileContent {
  const read = format === 'json' ? readJson(bytes) : readCsv(bytes, type, types)
  if (!read.ok) return read
  const fit = fitValue(read.value, type, types)
  return fit.ok ? fit : { ok: false, fault: `holds something else: ${formatMisfit('value', fit)}` }
}

/** A value as a file's text; null where the format has no words for it. */
export function writeData(format: FileFormat, value: unknown): string | null {
  if (format === 'json') return `${JSON.stringify(toJson(value), null, 2)}\n`
  const columns = columnsOf(value)
  return (
    columns &&
    toCsv(
      columns.map(([name]) => name),
      columns.map(([, column]) => column),
    )
  )
}

function readJson(bytes: Uint8Array): FileContent {
  const text = decodeText(bytes)
  if (text === null) return { ok: false, fault: 'is not a text file' }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, fault: `is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function readCsv(bytes: Uint8Array, type: TypeId, types: TypeTable): FileContent {
  const parsed = parseCsv('it', bytes)
  if (parsed.ok) return { ok: true, value: shaped(parsed.columns, type, types) }
  return { ok: false, fault: `is no CSV: ${parsed.problems[0]?.message ?? ''}` }
}

/** A table, unless the type asks for an object of columns, the only column, or rows. */
function shaped(columns: Columns, type: TypeId, types: TypeTable): unknown {
  const { shape } = typeAt(types, type)
  switch (shape.kind) {
    case 'object':
      return Object.fromEntries(columns.names.map((name, at) => [name, columns.columns[at]]))
    case 'array':
    case 'typedArray': {
      const [only] = columns.columns
      return columns.names.length === 1 && fitValue(only, type, types).ok ? only : rowsOf(columns)
    }
    case 'union': {
      const forms = shape.members.map((member) => shaped(columns, member, types))
      return forms.find((form, at) => fitValue(form, shape.members[at] ?? type, types).ok) ?? forms[0]
    }
    default:
      return tableOf(columns)
  }
}

function rowsOf({ names, columns, rows }: Columns): Record<string, unknown>[] {
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(names.map((name, at) => [name, columns[at]?.[row]])),
  )
}

type NamedColumn = readonly [name: string, column: ArrayLike<unknown>]

/** A table, rows of an object each, an object of columns, or one column. */
function columnsOf(value: unknown): readonly NamedColumn[] | null {
  if (isTable(value)) return value.columnNames().map((name) => [name, value.array(name)])
  if (isTypedArray(value)) return [['value', Array.from<unknown>(value as ArrayLike<unknown>)]]
  if (Array.isArray(value)) return value.length && value.every(isPlainObject) ? rowColumns(value) : [['value', value]]
  if (!isPlainObject(value)) return null
  const columns = Object.entries(value)
  if (!columns.every(([, column]) => Array.isArray(column) || isTypedArray(column))) return null
  const lengths = new Set(columns.map(([, column]) => (column as ArrayLike<unknown>).length))
  return lengths.size > 1 ? null : (columns as NamedColumn[])
}

function rowColumns(rows: readonly Record<string, unknown>[]): NamedColumn[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return names.map((name) => [name, rows.map((row) => (Object.hasOwn(row, name) ? row[name] : null))])
}

import { makeProblem, type Problem } from '../model/problem.ts'
import type { TableColumn } from '../model/summary.ts'
import { type DelimitedRow, readRows } from './delimited.ts'

/** A data file's columns, in their order. Missing numbers are NaN, other missing values null. */
export interface Columns {
  readonly names: readonly string[]
  readonly columns: readonly (Float64Array | readonly (string | boolean | Date | null)[])[]
  readonly rows: number
}

export type Parsed =
  | { readonly ok: true; readonly columns: Columns }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const MOST_PROBLEMS = 5

/** Parses CSV or TSV with a header row; types are read off the values. Ragged rows, empty files and binary are problems. */
export function parseCsv(file: string, bytes: ArrayBuffer | Uint8Array): Parsed {
  const text = decodeText(bytes)
  if (text === null) return refuse(file, 'DW-DATA-001', `"${file}" is not a text file.`, 'Save it as CSV in UTF-8.')
  const [header, ...rows] = readRows(text)
  if (!header) {
    const hint = 'A CSV file has a row of column names, then rows of values.'
    return refuse(file, 'DW-DATA-002', `"${file}" is empty.`, hint)
  }
  const names = header.cells.map((name) => name.trim())
  const repeated = names.find((name, at) => names.indexOf(name) !== at)
  if (repeated !== undefined) {
    const message = repeated
      ? `"${file}" has the column "${repeated}" twice.`
      : `"${file}" has several columns without a name.`
    return refuse(file, 'DW-DATA-004', message, 'Give each column a name of its own.')
  }
  const ragged = rows.filter((row) => row.cells.length !== names.length)
  if (ragged.length)
    return {
      ok: false,
      problems: ragged.slice(0, MOST_PROBLEMS).map((row) => raggedRow(file, row, names, ragged.length)),
    }
  const columns = names.map((_, column) => typedColumn(rows.map((row) => row.cells[column] ?? '')))
  return { ok: true, columns: { names, columns, rows: rows.length } }
}

function refuse(file: string, code: string, message: string, hint: string): Parsed {
  return { ok: false, problems: [makeProblem(code, 'data', { message, hint, where: { file, line: 1, column: 1 } })] }
}

function raggedRow(file: string, { cells, line }: DelimitedRow, names: readonly string[], count: number): Problem {
  const values = `${cells.length} ${cells.length === 1 ? 'value' : 'values'}`
  const columns = `${names.length} ${names.length === 1 ? 'column' : 'columns'}`
  return makeProblem('DW-DATA-003', 'data', {
    message: `"${file}", line ${line}: ${values} for ${columns} (${names.join(', ')}).`,
    hint: `${count > MOST_PROBLEMS ? `${count} rows are ragged in all. ` : ''}Give each row one value a column; quote values that hold a separator.`,
    where: { file, line, column: 1 },
  })
}

export function describeColumns({ names, columns }: Columns): TableColumn[] {
  return names.map((name, at) => ({ name, type: columnType(columns[at] ?? []) }))
}

/** UTF-8 (with or without a byte order mark) or UTF-16 with one; null for anything that is no text. */
export function decodeText(bytes: ArrayBuffer | Uint8Array): string | null {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
  const encoding =
    view[0] === 0xff && view[1] === 0xfe ? 'utf-16le' : view[0] === 0xfe && view[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(view)
    return text.includes('\u0000') ? null : text
  } catch {
    return null
  }
}

const NUMBER = /^[+-]?((\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|Infinity)$/
const MISSING = new Set(['', 'NA', 'NaN', 'null'])
const DATE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/

function typedColumn(texts: readonly string[]): Columns['columns'][number] {
  const cells = texts.map((text) => text.trim())
  const present = cells.filter((cell) => !MISSING.has(cell))
  if (present.length === 0) return cells.map(() => null)
  if (present.every((cell) => NUMBER.test(cell))) {
    return Float64Array.from(cells, (cell) => (MISSING.has(cell) ? Number.NaN : Number(cell)))
  }
  if (present.every((cell) => cell === 'true' || cell === 'false')) {
    return cells.map((cell) => (MISSING.has(cell) ? null : cell === 'true'))
  }
  if (present.every((cell) => DATE.test(cell) && !Number.isNaN(Date.parse(cell)))) {
    return cells.map((cell) => (MISSING.has(cell) ? null : new Date(cell)))
  }
  return texts.map((text) => (text === '' ? null : text))
}

function columnType(column: Columns['columns'][number]): string {
  if (column instanceof Float64Array) return 'number'
  const first = column.find((value) => value !== null)
  return first === undefined ? 'missing' : first instanceof Date ? 'date' : typeof first
}

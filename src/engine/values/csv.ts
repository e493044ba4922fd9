import Papa from 'papaparse'
import { makeProblem, type Problem } from '../model/problem.ts'
import type { TableColumn } from '../model/summary.ts'

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
  const refuse = (code: string, message: string, hint: string, line = 1): Problem =>
    makeProblem(code, 'data', { message, hint, where: { file, line, column: 1 } })
  const text = decodeText(bytes)
  if (text === null) {
    return { ok: false, problems: [refuse('DW-DATA-001', `"${file}" is not a text file.`, 'Save it as CSV in UTF-8.')] }
  }
  if (text.trim() === '') {
    return {
      ok: false,
      problems: [
        refuse('DW-DATA-002', `"${file}" is empty.`, 'A CSV file has a row of column names, then rows of values.'),
      ],
    }
  }
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const [names = [], ...rows] = data
  const repeated = names.filter((name, at) => names.indexOf(name) !== at)
  if (repeated.length) {
    return {
      ok: false,
      problems: [refuse('DW-DATA-004', `"${file}" has the column "${repeated[0]}" twice.`, 'Rename one of them.')],
    }
  }
  const ragged = rows.flatMap((row, at) => (row.length === names.length ? [] : [{ line: at + 2, cells: row.length }]))
  if (ragged.length) {
    const problems = ragged
      .slice(0, MOST_PROBLEMS)
      .map(({ line, cells }) =>
        refuse(
          'DW-DATA-003',
          `"${file}", line ${line}: ${cells} ${cells === 1 ? 'value' : 'values'} for ${names.length} columns (${names.join(', ')}).`,
          ragged.length > MOST_PROBLEMS
            ? `${ragged.length} rows are ragged in all. Give each row one value a column.`
            : 'Give each row one value a column; quote values that hold a separator.',
          line,
        ),
      )
    return { ok: false, problems }
  }
  const columns = names.map((_, column) => typedColumn(rows.map((row) => row[column] ?? '')))
  return { ok: true, columns: { names, columns, rows: rows.length } }
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

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
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

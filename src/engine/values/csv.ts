import type { Problem } from '../model/problem.ts'
import { readCsvNow } from '../parts/csv/readCsv.ts'
import { columnValues } from './formats/columns.ts'

/** A data file's columns, in their order. Missing numbers are NaN, other missing values null. */
export interface Columns {
  readonly names: readonly string[]
  readonly columns: readonly (Float64Array | readonly unknown[])[]
  readonly rows: number
}

export type Parsed =
  | { readonly ok: true; readonly columns: Columns }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Parses CSV or TSV with a header row; types are read off the values. Ragged rows, empty files and binary are problems. */
export function parseCsv(file: string, bytes: ArrayBuffer | Uint8Array): Parsed {
  const read = readCsvNow(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), { file })
  if (!read.ok) return read
  const { names, columns, rows } = read.columns
  return { ok: true, columns: { names, columns: columns.map(columnValues), rows } }
}

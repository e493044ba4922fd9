import type { ColumnTable } from 'arquero'
import {
  arrowBytes,
  FORMATS,
  GraphError,
  isPlainObject,
  isTable,
  makeProblem,
  type Problem,
  previewOf,
  toCsv,
  toJson,
} from '../engine/index.ts'
import { alignColumns } from './alignColumns.ts'

/** What is written of a result; null, and problems, where the format has no words for it. */
export interface Printed {
  readonly content: string | Uint8Array | null
  readonly problems: readonly Problem[]
}

export async function printResult(result: unknown, format: string): Promise<Printed> {
  try {
    return { content: await formatResult(result, format), problems: [] }
  } catch (error) {
    if (error instanceof GraphError) return { content: null, problems: error.problems }
    if (!(error instanceof RangeError)) throw error
    const problem = makeProblem('DW-RESULT-004', 'run', {
      message: `The result cannot be written as ${format}: a value holds itself, or is nested too deeply.`,
      hint: 'Return plain lists and objects, or take the result as text.',
    })
    return { content: null, problems: [problem] }
  }
}

/** JSON data, one line an output, CSV of whatever it is, or a data file of a table. */
function formatResult(result: unknown, format: string): string | Uint8Array | Promise<Uint8Array> {
  if (format === 'json') return `${JSON.stringify(toJson(result))}\n`
  if (format === 'csv') return formatCsv(result)
  const write = OF_TABLES[format]
  return write ? formatTable(result, format, write) : formatText(result)
}

type WriteTable = (table: ColumnTable) => ReturnType<(typeof FORMATS)['parquet']['write']>

/** Data files that hold a table. */
const OF_TABLES: Readonly<Record<string, WriteTable>> = {
  arrow: (table) => ({ ok: true, bytes: arrowBytes(table) }),
  tsv: FORMATS.tsv.write,
  ndjson: FORMATS.ndjson.write,
  parquet: FORMATS.parquet.write,
}

async function formatTable(result: unknown, format: string, write: WriteTable): Promise<Uint8Array> {
  const written = isTable(result) ? await write(result) : null
  if (written?.ok) return written.bytes
  throw new GraphError([
    makeProblem('DW-RESULT-014', 'request', {
      message: written
        ? `The result cannot be written as ${format}: ${written.reason}.`
        : `The result is no table, so it cannot be written as ${format}.`,
      hint: 'Take --result arrow or --result table, or another format.',
    }),
  ])
}

function formatCsv(result: unknown): string {
  if (isTable(result)) {
    const names = result.columnNames()
    return toCsv(
      names,
      names.map((name) => Array.from(result.array(name))),
    )
  }
  if (isMatrix(result)) {
    const columns = (result[0] ?? []).map((_, column) => result.map((row) => row[column]))
    return toCsv(
      columns.map((_, at) => String(at)),
      columns,
    )
  }
  if (Array.isArray(result)) return toCsv(['value'], [result])
  const entries = entriesOf(result)
  return entries
    ? toCsv(['output', 'value'], [entries.map(([name]) => name), entries.map(([, value]) => value)])
    : toCsv(['value'], [[result]])
}

function formatText(result: unknown): string {
  if (typeof result === 'string') return result.endsWith('\n') ? result : `${result}\n`
  if (isTable(result))
    return formatRows(
      result.columnNames(),
      result.objects().map((row) => Object.values(row)),
    )
  if (isMatrix(result)) return result.map((row) => `${row.map(String).join('\t')}\n`).join('')
  const entries = entriesOf(result)
  if (!entries) return `${previewOf(result, 200)}\n`
  const width = Math.max(0, ...entries.map(([name]) => name.length))
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${previewOf(value, 200)}\n`).join('')
}

function isMatrix(result: unknown): result is readonly (readonly unknown[])[] {
  return Array.isArray(result) && result.every(Array.isArray)
}

/** What a dict has; a function that makes the result may give anything else. */
function entriesOf(result: unknown): [string, unknown][] | null {
  return isPlainObject(result) ? Object.entries(result) : null
}

function formatRows(names: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const textOf = (value: unknown) => (typeof value === 'string' ? value : previewOf(value, 40))
  return alignColumns([names, ...rows.map((row) => row.map(textOf))])
}

import { type FileFormat, FORMAT_TITLES } from '../model/fileFormat.ts'
import { GraphError, makeProblem, type Problem } from '../model/problem.ts'
import { TableResult } from '../results/TableResult.ts'
import { messageOf } from '../values/formats/format.ts'
import { FORMATS } from '../values/formats/formats.ts'
import { findArrowBytes, isArrowTable } from '../values/kinds/arrow.ts'
import { isPlainObject } from '../values/kinds/object.ts'
import { toJson } from '../values/print.ts'
import { toTable } from '../values/tableView.ts'
import type { ExportReply } from '../worker/protocol.ts'

/** A value as a file, or why the format cannot hold it. `names` are those of a matrix's columns. */
export async function exportValue(
  value: unknown,
  format: FileFormat,
  names: readonly string[] = [],
): Promise<ExportReply> {
  try {
    const written = await write(value, format, names)
    if (!written.ok) return refused(format, written.reason)
    return { ok: true, blob: new Blob([written.bytes as Uint8Array<ArrayBuffer>], { type: FORMATS[format].mime }) }
  } catch (error) {
    const [problem] = error instanceof GraphError ? error.problems : []
    if (problem) return { ok: false, problem: { ...problem, hint: hintFor(format) } }
    return refused(format, error instanceof RangeError ? 'it holds itself, or is nested too deeply' : messageOf(error))
  }
}

const OF_COLUMNS: ReadonlySet<FileFormat> = new Set(['csv', 'tsv', 'arrow', 'parquet'])

/** What is Arrow already stays as it is. A dict's entries stand side by side, as in a table that is a run's result. */
async function write(value: unknown, format: FileFormat, names: readonly string[]) {
  const arrow = findArrowBytes(value)
  if (format === 'bytes' || (format === 'arrow' && arrow)) {
    const bytes = await FORMATS.bytes.write(value)
    // They may lie in memory that is shared, which no Blob takes.
    return bytes.ok ? { ...bytes, bytes: bytes.bytes.slice() } : bytes
  }
  const isArrow = isArrowTable(value) || arrow
  if (format === 'json') return { ok: true, bytes: jsonBytes(isArrow ? toTable(value) : value) } as const
  if (isArrow) return FORMATS[format].write(format === 'arrow' ? value : toTable(value))
  if (!OF_COLUMNS.has(format)) return FORMATS[format].write(value)
  const table = toTable(value, names)
  const isDict = !table && isPlainObject(value)
  return FORMATS[format].write(
    isDict ? new TableResult().buildResult(new Map(Object.entries(value))) : (table ?? value),
  )
}

/** As the command line prints it: what JSON has no word for is null, for there is no other format that holds all that it does. */
function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(toJson(value), null, 2)}\n`)
}

function refused(format: FileFormat, reason: string): { readonly ok: false; readonly problem: Problem } {
  const message = `The value cannot be written as ${FORMAT_TITLES[format]}: ${reason}.`
  return { ok: false, problem: makeProblem('DW-RESULT-004', 'run', { message, hint: hintFor(format) }) }
}

function hintFor(format: FileFormat): string {
  return format === 'json' ? 'Look at it in the page.' : 'Take it as JSON.'
}

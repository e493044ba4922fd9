import { GraphError, makeProblem } from '../model/problem.ts'
import { outputColumns } from '../results/columns.ts'
import { isPlainObject } from '../values/kinds/object.ts'
import { isTable } from '../values/kinds/table.ts'
import { toCsv, toJson } from '../values/print.ts'
import type { ExportFormat, ExportReply } from '../worker/protocol.ts'

/** A value as a file's bytes. CSV is for tables, arrays and dicts of columns. */
export function exportValue(value: unknown, format: ExportFormat): ExportReply {
  try {
    const text = format === 'json' ? `${JSON.stringify(toJson(value), null, 2)}\n` : csvOf(value)
    const bytes = new TextEncoder().encode(text)
    return { ok: true, bytes: bytes.buffer, mime: format === 'json' ? 'application/json' : 'text/csv' }
  } catch (error) {
    if (error instanceof GraphError && error.problems[0]) return { ok: false, problem: error.problems[0] }
    const message = error instanceof Error ? error.message : String(error)
    const problem = makeProblem('DW-RESULT-004', 'run', {
      message: `The value cannot be written as ${format.toUpperCase()}: ${message}.`,
      hint: format === 'csv' ? 'Take it as JSON.' : 'Look at it in the page.',
    })
    return { ok: false, problem }
  }
}

function csvOf(value: unknown): string {
  if (isTable(value)) {
    const names = value.columnNames()
    return toCsv(
      names,
      names.map((name) => value.array(name)),
    )
  }
  const outputs = isPlainObject(value) ? Object.entries(value) : [['value', value] as const]
  const { names, columns } = outputColumns(new Map(outputs), 'CSV')
  return toCsv(names, columns)
}

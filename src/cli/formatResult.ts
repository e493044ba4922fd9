import { isTable, makeProblem, type Problem, previewOf, toCsv, toJson } from '../engine/index.ts'

/** A result as text; null, and a problem, where the format has no words for it. */
export function printResult(
  result: unknown,
  format: string,
): { readonly text: string | null; readonly problems: readonly Problem[] } {
  try {
    return { text: formatResult(result, format), problems: [] }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const problem = makeProblem('DW-RESULT-004', 'run', {
      message: `The result cannot be written as ${format}: a value holds itself, or is nested too deeply.`,
      hint: 'Return plain lists and objects, or take the result as text.',
    })
    return { text: null, problems: [problem] }
  }
}

/** JSON data, one line an output, or CSV. */
function formatResult(result: unknown, format: string): string {
  if (format === 'json') return `${JSON.stringify(toJson(result))}\n`
  return format === 'csv' ? formatCsv(result) : formatText(result)
}

function formatCsv(result: unknown): string {
  if (isTable(result)) {
    const names = result.columnNames()
    return toCsv(
      names,
      names.map((name) => Array.from(result.array(name))),
    )
  }
  if (Array.isArray(result)) {
    const width = Array.isArray(result[0]) ? result[0].length : 0
    const columns = Array.from({ length: width }, (_, column) => result.map((row: unknown[]) => row[column]))
    return toCsv(
      columns.map((_, at) => String(at)),
      columns,
    )
  }
  const entries = Object.entries(result as Record<string, unknown>)
  return toCsv(['output', 'value'], [entries.map(([name]) => name), entries.map(([, value]) => value)])
}

function formatText(result: unknown): string {
  if (isTable(result))
    return formatRows(
      result.columnNames(),
      result.objects().map((row) => Object.values(row)),
    )
  if (Array.isArray(result)) return result.map((row) => `${(row as unknown[]).map(String).join('\t')}\n`).join('')
  const entries = Object.entries(result as Record<string, unknown>)
  const width = Math.max(0, ...entries.map(([name]) => name.length))
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${previewOf(value, 200)}\n`).join('')
}

function formatRows(names: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = [
    names,
    ...rows.map((row) => row.map((value) => (typeof value === 'string' ? value : previewOf(value, 40)))),
  ]
  const widths = names.map((_, column) => cells.reduce((most, row) => Math.max(most, (row[column] ?? '').length), 0))
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

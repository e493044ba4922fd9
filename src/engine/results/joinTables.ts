import type { ColumnTable } from 'arquero'
import { listNames } from '../model/names.ts'
import { GraphError, makeProblem, type Problem } from '../model/problem.ts'
import { isTable } from '../values/kinds/table.ts'
import { isTypedArray } from '../values/kinds/typedArray.ts'
import type { OutputColumns } from './columns.ts'
import type { Outputs } from './ResultBuilder.ts'

/**
 * Tables joined on a column that all of them have: it comes first, then the other columns, prefixed by their output. A row
 * for each value of the key, in the order in which the tables show them; what a table has no row for is null.
 */
export function joinTables(outputs: Outputs, key: string): OutputColumns {
  const problems = [...outputs].flatMap(([output, value]) => checkOutput(output, value, key))
  if (problems.length) throw new GraphError(problems)
  const rows = new Map<unknown, number>()
  const values: unknown[] = []
  const tables = new Map<string, readonly number[]>()
  for (const [output, value] of outputs) {
    if (!isTable(value)) continue
    const places = Array.from(value.array(key), (item: unknown) => {
      const known = rows.get(identity(item))
      if (known !== undefined) return known
      rows.set(identity(item), values.length)
      return values.push(item) - 1
    })
    tables.set(output, places)
  }
  const hasTables = tables.size > 0
  const count = hasTables ? values.length : Math.min(1, outputs.size)
  const parts = [...outputs].flatMap(([output, value]) =>
    isTable(value)
      ? spreadTable(output, value, { key, places: tables.get(output) ?? [], count })
      : [[output, Array.from({ length: count }, () => value)] as const],
  )
  return {
    names: [...(hasTables ? [key] : []), ...parts.map(([name]) => name)],
    columns: [...(hasTables ? [values] : []), ...parts.map(([, column]) => column)],
    rows: count,
  }
}

function spreadTable(
  output: string,
  table: ColumnTable,
  { key, places, count }: { readonly key: string; readonly places: readonly number[]; readonly count: number },
): (readonly [name: string, column: readonly unknown[]])[] {
  return table
    .columnNames((name) => name !== key)
    .map((name) => {
      const column: unknown[] = Array.from({ length: count }, () => null)
      for (const [row, item] of Array.from(table.array(name)).entries()) column[places[row] ?? 0] = item
      return [`${output}.${name}`, column] as const
    })
}

/** Two dates of one time are one key. */
function identity(value: unknown): unknown {
  return value instanceof Date ? `date ${value.getTime()}` : value
}

function checkOutput(output: string, value: unknown, key: string): Problem[] {
  if (!isTable(value)) {
    return Array.isArray(value) || isTypedArray(value)
      ? [noKeyProblem(output, key, 'it is an array without columns')]
      : []
  }
  const names = value.columnNames()
  if (!names.includes(key)) return [noKeyProblem(output, key, `it has ${listNames(names) || 'no columns'}`)]
  const items = Array.from(value.array(key), identity)
  const seen = new Set<unknown>()
  const twice = items.find((item) => seen.size === seen.add(item).size)
  return seen.size === items.length ? [] : [duplicateProblem(output, key, twice)]
}

function noKeyProblem(output: string, key: string, what: string): Problem {
  return makeProblem('DW-RESULT-010', 'run', {
    message: `The output "${output}" has no column "${key}" to be joined on: ${what}.`,
    hint: 'Take another key, or ask for tables that share the column.',
    nodes: [output],
  })
}

function duplicateProblem(output: string, key: string, value: unknown): Problem {
  return makeProblem('DW-RESULT-011', 'run', {
    message: `The output "${output}" has several rows with ${key} ${typeof value === 'string' ? JSON.stringify(value) : String(value)}.`,
    hint: `Group its rows so that each ${key} stands once, or take another key.`,
    nodes: [output],
  })
}

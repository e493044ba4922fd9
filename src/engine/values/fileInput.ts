import { type ColumnTable, table } from 'arquero'
import { didYouMean } from '../model/names.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import type { Columns } from './csv.ts'

export type FileValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem }

/** What a data file gives an input: one of its columns, or all of it as a table. */
export function fileValue(input: string, file: string, columns: Columns, column: string | null): FileValue {
  if (column === null) return { ok: true, value: tableOf(columns) }
  const at = columns.names.indexOf(column)
  const value = columns.columns[at]
  if (value) return { ok: true, value }
  return {
    ok: false,
    problem: makeProblem('DW-DATA-005', 'data', {
      message: `The file "${file}" has no column "${column}" for the input "${input}".`,
      hint: didYouMean(column, columns.names, `It has ${columns.names.join(', ')}.`),
      nodes: [input],
      where: { file, line: 1, column: 1 },
    }),
  }
}

/** A file's columns as an Arquero table. */
export function tableOf({ names, columns }: Columns): ColumnTable {
  // Arquero's type asks for arrays; it reads typed arrays as well. A missing number is NaN in a column, null in a table.
  return table(names.map((name, at): [string, unknown[]] => [name, withNulls(columns[at] ?? []) as unknown[]]))
}

function withNulls(column: Columns['columns'][number]): ArrayLike<unknown> {
  if (!(column instanceof Float64Array) || !column.some(Number.isNaN)) return column
  return Array.from(column, (value) => (Number.isNaN(value) ? null : value))
}

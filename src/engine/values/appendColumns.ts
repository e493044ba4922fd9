import { type ColumnTable, table } from 'arquero'
import { isTable } from './kinds/table.ts'
import { isTypedArray } from './kinds/typedArray.ts'
import { previewOf } from './summarise.ts'

export type Appended =
  | { readonly ok: true; readonly table: ColumnTable }
  | { readonly ok: false; readonly fault: string }

/** A table with more columns, or others in place of those of the same names; one value fills a column. */
export function appendColumns(to: unknown, names: readonly string[], values: readonly unknown[]): Appended {
  if (!isTable(to)) return { ok: false, fault: `${previewOf(to, 60)} is no table` }
  const rows = to.numRows()
  const columns: [string, unknown[]][] = []
  for (const [at, name] of names.entries()) {
    const value = values[at]
    const column = columnOf(value, rows)
    if (column.length !== rows) {
      return { ok: false, fault: `the column "${name}" has ${column.length} values for ${rows} rows` }
    }
    columns.push([name, column])
  }
  return { ok: true, table: columns.length ? to.ungroup().assign(table(columns)) : to }
}

function columnOf(value: unknown, rows: number): unknown[] {
  if (Array.isArray(value)) return value
  // Arquero's type asks for arrays; it reads typed arrays as well.
  if (isTypedArray(value)) return value as unknown as unknown[]
  return Array.from({ length: rows }, () => value)
}

import type { DataColumns } from '../../model/dataColumns.ts'
import { findUnsayable, isList } from './findUnsayable.ts'
import { type Judge, judgeDate, judgeForArrow, judgeForParquet, judgeMarked, judgeWhole } from './judges.ts'
import type { Refused } from './refused.ts'
import { OTHER_VALUE } from './refused.ts'
import type { NamedColumn, ValueTools } from './tools.ts'

export interface ToSave {
  readonly format: 'csv' | 'arrow' | 'parquet'
  readonly named: readonly NamedColumn[]
  /** The same, as they are written. */
  readonly packed: DataColumns
}

/** Why columns cannot be written: the first name or cell that the format has no words for. Null where it has. */
export function refuseColumns({ format, named, packed }: ToSave, tools: ValueTools): Refused | null {
  if (named.length === 0 && (packed.rows > 0 || format === 'csv')) return { ok: false, reason: 'it has no columns' }
  const judgeName = format === 'csv' ? judgeWhole : judgeMarked
  for (const [at, [name, items]] of named.entries()) {
    const odd = judgeName(name)
    if (odd) return refuse(`the name of its column ${JSON.stringify(name)} is ${odd}`, 'Give the column another name.')
    const column = packed.columns[at] ?? { kind: 'any', values: [] }
    const judges: Readonly<Record<ToSave['format'], () => Judge>> = {
      csv: () => (value) => judgeDate(value) ?? judgeWhole(value),
      arrow: () => (value) => judgeForArrow(value, tools),
      parquet: () => judgeForParquet(column, tools),
    }
    // What is missing is null there.
    const cells = column.kind === 'any' ? column.values : items
    const cell = findCell(cells, judges[format](), tools)
    if (cell) return refuse(`its column ${JSON.stringify(name)} holds ${cell}`, OTHER_VALUE)
  }
  return null
}

function refuse(reason: string, hint: string): Refused {
  return { ok: false, reason, hint }
}

/** What of a column a format has no words for, and in which row. */
function findCell(items: ArrayLike<unknown>, judge: Judge, tools: ValueTools): string | null {
  if (isList(items) && !Array.isArray(items)) return null
  for (let row = 0; row < items.length; row++) {
    const found = findUnsayable(items[row], judge, tools)
    if (found) return `${found.what} in row ${row + 1}${found.path && `, at ${found.path}`}`
  }
  return null
}

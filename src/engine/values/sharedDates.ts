import type { PlainObject } from './kinds/object.ts'

/**
 * Dates that stand in several cells of these columns: pairs of a cell and the first that has the same date. Cells are counted row
 * by row. Null where there are none.
 */
export function findSharedDates(
  rows: readonly Readonly<PlainObject>[],
  names: readonly string[],
  dated: readonly number[],
): Float64Array | null {
  const cells = new Map<Date, number>()
  const pairs: number[] = []
  for (let row = 0; row < rows.length; row++) {
    for (const column of dated) {
      const date = rows[row]?.[names[column] ?? '']
      if (!(date instanceof Date)) continue
      const cell = row * names.length + column
      const first = cells.get(date)
      if (first === undefined) cells.set(date, cell)
      else pairs.push(cell, first)
    }
  }
  return pairs.length ? Float64Array.from(pairs) : null
}

/** In rows whose dates are each another. */
export function shareDates(rows: readonly PlainObject[], names: readonly string[], shared: Float64Array): void {
  const rowOf = (cell: number) => rows[Math.floor(cell / names.length)]
  const nameOf = (cell: number) => names[cell % names.length] ?? ''
  for (let at = 0; at < shared.length; at += 2) {
    const [cell, first] = [shared[at] ?? 0, shared[at + 1] ?? 0]
    const row = rowOf(cell)
    if (row) row[nameOf(cell)] = rowOf(first)?.[nameOf(first)]
  }
}

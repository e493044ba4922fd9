import { type DataColumns, rowsIn } from '../../model/dataColumns.ts'
import { createRowColumns, type RowColumns } from './rowColumns.ts'

/** What a JSON file holds: rows by column where it is a long list of rows of the same names, of one kind each. */
export type JsonContent =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'rows'; readonly columns: DataColumns }

/** The items of a list, as they come. */
export interface Items {
  add(item: unknown): void
  readonly count: number
  end(): JsonContent
}

/** So many rows are taken apart at a time; a shorter list is kept as it is. */
export const ROWS_AT_ONCE = 1024

/** Rows are kept by column as far as they go: as objects they take ten times the memory, and seconds to clean up behind. */
export function createItems(rowsAtOnce = ROWS_AT_ONCE): Items {
  let items: unknown[] = []
  let table: RowColumns | null = null
  let isList = false

  function takeApart(): void {
    table ??= createRowColumns(items[0])
    if (table?.take(items)) items = []
    else {
      isList = true
      if (table) items = (rowsIn(table.end()) as unknown[]).concat(items)
      table = null
    }
  }

  return {
    get count() {
      return (table?.rows ?? 0) + items.length
    },
    add(item) {
      items.push(item)
      if (!isList && items.length === rowsAtOnce) takeApart()
    },
    end() {
      if (table && items.length) takeApart()
      return table ? { kind: 'rows', columns: table.end() } : { kind: 'value', value: items }
    },
  }
}

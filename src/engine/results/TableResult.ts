import { type ColumnTable, table } from 'arquero'
import { isTable } from '../values/kinds/table.ts'
import { outputColumns } from './columns.ts'
import { joinTables } from './joinTables.ts'
import type { Outputs, ResultBuilder } from './ResultBuilder.ts'

export interface TableOptions {
  /** A column that all tables share: rows with the same value in it become one. */
  readonly key?: string
}

/**
 * An Arquero table: one table alone is itself; arrays are columns, scalars fill theirs, several tables are prefixed. With a
 * `key`, tables are joined on that column instead of being put side by side.
 */
export class TableResult implements ResultBuilder<ColumnTable> {
  /** Null where tables are put side by side. */
  readonly key: string | null

  constructor({ key }: TableOptions = {}) {
    this.key = key ?? null
  }

  buildResult(outputs: Outputs): ColumnTable {
    const [only] = outputs.values()
    if (outputs.size === 1 && isTable(only)) return only
    const { names, columns } = this.key === null ? outputColumns(outputs, 'table') : joinTables(outputs, this.key)
    // Arquero's type asks for arrays; it reads typed arrays as well.
    return table(names.map((name, at): [string, unknown[]] => [name, columns[at] as unknown[]]))
  }
}

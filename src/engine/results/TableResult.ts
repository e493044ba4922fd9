import { type ColumnTable, table } from 'arquero'
import { isTable } from '../values/kind.ts'
import { outputColumns } from './columns.ts'
import type { Outputs, ResultBuilder } from './ResultBuilder.ts'

/** An Arquero table: one table alone is itself; arrays are columns, scalars fill theirs, several tables are prefixed. */
export class TableResult implements ResultBuilder<ColumnTable> {
  buildResult(outputs: Outputs): ColumnTable {
    const [only] = outputs.values()
    if (outputs.size === 1 && isTable(only)) return only
    const { names, columns } = outputColumns(outputs, 'table')
    // Arquero's type asks for arrays; it reads typed arrays as well.
    return table(names.map((name, at): [string, unknown[]] => [name, columns[at] as unknown[]]))
  }
}

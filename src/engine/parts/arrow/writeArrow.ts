import {
  bool,
  type Column,
  columnFromArray,
  type DataType,
  dictionary,
  float64,
  int32,
  tableFromColumns,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette'
import type { DataColumn, DataColumns } from '../../model/dataColumns.ts'

const MILLISECOND = 1

/** Columns as a file in Arrow's IPC format. Throws where a column has no one type. */
export function writeArrow({ names, columns }: DataColumns): Uint8Array {
  const made = names.map((name, at): [string, Column<unknown>] => {
    const [values, type] = typed(columns[at] ?? { kind: 'any', values: [] })
    return [name, columnFromArray(values, type) as Column<unknown>]
  })
  return tableToIPC(tableFromColumns(made), { format: 'file' }) ?? new Uint8Array()
}

function typed(column: DataColumn): [values: unknown[] | Float64Array, type: DataType | undefined] {
  switch (column.kind) {
    case 'number': {
      const { values, missing } = column
      return [missing ? Array.from(values, (value, row) => (missing[row] ? null : value)) : values, float64()]
    }
    case 'boolean':
      return [Array.from(column.values, (value) => (value === 2 ? null : value === 1)), bool()]
    case 'date':
      return [Array.from(column.values, (time) => (Number.isNaN(time) ? null : new Date(time))), timestamp(MILLISECOND)]
    case 'text':
      return [Array.from(column.codes, (code) => column.dictionary[code] ?? null), dictionary(utf8(), int32())]
    case 'any':
      // Given a type, the writer would cut what does not fit it; without one it refuses.
      return [[...column.values], undefined]
  }
}

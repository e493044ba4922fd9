import {
  bool,
  type Column,
  columnFromArray,
  dictionary,
  float64,
  int32,
  tableFromColumns,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette'
import type { DataColumn, DataColumns } from '../../model/dataColumns.ts'
import { encodeColumn, reasonOf } from './encodeColumn.ts'

const MILLISECOND = 1

/** Columns as a file in Arrow's IPC format. Throws where a column has no one type. */
export function writeArrow({ names, columns }: DataColumns): Uint8Array {
  const made = names.map((name, at): [string, Column<unknown>] => {
    return [name, encode(name, columns[at] ?? { kind: 'any', values: [] })]
  })
  return tableToIPC(tableFromColumns(made), { format: 'file' }) ?? new Uint8Array()
}

function encode(name: string, column: DataColumn): Column<unknown> {
  try {
    return encodeKind(column)
  } catch (error) {
    throw new Error(`its column ${JSON.stringify(name)} has no type in Arrow: ${reasonOf(error)}`)
  }
}

function encodeKind(column: DataColumn): Column<unknown> {
  switch (column.kind) {
    case 'number': {
      const { values, missing } = column
      return columnFromArray(
        missing ? Array.from(values, (value, row) => (missing[row] ? null : value)) : values,
        float64(),
      )
    }
    case 'boolean':
      return columnFromArray(
        Array.from(column.values, (value) => (value === 2 ? null : value === 1)),
        bool(),
      )
    case 'date':
      return columnFromArray(
        Array.from(column.values, (time) => (Number.isNaN(time) ? null : new Date(time))),
        timestamp(MILLISECOND),
      )
    case 'text':
      return columnFromArray(
        Array.from(column.codes, (code) => column.dictionary[code] ?? null),
        dictionary(utf8(), int32()),
      )
    case 'any':
      return encodeColumn(column.values)
  }
}

import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer'
import type { DataColumn, DataColumns } from '../../model/dataColumns.ts'

/**
 * Columns as a Parquet file, compressed by Snappy. Lists and objects become JSON, which readers know as such. A column that has no
 * missing value says so: readers need not look for them.
 */
export function writeParquet({ names, columns }: DataColumns): Uint8Array {
  const columnData = names.map((name, at) => toSource(name, columns[at] ?? { kind: 'any', values: [] }))
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'dagwright' }))
}

function toSource(name: string, column: DataColumn): ColumnSource {
  switch (column.kind) {
    case 'number': {
      const { values, missing } = column
      // In the writer's dictionaries 0 and -0 are one.
      const plain = values.some((value) => Object.is(value, -0)) ? ({ encoding: 'PLAIN' } as const) : {}
      if (!missing) return { name, data: values, type: 'DOUBLE', nullable: false, ...plain }
      return { name, data: Array.from(values, (value, at) => (missing[at] ? null : value)), type: 'DOUBLE', ...plain }
    }
    case 'boolean': {
      const nullable = column.values.includes(2)
      const data = Array.from(column.values, (value) => (value === 2 ? null : value === 1))
      return { name, data, type: 'BOOLEAN', nullable }
    }
    case 'date': {
      const nullable = column.values.some(Number.isNaN)
      return { name, data: Array.from(column.values, toDate), type: 'TIMESTAMP', nullable }
    }
    case 'text': {
      const { codes, dictionary } = column
      const nullable = codes.some((code) => code < 0)
      return { name, data: Array.from(codes, (code) => (code < 0 ? null : dictionary[code])), type: 'STRING', nullable }
    }
    case 'any':
      return anySource(name, column.values)
  }
}

function toDate(time: number): Date | null {
  return Number.isNaN(time) ? null : new Date(time)
}

function anySource(name: string, values: readonly unknown[]): ColumnSource {
  const data = [...values]
  if (data.every((value) => value === null || typeof value === 'bigint')) return { name, data, type: 'INT64' }
  return { name, data, type: 'JSON' }
}

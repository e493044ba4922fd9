import {
  bool,
  type Column,
  columnFromArray,
  type DataType,
  dictionary,
  float64,
  int32,
  int64,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette'
import type { DataColumn } from '../../model/dataColumns.ts'
import { isArrowTable } from '../kinds/arrow.ts'
import { columnsOf, columnValues, packColumn } from './columns.ts'
import { type Format, messageOf, readAll, unreadable } from './format.ts'

const MAGIC = 'ARROW1'
const MILLISECOND = 1

/** Arrow's IPC: files (Feather 2 as well) and streams. */
export const arrow: Format = {
  mime: 'application/vnd.apache.arrow.file',
  recognises: isArrow,
  async read(source, { file }) {
    const bytes = await readAll(source)
    if (!isArrow(bytes) && !isStream(bytes)) return noArrow(file, 'it does not begin as one does')
    try {
      const table = tableFromIPC(bytes, { useDate: true, useBigInt: true, useMap: false })
      const names = table.names.map(String)
      const columns = names.map((_, at) => toColumn(table.getChildAt(at)))
      return { ok: true, content: { kind: 'columns', columns: { names, columns, rows: table.numRows } } }
    } catch (error) {
      return noArrow(file, messageOf(error))
    }
  },
  write(value) {
    if (isArrowTable(value)) return { ok: true, bytes: tableToIPC(value, { format: 'file' }) ?? new Uint8Array() }
    const data = columnsOf(value)
    if (!data) return { ok: false, reason: 'it is no table, no rows, and no columns of one length' }
    try {
      const columns = data.names.map((name, at): [string, Column<unknown>] => [name, fromColumn(data.columns[at])])
      return { ok: true, bytes: tableToIPC(tableFromColumns(columns), { format: 'file' }) ?? new Uint8Array() }
    } catch (error) {
      return { ok: false, reason: messageOf(error) }
    }
  },
}

function isArrow(head: Uint8Array): boolean {
  return [...MAGIC].every((letter, at) => head[at] === letter.charCodeAt(0))
}

/** A stream begins with the mark of a message. */
function isStream(head: Uint8Array): boolean {
  return head.length >= 8 && [0, 1, 2, 3].every((at) => head[at] === 0xff)
}

function noArrow(file: string, reason: string) {
  const isCompressed = /compress/i.test(reason)
  const hint = isCompressed ? 'Write it without compression, or as Parquet.' : 'Take a file in the IPC format of Arrow.'
  return unreadable('DW-DATA-008', file, `is no Arrow file that can be read: ${reason}`, { hint })
}

function toColumn(column: Column<unknown>): DataColumn {
  const packed = packColumn(column.toArray() as ArrayLike<unknown>)
  return packed.kind === 'any' ? safeIntegers(packed.values) : packed
}

/** Whole numbers of 64 bits are numbers where each of them is a safe one. */
function safeIntegers(values: readonly unknown[]): DataColumn {
  const isSafe = values.every(
    (value) =>
      value === null ||
      (typeof value === 'bigint' && value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER),
  )
  if (!isSafe || values.every((value) => value === null)) return { kind: 'any', values }
  return packColumn(values.map((value) => (value === null ? null : Number(value))))
}

function fromColumn(column: DataColumn | undefined): Column<unknown> {
  if (!column) return columnFromArray([])
  const [values, type] = typed(column)
  return columnFromArray(values, type) as Column<unknown>
}

function typed(column: DataColumn): [values: unknown[] | Float64Array, type: DataType | undefined] {
  switch (column.kind) {
    case 'number': {
      const { values, missing } = column
      return [missing ? Array.from(values, (value, row) => (missing[row] ? null : value)) : values, float64()]
    }
    case 'boolean':
      return [columnValues(column), bool()]
    case 'date':
      return [columnValues(column), timestamp(MILLISECOND)]
    case 'text':
      return [columnValues(column), dictionary(utf8(), int32())]
    case 'any':
      return [columnValues(column), column.values.some((value) => typeof value === 'bigint') ? int64() : undefined]
  }
}

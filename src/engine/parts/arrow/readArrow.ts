import { type Table, tableFromIPC } from '@uwdata/flechette'
import type { DataColumn } from '../../model/dataColumns.ts'
import type { FileFault } from '../../model/fileFault.ts'
import { type ColumnsRead, Failure, failureOf, faultsOf } from '../brokenFile.ts'
import { toColumn } from '../toColumn.ts'
import { findBrokenEnd, isStream } from './findBrokenEnd.ts'

const { notWhole, damaged } = faultsOf('Arrow')

/** The rows of Arrow's IPC, a file or a stream, or why there are none. */
export function readArrow(bytes: Uint8Array): ColumnsRead {
  const broken = findBrokenEnd(bytes)
  if (broken) return { ok: false, ...broken }
  const table = trying(() => tableFromIPC(bytes, { useDate: true, useBigInt: true, useMap: false }))
  if (table instanceof Failure) return { ok: false, ...tableFault(table.error, bytes) }
  if (table.names.length === 0 && isStream(bytes))
    return { ok: false, ...notWhole('it ends before its columns are named') }
  if (hasMoreRowsThanBits(table, bytes)) return { ok: false, ...damaged('its number of rows') }
  const columns: DataColumn[] = []
  for (const [at, name] of table.names.entries()) {
    const column = trying(() => {
      const values = table.getChildAt(at).toArray() as ArrayLike<unknown>
      return toColumn([{ values, start: 0 }], table.numRows)
    })
    if (column instanceof Failure) return { ok: false, ...damaged(`its column "${String(name)}"`) }
    columns.push(column)
  }
  return { ok: true, columns: { names: table.names.map(String), columns, rows: table.numRows } }
}

function trying<T>(read: () => T): T | Failure {
  try {
    return read()
  } catch (error) {
    return failureOf(error)
  }
}

function tableFault(error: unknown, bytes: Uint8Array): FileFault {
  const words = error instanceof Error ? error.message : ''
  if (/compress/i.test(words)) {
    const hint = 'Write it without compression, or as Parquet.'
    return { fault: 'is a compressed Arrow file, which cannot be read', hint }
  }
  if (/but only read/.test(words)) return notWhole('it ends within its data')
  return damaged(isStream(bytes) ? 'what it says of itself' : 'its footer, or what that says of its data,')
}

/** Types that take no bytes for a row, or may: nothing, structures, unions, lists of a fixed size, runs. */
const WITHOUT_BYTES: ReadonlySet<number> = new Set([1, 13, 14, 16, 22])

/** Any other type takes at least a bit for a row. */
function hasMoreRowsThanBits({ numRows, schema }: Table, bytes: Uint8Array): boolean {
  return numRows > bytes.length * 8 && schema.fields.some(({ type }) => !WITHOUT_BYTES.has(type.typeId))
}

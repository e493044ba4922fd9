import { tableFromIPC } from '@uwdata/flechette'
import type { DataColumns } from '../../model/dataColumns.ts'
import { toColumn } from '../toColumn.ts'

/** The rows of Arrow's IPC, a file or a stream. Throws where it is none. */
export function readArrow(bytes: Uint8Array): DataColumns {
  const table = tableFromIPC(bytes, { useDate: true, useBigInt: true, useMap: false })
  const columns = table.names.map((_, at) => {
    const values = table.getChildAt(at).toArray() as ArrayLike<unknown>
    return toColumn([{ values, start: 0 }], table.numRows)
  })
  return { names: table.names.map(String), columns, rows: table.numRows }
}

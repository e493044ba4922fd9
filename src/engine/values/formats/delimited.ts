import { toCsv } from '../print.ts'
import { namedColumns } from './columns.ts'
import { readCsv } from './csv/readCsv.ts'
import type { Format } from './format.ts'

/** CSV is read with whatever separator its first line shows; it is written with commas. */
export const csv: Format = delimited(null)
export const tsv: Format = delimited('\t')

function delimited(separator: string | null): Format {
  return {
    mime: separator === '\t' ? 'text/tab-separated-values' : 'text/csv',
    async read(source, options) {
      const read = await readCsv(source, { ...options, ...(separator === null ? {} : { separator }) })
      return read.ok ? { ok: true, content: { kind: 'columns', columns: read.columns } } : read
    },
    write(value) {
      const columns = namedColumns(value)
      if (!columns) return { ok: false, reason: 'it is no table, no rows, and no columns of one length' }
      const text = toCsv(
        columns.map(([name]) => name),
        columns.map(([, column]) => column),
        separator ?? ',',
      )
      return { ok: true, bytes: new TextEncoder().encode(text) }
    },
  }
}

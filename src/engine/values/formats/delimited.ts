import { toCsv } from '../print.ts'
import { NO_COLUMNS, namedColumns } from './columns.ts'
import type { Format } from './format.ts'
import { loadPart, partMissing } from './loadPart.ts'

/** CSV is read with whatever separator its first line shows; it is written with commas. */
export const csv: Format = delimited(null)
export const tsv: Format = delimited('\t')

function delimited(separator: string | null): Format {
  return {
    mime: separator === '\t' ? 'text/tab-separated-values' : 'text/csv',
    async read(source, options) {
      const loaded = await loadPart('csv')
      if (!loaded.ok) return partMissing(options.file, loaded.fault)
      const read = await loaded.part.readCsv(source, { ...options, ...(separator === null ? {} : { separator }) })
      return read.ok ? { ok: true, content: { kind: 'columns', columns: read.columns } } : read
    },
    write(value) {
      const columns = namedColumns(value)
      if (!columns) return { ok: false, reason: NO_COLUMNS }
      const text = toCsv(
        columns.map(([name]) => name),
        columns.map(([, column]) => column),
        separator ?? ',',
      )
      return { ok: true, bytes: new TextEncoder().encode(text) }
    },
  }
}

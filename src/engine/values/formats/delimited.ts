import type { Parts } from '../../parts/parts.ts'
import { toCsv } from '../print.ts'
import { namedColumns } from './columns.ts'
import type { Format, Written } from './format.ts'
import { loadPart, partMissing } from './loadPart.ts'
import { columnsToSave, saving } from './saving.ts'

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
    write: (value) => saving((part) => writeCells(value, { separator: separator ?? ',', part })),
  }
}

interface Writing {
  readonly separator: string
  readonly part: Parts['saving']
}

function writeCells(value: unknown, { separator, part }: Writing): Written {
  const checked = columnsToSave(value, 'csv', part)
  if (!checked.ok) return checked
  const columns = namedColumns(value) ?? []
  const text = toCsv(
    columns.map(([name]) => name),
    columns.map(([, column]) => column),
    separator,
  )
  return { ok: true, bytes: new TextEncoder().encode(text) }
}

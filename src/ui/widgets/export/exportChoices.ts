import type { ValueSummary } from '../../../engine/page.ts'
import type { ExportFormat } from '../../store/valueFile.ts'

const COLUMNS: readonly ExportFormat[] = ['csv', 'tsv', 'json', 'ndjson', 'arrow', 'parquet']

/** The formats that may hold a value of this kind, as far as its summary tells. */
export function exportChoices({ kind }: Pick<ValueSummary, 'kind'>): readonly ExportFormat[] {
  switch (kind) {
    case 'table':
    case 'arrow':
    case 'array':
      return COLUMNS
    case 'typedArray':
      return [...COLUMNS, 'bytes']
    // One thing has no lines of its own.
    case 'object':
      return COLUMNS.filter((format) => format !== 'ndjson')
    case 'set':
      return ['json', 'ndjson']
    case 'string':
      return ['text', 'json']
    case 'bytes':
      return ['bytes', 'json']
    case 'image':
      return ['image', 'json']
    default:
      return ['json']
  }
}

/** What a format is for, to who does not know it. */
export const ABOUT_FORMATS: Readonly<Record<ExportFormat, string>> = {
  csv: 'For spreadsheets, and nearly everything else',
  tsv: 'As CSV, with tabs between columns',
  json: 'Whole, with all that is nested in it',
  ndjson: 'One JSON value a line',
  arrow: 'Columns with their types, for data tools',
  parquet: 'Columns with their types, compressed',
  text: 'The text alone',
  bytes: 'The bytes as they lie in memory',
  image: 'As it is shown',
}

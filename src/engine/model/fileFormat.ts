/** The formats of data files, by the names that `loadFrom`, `saveTo`, `from` and `to` know them by. */
export const FILE_FORMATS = ['csv', 'tsv', 'json', 'ndjson', 'arrow', 'parquet', 'text', 'bytes'] as const

export type FileFormat = (typeof FILE_FORMATS)[number]

/** As a person writes them. */
export const FORMAT_TITLES: Readonly<Record<FileFormat, string>> = {
  csv: 'CSV',
  tsv: 'TSV',
  json: 'JSON',
  ndjson: 'NDJSON',
  arrow: 'Arrow',
  parquet: 'Parquet',
  text: 'text',
  bytes: 'bytes',
}

const EXTENSIONS: Readonly<Record<string, FileFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  arrow: 'arrow',
  arrows: 'arrow',
  ipc: 'arrow',
  feather: 'arrow',
  parquet: 'parquet',
  pq: 'parquet',
  txt: 'text',
  text: 'text',
  md: 'text',
  log: 'text',
  bin: 'bytes',
}

/** What a file's name says that it holds; null where it says nothing. */
export function formatOfName(name: string): FileFormat | null {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(EXTENSIONS, extension) ? (EXTENSIONS[extension] ?? null) : null
}

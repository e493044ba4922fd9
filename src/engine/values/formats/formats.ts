import type { ByteSource } from '../../model/byteSource.ts'
import { type FileFormat, formatOfName } from '../../model/fileFormat.ts'
import { arrow } from './arrow.ts'
import { bytes } from './bytes.ts'
import { csv, tsv } from './delimited.ts'
import type { Format, FormatRead, ReadOptions } from './format.ts'
import { json } from './json.ts'
import { ndjson } from './ndjson.ts'
import { parquet } from './parquet.ts'
import { text } from './text.ts'

export const FORMATS: Readonly<Record<FileFormat, Format>> = { csv, tsv, json, ndjson, arrow, parquet, text, bytes }

const RECOGNISED = ['parquet', 'arrow'] as const

/** What a file holds, by its first bytes and by its name; what neither tells is taken for CSV. */
export function findFormat(name: string, head: Uint8Array): FileFormat {
  return RECOGNISED.find((format) => FORMATS[format].recognises?.(head)) ?? formatOfName(name) ?? 'csv'
}

/** Reads a file of whatever format. */
export async function readFile(
  source: ByteSource,
  options: ReadOptions & { format?: FileFormat },
): Promise<FormatRead> {
  const format = options.format ?? findFormat(options.file, await source.read(0, Math.min(8, source.size)))
  return FORMATS[format].read(source, options)
}

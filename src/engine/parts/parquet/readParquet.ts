import { type ColumnData, type FileMetaData, type ParquetParsers, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { ByteSource, Reading } from '../../model/byteSource.ts'
import type { DataColumns } from '../../model/dataColumns.ts'
import { type ColumnPart, toColumn } from '../toColumn.ts'

/** The rows of a Parquet file. One column after another, so that no more than one is there twice. Throws where it is none. */
export async function readParquet(source: ByteSource, { onProgress }: Reading): Promise<DataColumns> {
  const file = {
    byteLength: source.size,
    slice: async (start: number, end = source.size) => toBuffer(await source.read(start, end)),
  }
  const metadata = await parquetMetadataAsync(file, { geoparquet: false })
  const rows = Number(metadata.num_rows)
  const names = columnNames(metadata)
  const columns: DataColumns['columns'][number][] = []
  let bytes = 0
  for (const name of names) {
    const parts: ColumnPart[] = []
    const onChunk = ({ columnData, rowStart }: ColumnData) => parts.push({ values: columnData, start: rowStart })
    await parquetRead({ file, metadata, columns: [name], compressors, parsers: PARSERS, geoparquet: false, onChunk })
    columns.push(toColumn(parts, rows))
    bytes += columnBytes(metadata, name)
    onProgress?.({ bytes: Math.min(bytes, source.size), rows: 0 })
  }
  return { names, columns, rows }
}

/** The way out for a file that cannot be read, by the reason. */
export function hintFor(reason: string): string {
  return /compression codec/.test(reason)
    ? 'Write it with Snappy, Gzip, Brotli, Zstandard or LZ4, or without compression.'
    : 'Take the whole file, and one that common tools read.'
}

/** Half milliseconds are cut off as a Date would. */
const PARSERS: Partial<ParquetParsers> = {
  timestampFromMicroseconds: (micros) => new Date(Number(micros) / 1000),
  timestampFromNanoseconds: (nanos) => new Date(Number(nanos / 1000n) / 1000),
}

function columnNames({ schema }: FileMetaData): string[] {
  const names: string[] = []
  let at = 1
  for (let count = schema[0]?.num_children ?? 0; count > 0; count--) {
    names.push(schema[at]?.name ?? '')
    at = afterElement(schema, at)
  }
  return names
}

function afterElement(schema: FileMetaData['schema'], at: number): number {
  let next = at + 1
  for (let children = schema[at]?.num_children ?? 0; children > 0; children--) next = afterElement(schema, next)
  return next
}

function columnBytes({ row_groups }: FileMetaData, name: string): number {
  return row_groups
    .flatMap((group) => group.columns)
    .filter((column) => column.meta_data?.path_in_schema[0] === name)
    .reduce((sum, column) => sum + Number(column.meta_data?.total_compressed_size ?? 0), 0)
}

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
}

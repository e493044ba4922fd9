import { type ColumnData, type FileMetaData, type ParquetParsers, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { ByteSource, Reading } from '../../model/byteSource.ts'
import type { DataColumns } from '../../model/dataColumns.ts'
import { type ColumnPart, dateColumn, toColumn } from '../toColumn.ts'

/** The rows of a Parquet file. One column after another, so that no more than one is there twice. Throws where it is none. */
export async function readParquet(source: ByteSource, { onProgress }: Reading): Promise<DataColumns> {
  const file = {
    byteLength: source.size,
    slice: async (start: number, end = source.size) => toBuffer(await source.read(start, end)),
  }
  const metadata = await parquetMetadataAsync(file, { geoparquet: false })
  const rows = Number(metadata.num_rows)
  const elements = topElements(metadata)
  const names = elements.map(({ name }) => name)
  const columns: DataColumns['columns'][number][] = []
  let bytes = 0
  for (const element of elements) {
    const { name } = element
    const areDates = isDate(element)
    const parsers = areDates ? TIMES : DATES
    const parts: ColumnPart[] = []
    const onChunk = ({ columnData, rowStart }: ColumnData) => parts.push({ values: columnData, start: rowStart })
    await parquetRead({ file, metadata, columns: [name], compressors, parsers, geoparquet: false, onChunk })
    columns.push(areDates ? dateColumn(parts, rows, timeOf) : toColumn(parts, rows))
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

/** Half milliseconds are cut off as a Date would. Inside of lists and objects. */
const DATES: Partial<ParquetParsers> = {
  timestampFromMicroseconds: (micros) => new Date(Number(micros) / 1000),
  timestampFromNanoseconds: (nanos) => new Date(Number(nanos / 1000n) / 1000),
}

/** A column of dates is one of their times: no Date is made that nobody keeps. The library hands on what parsers give. */
const TIMES = {
  timestampFromMilliseconds: (millis: bigint | number) => Number(millis),
  timestampFromMicroseconds: (micros: bigint | number) => Math.trunc(Number(micros) / 1000),
  timestampFromNanoseconds: (nanos: bigint) => Math.trunc(Number(nanos / 1000n) / 1000),
  dateFromDays: (days: number) => days * DAY_MS,
} as unknown as Partial<ParquetParsers> // The library's types want a Date of each, and it does nothing with what it gets.

const DAY_MS = 86_400_000
/** The last moment that a Date can hold, in milliseconds. */
const LAST_TIME = 8.64e15

/** -0 becomes 0, as in a Date. */
function timeOf(value: unknown): number {
  return typeof value === 'number' && Math.abs(value) <= LAST_TIME ? value + 0 : Number.NaN
}

type SchemaElement = FileMetaData['schema'][number]

function isDate({ num_children, repetition_type, type, converted_type, logical_type }: SchemaElement): boolean {
  if (num_children || repetition_type === 'REPEATED') return false
  if (converted_type === 'DATE' || converted_type?.startsWith('TIMESTAMP_')) return true
  return logical_type?.type === 'TIMESTAMP' || (type === 'INT96' && !converted_type)
}

/** Those of columns: what lists and objects are made of stands in between. */
function topElements({ schema }: FileMetaData): SchemaElement[] {
  const elements: SchemaElement[] = []
  let at = 1
  for (let count = schema[0]?.num_children ?? 0; count > 0; count--) {
    const element = schema[at]
    if (element) elements.push(element)
    at = afterElement(schema, at)
  }
  return elements
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

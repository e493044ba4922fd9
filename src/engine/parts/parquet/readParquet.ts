import {
  type ColumnData,
  type ColumnMetaData,
  type FileMetaData,
  type ParquetParsers,
  parquetMetadataAsync,
  parquetRead,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { ByteSource, Reading } from '../../model/byteSource.ts'
import type { DataColumns } from '../../model/dataColumns.ts'
import type { FileFault } from '../../model/fileFault.ts'
import { type ColumnsRead, Failure, failureOf, faultsOf } from '../brokenFile.ts'
import { type ColumnPart, dateColumn, toColumn } from '../toColumn.ts'
import { findBrokenEnd } from './findBrokenEnd.ts'

const { notWhole, damaged } = faultsOf('Parquet')

/**
 * The rows of a Parquet file, or why it has none. One column after another, so that no more than one is there twice.
 */
export async function readParquet(source: ByteSource, { onProgress }: Reading): Promise<ColumnsRead> {
  const broken = await findBrokenEnd(source)
  if (broken) return { ok: false, ...broken }
  const file = createFile(source)
  const metadata = await file.trying(() => parquetMetadataAsync(file, { geoparquet: false }))
  if (metadata instanceof Failure) return { ok: false, ...BROKEN_FOOTER }
  const short = findShort(metadata, source.size)
  if (short) return { ok: false, ...short }
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
    const done = await file.trying(() =>
      parquetRead({ file, metadata, columns: [name], compressors, parsers, geoparquet: false, onChunk }),
    )
    if (done instanceof Failure) return { ok: false, ...columnFault(name, done.error) }
    columns.push(areDates ? dateColumn(parts, rows, timeOf) : toColumn(parts, rows))
    bytes += columnBytes(metadata, name)
    onProgress?.({ bytes: Math.min(bytes, source.size), rows: 0 })
  }
  return { ok: true, columns: { names, columns, rows } }
}

/** The file as the library reads it. What goes wrong within the library is told apart from bytes or memory that cannot be had. */
function createFile(source: ByteSource) {
  let unread: Failure | null = null
  return {
    byteLength: source.size,
    async slice(start: number, end = source.size): Promise<ArrayBuffer> {
      try {
        return toBuffer(await source.read(start, end))
      } catch (error) {
        unread = new Failure(error)
        throw error
      }
    },
    async trying<T>(read: () => Promise<T>): Promise<T | Failure> {
      try {
        return await read()
      } catch (error) {
        if (unread) throw unread.error
        return failureOf(error)
      }
    },
  }
}

const BROKEN_FOOTER = notWhole('its footer, which says what is in it, is damaged')

/** What the footer tells of, and is not there. */
function findShort({ row_groups, num_rows, metadata_length }: FileMetaData, size: number): FileFault | null {
  if (row_groups.reduce((sum, group) => sum + group.num_rows, 0n) !== num_rows) return BROKEN_FOOTER
  const footer = size - metadata_length - 8
  const ends = row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => (meta_data ? endOf(meta_data) : 0)))
  const missing = ends.reduce((most, end) => Math.max(most, end - footer), 0)
  return missing > 0 ? notWhole(`of its columns at least ${missing} bytes are missing`) : null
}

function endOf({ dictionary_page_offset = 0n, data_page_offset, total_compressed_size }: ColumnMetaData): number {
  const hasDictionary = dictionary_page_offset > 0n && dictionary_page_offset < data_page_offset
  return Number((hasDictionary ? dictionary_page_offset : data_page_offset) + total_compressed_size)
}

/** What the library does not know, it says in words that can be handed on; about anything else it only stumbles. */
function columnFault(name: string, error: unknown): FileFault {
  const words = error instanceof Error ? error.message.replace(/^parquet /, '') : ''
  const [codec] = /unsupported compression codec: \w+/.exec(words) ?? []
  const [unknown] = /^unsupported encoding: \w+|^\w+ not supported$/.exec(words) ?? []
  if (codec) return { fault: `has a column "${name}" of an ${codec}`, hint: CODECS }
  if (unknown) return { fault: `has a column "${name}" that cannot be read: ${unknown}`, hint: OTHERWISE }
  return damaged(`its column "${name}"`)
}

const CODECS = 'Write it with Snappy, Gzip, Brotli, Zstandard or LZ4, or without compression.'
const OTHERWISE = 'Write this column in another way, or save the table as CSV.'

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

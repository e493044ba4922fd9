import { Table, tableFromIPC, tableToIPC } from '@uwdata/flechette'
import { codeOf } from '../codes.ts'
import { MOST_ITEMS } from '../previewText.ts'
import { NO_PARTS, type ValueLook, type ValueType } from '../valueType.ts'
import { type ArrowOptions, findArrowOptions } from './arrowOptions.ts'
import { findBytes } from './bytes.ts'

/** Tables of Arrow as Arquero's `toArrow` makes them: moved, kept and compared as Arrow's own stream of bytes. */
export const arrowType: ValueType<Table> = {
  kind: 'arrow',
  prototypes: [],
  is: isArrowTable,

  typeName: () => 'Arrow table',
  size: (table) => table.numRows,
  preview: (table) =>
    `Arrow table ${table.numRows} × ${table.numCols}: ${table.names.slice(0, MOST_ITEMS).map(String).join(', ')}`,
  entries: (table) => ({
    total: table.numCols,
    read: (offset, limit) =>
      table.names.slice(offset, offset + limit).map((key, at) => ({
        key: String(key),
        value: Array.from(table.getChildAt(offset + at)?.toArray() ?? []),
      })),
  }),
  ...NO_PARTS,

  measure: (table) =>
    table.children.reduce((sum, column) => sum + column.data.reduce((all, one) => all + bytesIn(one), 0), 64),
  writeHash(table, { hash }) {
    hash
      .word(ARROW)
      .text(JSON.stringify(findArrowOptions(table)))
      .bytes(streamOf(table))
  },

  codes: ['arrow'],
  write(table, { code }) {
    const to = code('arrow')
    to.text(JSON.stringify(findArrowOptions(table)))
    to.bytes(streamOf(table))
  },
  read({ bytes, keep }) {
    const options: ArrowOptions = JSON.parse(bytes.text())
    return keep(tableFromIPC(bytes.bytes(), options))
  },

  pack: (table): PackedArrow => ({ stream: streamOf(table), options: findArrowOptions(table) }),
  unpack(packed, { keep }) {
    const { stream, options } = packed as PackedArrow
    return keep(tableFromIPC(stream, options))
  },
}

interface PackedArrow {
  readonly stream: Uint8Array
  readonly options: ArrowOptions
}

const ARROW = codeOf('arrow')

export function isArrowTable(value: unknown): value is Table {
  return value instanceof Table
}

export type ArrowTable = Table

/** Its columns, as it gives their values. */
export function arrowColumns(table: ArrowTable): [name: string, values: ArrayLike<unknown>][] {
  return table.names.map((name, at) => [String(name), table.getChildAt(at).toArray()])
}

function streamOf(table: Table): Uint8Array {
  const stream = tableToIPC(table, { format: 'stream' })
  if (!stream) throw new Error('the Arrow table gives no bytes')
  return stream
}

interface Batch {
  readonly values?: { readonly byteLength: number }
  readonly offsets?: { readonly byteLength: number }
  readonly children?: readonly Batch[]
}

function bytesIn({ values, offsets, children }: Batch): number {
  const own = (values?.byteLength ?? 0) + (offsets?.byteLength ?? 0)
  return (children ?? []).reduce((sum, child) => sum + bytesIn(child), own)
}

/** Arrow's IPC format in bytes: a file, or a stream. */
export const arrowBytesLook: ValueLook = {
  kind: 'arrow',
  over: ['typedArray', 'bytes'],
  is: (value) => findArrowBytes(value) !== null,
  typeName: (value) => `Arrow ${isFile(findArrowBytes(value) ?? NOTHING) ? 'file' : 'stream'}`,
  preview: (value) => `${arrowBytesLook.typeName(value)}, ${findArrowBytes(value)?.length ?? 0} bytes`,
}

const NOTHING = new Uint8Array(0)

export function findArrowBytes(value: unknown): Uint8Array | null {
  const bytes = findBytes(value)
  return bytes && (isFile(bytes) || isStream(bytes)) ? bytes : null
}

/** `ARROW1`, then two bytes that fill up. */
function isFile(bytes: Uint8Array): boolean {
  return [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31, 0, 0].every((byte, at) => bytes[at] === byte)
}

/** Four bytes of ones, the length of the schema's message in whole eights, and a message no longer than there are bytes. */
function isStream(bytes: Uint8Array): boolean {
  if (bytes.length < 24) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(4, true)
  return view.getUint32(0) === 0xffffffff && length >= 16 && length % 8 === 0 && length <= bytes.length - 8
}

import type { ByteSource, Reading } from '../model/byteSource.ts'
import { type DataColumns, rowsIn } from '../model/dataColumns.ts'
import type { FileFormat } from '../model/fileFormat.ts'
import type { TypeId, TypeTable } from '../model/type.ts'
import { typeAt } from '../model/type.ts'
import { fitValue, formatMisfit } from './fit.ts'
import { recordOf, rowsOf, tableOf, tableOrColumns, valuesAt } from './formats/columns.ts'
import type { FileContent } from './formats/format.ts'
import { FORMATS } from './formats/formats.ts'
import { findTypedArrayType } from './kinds/typedArray.ts'

/** What is in a file, or why it is not there: a sentence without its point, and a way out where there is one. */
export type LoadedData =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: string; readonly hint: string | null }

/** The data of a file, as a declared type wants it. */
export async function readData(
  format: FileFormat,
  source: ByteSource,
  {
    file,
    type,
    types,
    ...reading
  }: Reading & { readonly file: string; readonly type: TypeId; readonly types: TypeTable },
): Promise<LoadedData> {
  const read = await FORMATS[format].read(source, { file, ...reading })
  if (!read.ok) {
    const [first] = read.problems
    return { ok: false, fault: first?.message.replace(/\.$/, '') ?? '', hint: first?.hint ?? null }
  }
  const { content } = read
  const value = asWanted(content, type, types)
  const fit = fitValue(value, type, types)
  return fit.ok
    ? fit
    : { ok: false, fault: `"${file}" holds something else: ${formatMisfit('value', fit)}`, hint: null }
}

function asWanted(content: FileContent, type: TypeId, types: TypeTable): unknown {
  if (content.kind === 'columns') return shaped(content.columns, type, types)
  if (content.kind === 'value') return buffered(content.value, type, types)
  return rowsAs(content.columns, type, types)
}

/** Rows, unless the type asks for a table: columns are one as they are. */
function rowsAs(columns: DataColumns, type: TypeId, types: TypeTable): unknown {
  return typeAt(types, type).shape.kind === 'table' ? tableOf(columns) : rowsIn(columns)
}

/** Bytes as what a type looks at: a buffer, or the numbers that lie in it. */
function buffered(value: unknown, type: TypeId, types: TypeTable): unknown {
  if (!(value instanceof Uint8Array)) return value
  const { text, shape } = typeAt(types, type)
  if (shape.kind === 'typedArray') return numbersIn(value, shape.name)
  if (shape.kind !== 'bytes') return value
  return text === 'DataView' ? new DataView(value.buffer as ArrayBuffer) : value.buffer
}

/** A buffer that is no whole number of them fits no type of numbers. */
function numbersIn({ buffer }: Uint8Array, name: string): unknown {
  const type = findTypedArrayType(name)
  return type && buffer.byteLength % type.BYTES_PER_ELEMENT === 0 ? new type(buffer as ArrayBuffer) : buffer
}

/** A table, unless the type asks for an object of columns, the only column, or rows. */
function shaped(columns: DataColumns, type: TypeId, types: TypeTable): unknown {
  const { shape } = typeAt(types, type)
  switch (shape.kind) {
    case 'object':
      return recordOf(columns)
    case 'array':
    case 'typedArray': {
      const only = valuesAt(columns.columns, 0)
      return columns.names.length === 1 && fitValue(only, type, types).ok ? only : rowsOf(columns)
    }
    case 'union': {
      const forms = shape.members.map((member) => shaped(columns, member, types))
      return forms.find((form, at) => fitValue(form, shape.members[at] ?? type, types).ok) ?? forms[0]
    }
    default:
      return tableOrColumns(columns)
  }
}

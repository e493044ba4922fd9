import type { DataColumns } from '../../model/dataColumns.ts'
import { kindOf } from '../kind.ts'
import { isPlainObject } from '../kinds/object.ts'
import { columnsOf, NO_COLUMNS } from './columns.ts'
import { type Format, messageOf, unreadable } from './format.ts'
import { loadPart, partMissing } from './loadPart.ts'

/** By `hyparquet`, which is loaded where the first such file is read or written. */
export const parquet: Format = {
  mime: 'application/vnd.apache.parquet',
  recognises: (head) => [...'PAR1'].every((letter, at) => head[at] === letter.charCodeAt(0)),
  async read(source, { file, onProgress }) {
    const loaded = await loadPart('parquet')
    if (!loaded.ok) return partMissing(file, loaded.fault)
    try {
      const columns = await loaded.part.readParquet(source, onProgress ? { onProgress } : {})
      return { ok: true, content: { kind: 'columns', columns } }
    } catch (error) {
      const hint = 'Take the whole file, and one that common tools read.'
      const fault = `is no Parquet file that can be read: ${messageOf(error)}`
      return unreadable('DW-DATA-008', file, fault, { hint })
    }
  },
  async write(value) {
    const columns = columnsOf(value)
    if (!columns) return { ok: false, reason: NO_COLUMNS }
    const odd = findOdd(columns)
    if (odd) return { ok: false, reason: odd }
    const loaded = await loadPart('parquet')
    if (!loaded.ok) return { ok: false, reason: `the writer ${loaded.fault}` }
    return { ok: true, bytes: loaded.part.writeParquet(columns) }
  },
}

/** What no type of Parquet holds: neither a number of 64 bits, nor JSON. */
function findOdd({ names, columns }: DataColumns): string | null {
  for (const [at, column] of columns.entries()) {
    if (column.kind !== 'any') continue
    const { values } = column
    const isBig = values.every((value) => value === null || typeof value === 'bigint')
    const odd = isBig ? values.some((value) => !fits64(value)) : values.some((value) => !isJson(value))
    if (odd)
      return `its column "${names[at]}" holds ${isBig ? 'whole numbers of more than 64 bits' : 'values that are no JSON'}`
  }
  return null
}

function fits64(value: unknown): boolean {
  return typeof value !== 'bigint' || BigInt.asIntN(64, value) === value
}

function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => item !== undefined && isJson(item))
  if (isPlainObject(value)) return Object.values(value).every((item) => item !== undefined && isJson(item))
  return ['null', 'string', 'boolean'].includes(kindOf(value)) || (Number.isFinite(value) && !Object.is(value, -0))
}

import type { DataColumns } from '../../model/dataColumns.ts'
import { importPart } from '../../parts/importPart.ts'
import { isPlainObject, kindOf } from '../kind.ts'
import { columnsOf } from './columns.ts'
import { type Format, messageOf, unreadable } from './format.ts'

/** By `hyparquet`, which is loaded where the first such file is read or written. */
export const parquet: Format = {
  mime: 'application/vnd.apache.parquet',
  recognises: (head) => [...'PAR1'].every((letter, at) => head[at] === letter.charCodeAt(0)),
  async read(source, { file, onProgress }) {
    const part = await loadPart()
    if ('fault' in part) return unreadable('DW-DATA-009', file, part.fault, { hint: LATER })
    try {
      const columns = await part.readParquet(source, onProgress ? { onProgress } : {})
      return { ok: true, content: { kind: 'columns', columns } }
    } catch (error) {
      const hint = 'Take the whole file, and one that common tools read.'
      const fault = `is no Parquet file that can be read: ${messageOf(error)}`
      return unreadable('DW-DATA-008', file, fault, { hint })
    }
  },
  async write(value) {
    const columns = columnsOf(value)
    if (!columns) return { ok: false, reason: 'it is no table, no rows, and no columns of one length' }
    const odd = findOdd(columns)
    if (odd) return { ok: false, reason: odd }
    const part = await loadPart()
    return 'fault' in part
      ? { ok: false, reason: `the writer ${part.fault}` }
      : { ok: true, bytes: part.writeParquet(columns) }
  },
}

const LATER = 'Look at the connection, then try again.'

async function loadPart() {
  try {
    return await importPart('parquet')
  } catch (error) {
    return { fault: `needs a part of the program that could not be loaded: ${messageOf(error)}` }
  }
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

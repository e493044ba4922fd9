import type { DataColumn } from '../../model/dataColumns.ts'
import type { ValueTools } from './tools.ts'

/** What of a value, its parts aside, a format has no words for: `an invalid date`. Null where it has. */
export type Judge = (value: unknown) => string | null

type Names = Pick<ValueTools, 'kindOf' | 'typeNameOf' | 'preview'>

/** No format has a word for it. */
export function judgeDate(value: unknown): string | null {
  return value instanceof Date && Number.isNaN(value.getTime()) ? 'an invalid date' : null
}

/** NaN is a missing number, which `null` says in JSON; infinity is none. */
export function judgeJson(value: unknown): string | null {
  const isInfinite = value === Infinity || value === -Infinity
  return isInfinite ? `${value}, which JSON has no word for` : judgeDate(value)
}

/** What UTF-8 has no bytes for: it would write the sign for a character that is none. */
function judgeText(value: unknown): string | null {
  return typeof value === 'string' && /\p{Surrogate}/u.test(value)
    ? 'text with half a character (a lone surrogate)'
    : null
}

/** As `judgeText`; by U+0000 every reader of text takes a file for none. */
export function judgeWhole(value: unknown): string | null {
  return typeof value === 'string' && value.includes('\0') ? 'text with the character U+0000' : judgeText(value)
}

/** As `judgeText`; readers of Arrow and Parquet cut the mark off. */
export function judgeMarked(value: unknown): string | null {
  const isMarked = typeof value === 'string' && value.startsWith('\ufeff')
  return isMarked ? 'text that begins with a byte order mark' : judgeText(value)
}

/** Of others Arrow's writer would keep an empty record. */
const IN_ARROW = ['null', 'undefined', 'number', 'string', 'boolean', 'bigint', 'date', 'array', 'typedArray', 'object']

/** What Arrow has no type or no words for. */
export function judgeForArrow(value: unknown, names: Names): string | null {
  const kind = names.kindOf(value)
  if (!IN_ARROW.includes(kind)) return nameOdd(value, names)
  return judgeDate(value) ?? judgeMarked(value) ?? (kind === 'object' ? judgeKeys(value, isLostInArrow) : null)
}

/** Its writer takes the names of what every object has for fields that it saw before. */
function isLostInArrow(key: string): boolean {
  return key in Object.prototype || judgeMarked(key) !== null
}

/** What a column of Parquet has no words for: of any values it is one of whole numbers of 64 bits, else one of JSON. */
export function judgeForParquet(column: DataColumn, names: Names): Judge {
  if (column.kind !== 'any') return (value) => judgeDate(value) ?? judgeMarked(value)
  const isBig = column.values.every((value) => value === null || typeof value === 'bigint')
  return isBig ? judgeBigint : (value) => judgePlain(value, names)
}

function judgeBigint(value: unknown): string | null {
  const fits = typeof value !== 'bigint' || BigInt.asIntN(64, value) === value
  return fits ? null : 'a whole number of more than 64 bits'
}

function judgePlain(value: unknown, names: Names): string | null {
  const kind = names.kindOf(value)
  if (kind === 'object') return judgeKeys(value, (key) => key === '__proto__')
  const isJson =
    ['null', 'string', 'boolean', 'array'].includes(kind) || (Number.isFinite(value) && !Object.is(value, -0))
  return isJson ? null : `${nameOdd(value, names)}, which JSON does not say,`
}

/** An object's field whose name a writer would lose. */
function judgeKeys(value: unknown, isLost: (key: string) => boolean): string | null {
  const key = Object.keys(value ?? {}).find(isLost)
  return key === undefined ? null : `a field of the name ${JSON.stringify(key)}`
}

/** A value in a sentence about what is not there for it: `a Map`, `NaN`. */
function nameOdd(value: unknown, { typeNameOf, preview }: Names): string {
  if (typeof value !== 'object' && typeof value !== 'bigint') return preview(value)
  const name = typeNameOf(value)
  return `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`
}

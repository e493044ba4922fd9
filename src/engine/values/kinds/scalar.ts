import type { Hash } from '../../model/hash.ts'
import { type CodeName, codeOf } from '../codes.ts'
import type { ByteReader, ByteWriter } from '../storeBytes.ts'

export type ScalarKind = 'number' | 'string' | 'boolean' | 'bigint' | 'null' | 'undefined'

const LONGEST_TEXT = 120

export function previewScalar(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value)
  }
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'bigint') return `${value}n`
  return typeof value === 'function' ? 'function' : String(value)
}

/** At most six significant digits for fractions; integers, NaN, infinities and -0 as they are. */
export function formatNumber(value: number): string {
  if (Object.is(value, -0)) return '-0'
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value)
  return String(Number(value.toPrecision(6)))
}

export function measureScalar(value: unknown): number {
  return typeof value === 'string' ? 2 * value.length : 8
}

export function hashScalar(hash: Hash, value: unknown): Hash {
  switch (typeof value) {
    case 'number':
      return hash.word(NUMBER).number(value)
    case 'string':
      return hash.word(STRING).text(value)
    case 'boolean':
      return hash.word(value ? TRUE : FALSE)
    case 'bigint':
      return hash.word(BIGINT).text(String(value))
    case 'undefined':
      return hash.word(UNDEFINED)
    default:
      if (value === null) return hash.word(NULL)
      throw new Error(`a ${typeof value} has no hash`)
  }
}

export function writeScalar(value: unknown, code: (name: CodeName) => ByteWriter): void {
  if (typeof value === 'number') code('number').number(value)
  else if (typeof value === 'string') code('string').text(value)
  else if (typeof value === 'bigint') code('bigint').text(String(value))
  else if (typeof value === 'boolean') code(value ? 'true' : 'false')
  else if (value === undefined) code('undefined')
  else if (value === null) code('null')
  else throw new Error(`a ${typeof value} cannot be kept`)
}

export function readScalar(reader: ByteReader, code: CodeName): unknown {
  switch (code) {
    case 'number':
      return reader.number()
    case 'string':
      return reader.text()
    case 'bigint':
      return BigInt(reader.text())
    case 'false':
    case 'true':
      return code === 'true'
    case 'null':
      return null
    case 'undefined':
      return undefined
    default:
      throw new Error(`${code} is no scalar`)
  }
}

const [NUMBER, STRING, BIGINT] = [codeOf('number'), codeOf('string'), codeOf('bigint')]
const [TRUE, FALSE, NULL, UNDEFINED] = [codeOf('true'), codeOf('false'), codeOf('null'), codeOf('undefined')]

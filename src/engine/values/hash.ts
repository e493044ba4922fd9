import type { ColumnTable } from 'arquero'
import { Hash } from '../model/hash.ts'
import { isTable, isTypedArray, kindOf, type TypedArray } from './kind.ts'
import { columnToWire, groupsToWire, type WireColumn } from './wire.ts'

/**
 * The hash of a value's content, at its end; null where it holds what no hash can stand for: functions, symbols, instances of
 * classes.
 */
export type ValueHasher = (value: unknown) => Hash | null

/**
 * Equal values have equal hashes, in every thread and in every run; the order of an object's keys counts. Objects are
 * remembered, so that each is hashed once: they must not be changed while the hasher is in use.
 */
export function createValueHasher(): ValueHasher {
  const known: Known = new WeakMap()
  return (value) => {
    try {
      return hashValue(value, known)
    } catch {
      // Whatever it is (a function, a getter that throws, lists too deep for the stack): the value has no hash.
      return null
    }
  }
}

/** Hashes that have come to their end. */
type Known = WeakMap<object, Hash>

function hashValue(value: unknown, known: Known): Hash {
  if (!isObject(value)) return writeScalar(new Hash(), value).end()
  const hash = known.get(value) ?? hashObject(value, known)
  known.set(value, hash)
  return hash
}

function hashObject(value: object, known: Known): Hash {
  try {
    return hashTree(value, known)
  } catch (error) {
    if (error !== CIRCLE) throw error
    return hashCircular(value)
  }
}

/** What stands in the hash before each value. */
const TAG = {
  undefined: 1,
  null: 2,
  false: 3,
  true: 4,
  number: 5,
  string: 6,
  bigint: 7,
  array: 8,
  hole: 9,
  object: 10,
  map: 11,
  set: 12,
  date: 13,
  error: 14,
  bytes: 15,
  view: 16,
  typedArray: 17,
  table: 18,
  part: 19,
  again: 20,
} as const

const CIRCLE = Symbol('circle')

type WriteChild = (hash: Hash, child: object) => void

/** From the leaves up, each object by its own hash: shared parts cost once, and count as if each place had its own. */
function hashTree(root: object, known: Known): Hash {
  const hashes = new Map<object, Hash | null>()
  const writeChild: WriteChild = (hash, child) => void hash.word(TAG.part).part(hashOf(child))
  const hashOf = (object: object): Hash => {
    const before = known.get(object) ?? hashes.get(object)
    if (before === null) throw CIRCLE
    if (before !== undefined) return before
    hashes.set(object, null)
    const hash = writeObject(new Hash(), object, writeChild).end()
    hashes.set(object, hash)
    // Columns are worth remembering beyond this value: tables share them.
    if (isTypedArray(object)) known.set(object, hash)
    return hash
  }
  return hashOf(root)
}

/** In one stream, objects numbered as they are met: a part that holds itself has an end. */
function hashCircular(root: object): Hash {
  const numbers = new Map<object, number>()
  const writeChild: WriteChild = (hash, child) => {
    const number = numbers.get(child)
    if (number !== undefined) return void hash.word(TAG.again).word(number)
    numbers.set(child, numbers.size)
    writeObject(hash, child, writeChild)
  }
  const hash = new Hash()
  writeChild(hash, root)
  return hash.end()
}

function write(hash: Hash, value: unknown, writeChild: WriteChild): void {
  if (isObject(value)) writeChild(hash, value)
  else writeScalar(hash, value)
}

function writeScalar(hash: Hash, value: unknown): Hash {
  switch (typeof value) {
    case 'number':
      return hash.word(TAG.number).number(value)
    case 'string':
      return hash.word(TAG.string).text(value)
    case 'boolean':
      return hash.word(value ? TAG.true : TAG.false)
    case 'bigint':
      return hash.word(TAG.bigint).text(String(value))
    case 'undefined':
      return hash.word(TAG.undefined)
    default:
      if (value === null) return hash.word(TAG.null)
      throw new Error(`a ${typeof value} has no hash`)
  }
}

function writeObject(hash: Hash, value: object, writeChild: WriteChild): Hash {
  if (isTable(value)) return writeTable(hash, value, writeChild)
  if (isTypedArray(value)) return writeTypedArray(hash, value)
  if (Array.isArray(value)) return writeItems(hash.word(TAG.array).word(value.length), value, writeChild)
  if (value instanceof Map) {
    hash.word(TAG.map).word(value.size)
    for (const pair of value) for (const part of pair) write(hash, part, writeChild)
    return hash
  }
  if (value instanceof Set) {
    hash.word(TAG.set).word(value.size)
    for (const item of value) write(hash, item, writeChild)
    return hash
  }
  if (value instanceof Date) return hash.word(TAG.date).number(value.getTime())
  if (value instanceof Error) {
    hash.word(TAG.error).text(value.name).text(value.message)
    write(hash, value.cause, writeChild)
    return hash
  }
  if (value instanceof ArrayBuffer) return hash.word(TAG.bytes).bytes(new Uint8Array(value))
  if (value instanceof DataView) {
    return hash.word(TAG.view).bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
  }
  if (kindOf(value) !== 'object') throw new Error('an instance of a class has no hash')
  return writeRecord(hash, value, writeChild)
}

function writeItems(hash: Hash, items: ArrayLike<unknown>, writeChild: WriteChild): Hash {
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    if (item === undefined && !(at in items)) hash.word(TAG.hole)
    else write(hash, item, writeChild)
  }
  return hash
}

/** The order of the keys counts: a function may go by it. */
function writeRecord(hash: Hash, value: object, writeChild: WriteChild): Hash {
  const keys = Object.keys(value)
  hash.word(TAG.object).word(keys.length)
  for (const key of keys) write(hash.text(key), Reflect.get(value, key), writeChild)
  return hash
}

function writeTypedArray(hash: Hash, value: TypedArray): Hash {
  // Subclasses (Node's Buffer) come back from any thread as what they extend.
  hash.word(TAG.typedArray).text(Object.prototype.toString.call(value))
  if (value instanceof Float64Array && hasNan(value)) return writeWithNans(hash, value, [0, 0x7ff80000])
  if (value instanceof Float32Array && hasNan(value)) return writeWithNans(hash, value, [0x7fc00000])
  return hash.bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
}

function hasNan(values: Float64Array | Float32Array): boolean {
  for (let at = 0; at < values.length; at++) if (Number.isNaN(values[at])) return true
  return false
}

/** The bits of a NaN depend on who made it: each is written as the same one. */
function writeWithNans(hash: Hash, values: Float64Array | Float32Array, nan: readonly number[]): Hash {
  hash.word(values.length)
  for (let start = 0; start < values.length; start += CHUNK) {
    const chunk = values.slice(start, start + CHUNK)
    const words = new Uint32Array(chunk.buffer)
    for (let at = 0; at < chunk.length; at++) if (Number.isNaN(chunk[at])) words.set(nan, at * nan.length)
    hash.bytes(new Uint8Array(chunk.buffer))
  }
  return hash
}

const CHUNK = 4096

/** As it crosses between threads: how a column is held makes no difference. */
function writeTable(hash: Hash, table: ColumnTable, writeChild: WriteChild): Hash {
  const flat = table.isFiltered() || table.isOrdered() ? table.reify() : table
  const names = flat.columnNames()
  hash.word(TAG.table).word(flat.numRows()).word(names.length)
  for (const name of names) {
    const held = flat.column(name)
    const column = held instanceof Float64Array ? ownNumbers(held) : columnToWire(flat.array(name))
    hash.text(name)
    if (column.kind === 'any') writeItems(hash, flat.array(name), writeChild)
    else writeRecord(hash, column, writeChild)
  }
  write(hash, groupsToWire(flat), writeChild)
  return hash
}

/** The column itself and no copy: it is remembered. */
function ownNumbers(values: Float64Array): WireColumn {
  return { kind: 'numbers', values, missing: null }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

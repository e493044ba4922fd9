import { isTable, isTypedArray, kindOf, type TypedArray } from './kind.ts'
import { ByteReader, ByteWriter } from './storeBytes.ts'
import { findTypedArrayType } from './typedArray.ts'
import { tableFromWire, tableToWire, type WireTable } from './wire.ts'

/** The order is the format: new kinds go to the end. */
const KINDS = [
  'again',
  'undefined',
  'null',
  'false',
  'true',
  'number',
  'string',
  'bigint',
  'array',
  'hole',
  'object',
  'bare',
  'map',
  'set',
  'date',
  'error',
  'bytes',
  'view',
  'typedArray',
  'table',
] as const

type Kind = (typeof KINDS)[number]

const CODES = new Map<Kind, number>(KINDS.map((kind, code) => [kind, code]))

/**
 * A value as bytes, of every kind that may leave a node; shared and circular parts stay so. Throws where it holds anything
 * else, or is nested too deeply for the stack.
 */
export function valueToBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writeValue(value, { writer, numbers: new Map() })
  return writer.written()
}

/** The inverse of `valueToBytes`. Throws where the bytes are none of its. */
export function valueFromBytes(bytes: Uint8Array): unknown {
  return readValue({ reader: new ByteReader(bytes), objects: [] })
}

interface Writing {
  readonly writer: ByteWriter
  /** Objects by the order in which they were met. */
  readonly numbers: Map<object, number>
}

function writeValue(value: unknown, writing: Writing): void {
  const { writer, numbers } = writing
  const kind = (name: Kind): ByteWriter => {
    writer.byte(CODES.get(name) ?? 0)
    return writer
  }
  if (typeof value === 'object' && value !== null) {
    const number = numbers.get(value)
    if (number !== undefined) kind('again').count(number)
    else {
      numbers.set(value, numbers.size)
      writeObject(value, kind, writing)
    }
  } else if (typeof value === 'number') kind('number').number(value)
  else if (typeof value === 'string') kind('string').text(value)
  else if (typeof value === 'bigint') kind('bigint').text(String(value))
  else if (typeof value === 'boolean') kind(value ? 'true' : 'false')
  else if (value === undefined) kind('undefined')
  else if (value === null) kind('null')
  else throw new Error(`a ${typeof value} cannot be kept`)
}

function writeObject(value: object, kind: (name: Kind) => ByteWriter, writing: Writing): void {
  const { writer } = writing
  if (Array.isArray(value)) {
    kind('array').count(value.length)
    for (let at = 0; at < value.length; at++) {
      if (at in value) writeValue(value[at], writing)
      else kind('hole')
    }
  } else if (isTypedArray(value)) {
    kind('typedArray').text(arrayName(value))
    writer.bytes(bytesOf(value))
  } else if (isTable(value)) {
    kind('table')
    writeValue(tableToWire(value), writing)
  } else if (value instanceof Map) {
    kind('map').count(value.size)
    for (const pair of value) for (const part of pair) writeValue(part, writing)
  } else if (value instanceof Set) {
    kind('set').count(value.size)
    for (const item of value) writeValue(item, writing)
  } else if (value instanceof Date) {
    kind('date').number(value.getTime())
  } else if (value instanceof Error) {
    kind('error').text(value.name)
    writer.text(value.message)
    writeValue(value.cause, writing)
  } else if (value instanceof ArrayBuffer) {
    kind('bytes').bytes(new Uint8Array(value))
  } else if (value instanceof DataView) {
    kind('view').bytes(bytesOf(value))
  } else if (kindOf(value) === 'object') {
    const keys = Object.keys(value)
    kind(Object.getPrototypeOf(value) === null ? 'bare' : 'object').count(keys.length)
    for (const key of keys) {
      writer.text(key)
      writeValue(Reflect.get(value, key), writing)
    }
  } else throw new Error('an instance of a class cannot be kept')
}

interface Reading {
  readonly reader: ByteReader
  readonly objects: (object | null)[]
}

function readValue(reading: Reading): unknown {
  return readKind(KINDS[reading.reader.byte()], reading)
}

function readKind(kind: Kind | undefined, reading: Reading): unknown {
  const { reader, objects } = reading
  switch (kind) {
    case 'again': {
      const object = objects[reader.count()]
      if (!object) throw new Error('a part refers to none before it')
      return object
    }
    case 'undefined':
    case 'hole':
      return undefined
    case 'null':
      return null
    case 'false':
    case 'true':
      return kind === 'true'
    case 'number':
      return reader.number()
    case 'string':
      return reader.text()
    case 'bigint':
      return BigInt(reader.text())
    case undefined:
      throw new Error('a kind that this version does not know')
    default: {
      // Its number is taken before its parts are read: they may hold it.
      const number = objects.push(null) - 1
      const keep = <T extends object>(object: T): T => {
        objects[number] = object
        return object
      }
      return readObject(kind, reading, keep)
    }
  }
}

function readObject(kind: Kind, reading: Reading, keep: <T extends object>(object: T) => T): unknown {
  const { reader } = reading
  switch (kind) {
    case 'array':
      return readItems(reading, keep([]))
    case 'map': {
      const map = keep(new Map<unknown, unknown>())
      for (let left = reader.count(); left > 0; left--) map.set(readValue(reading), readValue(reading))
      return map
    }
    case 'set': {
      const set = keep(new Set<unknown>())
      for (let left = reader.count(); left > 0; left--) set.add(readValue(reading))
      return set
    }
    case 'object':
    case 'bare':
      return readRecord(reading, keep(kind === 'bare' ? Object.create(null) : {}))
    case 'date':
      return keep(new Date(reader.number()))
    case 'error':
      return readError(reading, keep)
    case 'bytes':
      return keep(reader.bytes().buffer)
    case 'view':
      return keep(new DataView(reader.bytes().buffer))
    case 'typedArray':
      return keep(readTypedArray(reader))
    case 'table':
      return keep(tableFromWire(readValue(reading) as WireTable))
    default:
      throw new Error(`${kind} is no object`)
  }
}

function readItems(reading: Reading, items: unknown[]): unknown[] {
  items.length = reading.reader.count()
  for (let at = 0; at < items.length; at++) {
    const kind = KINDS[reading.reader.byte()]
    const item = readKind(kind, reading)
    if (kind !== 'hole') items[at] = item
  }
  return items
}

function readRecord(reading: Reading, record: object): object {
  for (let left = reading.reader.count(); left > 0; left--) {
    const key = reading.reader.text()
    const value = readValue(reading)
    // Not by assignment: `__proto__` is a key like any other.
    Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true })
  }
  return record
}

const ERRORS = new Map<string, ErrorConstructor>(
  [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((one) => [one.name, one]),
)

function readError(reading: Reading, keep: <T extends object>(object: T) => T): Error {
  const name = reading.reader.text()
  const error = keep(new (ERRORS.get(name) ?? Error)(reading.reader.text()))
  const hidden = { enumerable: false, writable: true, configurable: true }
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name, ...hidden })
  const cause = readValue(reading)
  if (cause !== undefined) Object.defineProperty(error, 'cause', { value: cause, ...hidden })
  // Where it came from is no part of the value, and would be a place in here.
  error.stack = `${name}: ${error.message}`
  return error
}

function readTypedArray(reader: ByteReader): TypedArray {
  const name = reader.text()
  const type = findTypedArrayType(name)
  if (!type) throw new Error(`"${name}" is no typed array`)
  return new type(reader.bytes().buffer)
}

/** The class that a subclass (Node's Buffer) extends: `Uint8Array`. */
function arrayName(value: TypedArray): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

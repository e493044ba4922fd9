import { type CodeName, codeOf, nameOfCode } from './codes.ts'
import { readScalar, writeScalar } from './kinds/scalar.ts'
import { type OwnRows, packOwnRows, unpackRows } from './packRows.ts'
import { ByteReader, ByteWriter } from './storeBytes.ts'
import { findType, typeOfCode } from './types.ts'
import type { StoreReader, StoreWriter } from './valueType.ts'
import { fromWire, toWire } from './wire.ts'

/**
 * A value as bytes, of every kind that may leave a node; shared and circular parts stay so. Throws where it holds anything
 * else, or is nested too deeply for the stack.
 */
export function valueToBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const bytes = new ByteWriter()
  const code = (name: CodeName): ByteWriter => {
    bytes.byte(codeOf(name))
    return bytes
  }
  if (typeof value !== 'object' || value === null) {
    writeScalar(value, code)
    return bytes.written()
  }
  /** Objects by the order in which they were met. */
  const numbers = new Map<object, number>()
  const writer: StoreWriter = {
    bytes,
    nest: toWire,
    code,
    value(child) {
      if (typeof child !== 'object' || child === null) return writeScalar(child, writer.code)
      const number = numbers.get(child)
      if (number !== undefined) return writer.code('again').count(number)
      numbers.set(child, numbers.size)
      const type = findType(child)
      if (!type) throw new Error('an instance of a class cannot be kept')
      type.write(child, writer)
    },
  }
  const rows = Array.isArray(value) ? packOwnRows(value) : null
  if (rows) code('rows')
  writer.value(rows ?? value)
  return bytes.written()
}

/** The inverse of `valueToBytes`. Throws where the bytes are none of its. */
export function valueFromBytes(given: Uint8Array): unknown {
  const bytes = new ByteReader(given)
  const objects: (object | null)[] = []
  /** Of the object that is being read. */
  let number = -1

  function readCode(code: CodeName | undefined): unknown {
    if (code === undefined) throw new Error('a kind that this version does not know')
    if (code === 'again') return findObject(bytes.count())
    if (code === 'rows') return unpackRows(reader.value() as OwnRows)
    const type = typeOfCode(code)
    if (!type) return readScalar(bytes, code)
    const outer = number
    // Its number is taken before its parts are read: they may hold it.
    number = objects.push(null) - 1
    const object = type.read(reader, code)
    number = outer
    return object
  }

  function findObject(at: number): object {
    const object = objects[at]
    if (!object) throw new Error('a part refers to none before it')
    return object
  }

  const reader: StoreReader = {
    bytes,
    unnest: fromWire,
    keep(object) {
      objects[number] = object
      return object
    },
    value: () => readCode(nameOfCode(bytes.byte())),
    item() {
      const code = nameOfCode(bytes.byte())
      return code === 'hole' ? null : { value: readCode(code) }
    },
  }
  return reader.value()
}

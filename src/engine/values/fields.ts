import { setProperty } from './kinds/object.ts'
import type { HashWriter, StoreReader, StoreWriter } from './valueType.ts'

/** What an object that is more than a record has by name besides. */
export function hashFields(object: object, names: readonly string[], { hash, value }: HashWriter): void {
  hash.word(names.length)
  for (const name of names) {
    hash.text(name)
    value(Reflect.get(object, name))
  }
}

export function writeFields(object: object, names: readonly string[], { bytes, value }: StoreWriter): void {
  bytes.count(names.length)
  for (const name of names) {
    bytes.text(name)
    value(Reflect.get(object, name))
  }
}

/** The inverse of `writeFields`. */
export function readFields<T extends object>(object: T, { bytes, value }: StoreReader, set = setProperty): T {
  for (let left = bytes.count(); left > 0; left--) set(object, bytes.text(), value())
  return object
}

import { codeOf } from '../codes.ts'
import { listText, MOST_ITEMS } from '../previewText.ts'
import { propertyPath } from '../propertyPath.ts'
import type { ValueType } from '../valueType.ts'

export type PlainObject = Record<string, unknown>

export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Records: objects of no class. The order of the keys counts, since a function may go by it. */
export const objectType: ValueType<PlainObject> = {
  kind: 'object',
  prototypes: [Object.prototype],
  is: isPlainObject,

  typeName: () => 'Object',
  size: (record) => Object.keys(record).length,
  preview(record, inner) {
    const keys = Object.keys(record)
    if (keys.length === 0) return '{}'
    if (!inner) return '{…}'
    return `{ ${listText(keys.slice(0, MOST_ITEMS), keys.length, (key) => `${key}: ${propertyText(record, key, inner)}`)} }`
  },
  entries(record) {
    const keys = Object.keys(record)
    return {
      total: keys.length,
      read: (offset, limit) =>
        keys.slice(offset, offset + limit).map((key) => ({ key, value: readProperty(record, key) })),
    }
  },

  eachPart(record, visit) {
    let at = 0
    for (const key of Object.keys(record)) visit(record[key], at++)
  },
  pathTo: (record, at) => propertyPath(Object.keys(record)[at] ?? ''),

  measure(record, guess) {
    const parts = Object.values(record)
    return 16 + guess(parts.slice(0, 16), parts.length)
  },
  writeHash(record, { hash, value }) {
    const keys = Object.keys(record)
    hash.word(OBJECT).word(keys.length)
    for (const key of keys) {
      hash.text(key)
      value(record[key])
    }
  },

  codes: ['object', 'bare'],
  write(record, { code, value }) {
    const keys = Object.keys(record)
    const to = code(Object.getPrototypeOf(record) === null ? 'bare' : 'object')
    to.count(keys.length)
    for (const key of keys) {
      to.text(key)
      value(record[key])
    }
  },
  read({ bytes, keep, value }, code) {
    const record = keep<PlainObject>(code === 'bare' ? Object.create(null) : {})
    for (let left = bytes.count(); left > 0; left--) setProperty(record, bytes.text(), value())
    return record
  },

  copy(record, { copy, keep }) {
    const target = keep<PlainObject>(Object.create(Object.getPrototypeOf(record)))
    for (const key of Object.keys(record)) setProperty(target, key, copy(record[key]))
    return target
  },
}

const OBJECT = codeOf('object')

/** Not by assignment: `__proto__` is a key like any other. */
export function setProperty(record: object, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true })
}

/** A getter may throw: a picture of a value never does. */
function propertyText(record: PlainObject, key: string, write: (child: unknown) => string): string {
  try {
    return write(record[key])
  } catch {
    return '(throws)'
  }
}

/** What a getter threw stands in its place. */
function readProperty(record: PlainObject, key: string): unknown {
  try {
    return record[key]
  } catch (error) {
    return error
  }
}

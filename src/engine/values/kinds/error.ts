import { codeOf } from '../codes.ts'
import { hashFields, readFields, writeFields } from '../fields.ts'
import { propertyPath } from '../propertyPath.ts'
import type { Entry, ValueType } from '../valueType.ts'
import { setProperty } from './object.ts'

/**
 * Errors as values: name, message, cause, the errors that an `AggregateError` gathers, and what was assigned. Where one came
 * from is no part of it.
 */
export const errorType: ValueType<Error> = {
  kind: 'error',
  prototypes: [Error.prototype],
  is: (value) => value instanceof Error,

  typeName: (error) => error.constructor?.name || 'Error',
  size: () => null,
  preview: (error) => `${nameOf(error)}: ${messageOf(error)}`,
  entries(error) {
    const entries: Entry[] = [
      { key: 'name', value: error.name },
      { key: 'message', value: error.message },
      ...partsOf(error).map((key) => ({ key, value: Reflect.get(error, key) })),
    ]
    return { total: entries.length, read: (offset, limit) => entries.slice(offset, offset + limit) }
  },

  eachPart(error, visit) {
    for (const [at, key] of partsOf(error).entries()) visit(Reflect.get(error, key), at)
  },
  pathTo: (error, at) => propertyPath(partsOf(error)[at] ?? ''),

  measure: (error) => 64 + 2 * messageOf(error).length,
  writeHash(error, to) {
    to.hash.word(ERROR).text(nameOf(error)).text(messageOf(error))
    hashFields(error, partsOf(error), to)
  },

  codes: ['error'],
  write(error, to) {
    const bytes = to.code('error')
    bytes.text(nameOf(error))
    bytes.text(messageOf(error))
    writeFields(error, partsOf(error), to)
  },
  read(from) {
    const name = from.bytes.text()
    return readFields(from.keep(makeError(name, from.bytes.text())), from, assign)
  },

  /** Structured clone knows the language's own names alone, and nothing that was assigned. */
  pack(error, { holder, copy }): PackedError {
    for (const key of partsOf(error)) setProperty(holder, key, copy(Reflect.get(error, key)))
    return { name: nameOf(error), message: messageOf(error), stack: String(error.stack ?? '') }
  },
  unpack(packed, { holder, copy, keep }) {
    const { name, message, stack } = packed as PackedError
    const error = keep(makeError(name, message))
    error.stack = stack
    for (const key of Object.keys(holder)) assign(error, key, copy(holder[key]))
    return error
  },
}

export interface PackedError {
  readonly name: string
  readonly message: string
  readonly stack: string
}

const ERROR = codeOf('error')

/** What the language itself hides in an error: neither is listed with what was assigned. */
const HIDDEN = ['cause', 'errors']

function partsOf(error: Error): readonly string[] {
  const hidden = HIDDEN.filter(
    (key) => Object.hasOwn(error, key) && !Object.prototype.propertyIsEnumerable.call(error, key),
  )
  const assigned = Object.keys(error).filter((key) => !STANDARD.has(key))
  return [...hidden, ...assigned]
}

const STANDARD = new Set(['name', 'message', 'stack'])

const NATIVE = new Map<string, ErrorConstructor>(
  [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((one) => [one.name, one]),
)

function makeError(name: string, message: string): Error {
  const error = name === 'AggregateError' ? new AggregateError([], message) : new (NATIVE.get(name) ?? Error)(message)
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name, ...UNLISTED })
  error.stack = `${name}: ${message}`
  return error
}

function assign(error: object, key: string, value: unknown): void {
  if (HIDDEN.includes(key)) Object.defineProperty(error, key, { value, ...UNLISTED })
  else setProperty(error, key, value)
}

const UNLISTED = { enumerable: false, writable: true, configurable: true }

/** Somebody may have made it something else than text. */
function nameOf({ name }: Error): string {
  return typeof name === 'string' ? name : 'Error'
}

function messageOf({ message }: Error): string {
  return typeof message === 'string' ? message : ''
}

import { Hash } from '../model/hash.ts'
import { codeOf } from './codes.ts'
import { hashScalar } from './kinds/scalar.ts'
import { isTable } from './kinds/table.ts'
import { isTypedArray } from './kinds/typedArray.ts'
import { findType } from './types.ts'
import type { HashWriter } from './valueType.ts'

/**
 * The hash of a value's content, at its end; null where it holds what no hash can stand for: functions, symbols, instances of
 * classes.
 */
export interface ValueHasher {
  (value: unknown): Hash | null
  /** Code ran that may have changed objects: of these only tables and their columns are still known, which nobody changes. */
  forget(): void
}

/**
 * Equal values have equal hashes, in every thread and in every run; the order of an object's keys counts. Objects are
 * remembered, and typed arrays and the columns of tables wherever they are held, so that each is hashed once: unless it is told
 * to forget, they must not be changed while the hasher is in use.
 */
export function createValueHasher(): ValueHasher {
  const known = createKnownHashes()
  const hashTree = createTreeHasher(known)

  function hashObject(value: object): Hash {
    try {
      return hashTree(value)
    } catch (error) {
      if (error !== CIRCLE) throw error
      return hashCircular(value)
    }
  }

  function hashOf(value: unknown): Hash | null {
    try {
      if (typeof value !== 'object' || value === null) return hashScalar(new Hash(), value).end()
      const hash = known.get(value) ?? hashObject(value)
      known.set(value, hash)
      return hash
    } catch {
      // Whatever it is (a function, a getter that throws, lists too deep for the stack): the value has no hash.
      return null
    }
  }

  return Object.assign(hashOf, { forget: known.forget })
}

interface KnownHashes {
  get(value: object): Hash | undefined
  set(value: object, hash: Hash): void
  forget(): void
}

function createKnownHashes(): KnownHashes {
  const tables = new WeakMap<object, Hash>()
  let others: WeakMap<object, Hash> | null = null
  return {
    get: (value) => others?.get(value) ?? tables.get(value),
    set(value, hash) {
      if (isTable(value)) tables.set(value, hash)
      else {
        others ??= new WeakMap()
        others.set(value, hash)
      }
    },
    forget() {
      others = null
    },
  }
}

const CIRCLE = Symbol('circle')
const [PART, AGAIN] = [codeOf('part'), codeOf('again')]

/** From the leaves up, each object by its own hash: shared parts cost once, and count as if each place had its own. */
function createTreeHasher(known: KnownHashes): (root: object) => Hash {
  /** A list as a column of a table has another hash than as a value. */
  const columns = new WeakMap<object, Hash>()
  /** Of one root: null where it is being written. */
  let parts = new Map<object, Hash | null>()

  const writer: { -readonly [Key in keyof HashWriter]: HashWriter[Key] } = {
    hash: new Hash(),
    value(child) {
      if (typeof child !== 'object' || child === null) return void hashScalar(writer.hash, child)
      const part = hashOf(child)
      writer.hash.word(PART).part(part)
    },
    shared(part, write) {
      const ended = columns.get(part) ?? written(() => write(writer))
      columns.set(part, ended)
      writer.hash.part(ended)
    },
  }

  function written(write: () => void): Hash {
    const outer = writer.hash
    const own = new Hash()
    writer.hash = own
    write()
    writer.hash = outer
    return own.end()
  }

  function hashOf(object: object): Hash {
    const before = known.get(object) ?? parts.get(object)
    if (before === null) throw CIRCLE
    if (before !== undefined) return before
    parts.set(object, null)
    const ended = written(() => writeObject(object, writer))
    parts.set(object, ended)
    // Columns are worth remembering beyond this value.
    if (isTypedArray(object)) known.set(object, ended)
    return ended
  }

  return (root) => {
    parts = new Map()
    return hashOf(root)
  }
}

/** In one stream, objects numbered as they are met: a part that holds itself has an end. */
function hashCircular(root: object): Hash {
  const hash = new Hash()
  const numbers = new Map<object, number>()
  const writer: HashWriter = {
    hash,
    value(child) {
      if (typeof child !== 'object' || child === null) return void hashScalar(hash, child)
      const number = numbers.get(child)
      if (number !== undefined) return void hash.word(AGAIN).word(number)
      numbers.set(child, numbers.size)
      writeObject(child, writer)
    },
    shared: (_, write) => write(writer),
  }
  writer.value(root)
  return hash.end()
}

function writeObject(value: object, writer: HashWriter): void {
  const type = findType(value)
  if (!type) throw new Error('an instance of a class has no hash')
  type.writeHash(value, writer)
}

import { InternMap, InternSet } from 'd3-array'
import { codeOf } from '../codes.ts'
import type { HashWriter, StoreWriter, ValueType } from '../valueType.ts'
import { mapType, readEntries } from './map.ts'
import { setProperty } from './object.ts'
import { readItems, setType } from './set.ts'

/**
 * What d3's `group`, `rollup` and `union` give: a Map or a Set in which a date is found by its time, whichever object it is. Those with
 * another key function are instances of a class like any other.
 */
export const internMapType: ValueType<InternMap<unknown, unknown>> = {
  ...interned('internMap', 'InternMap', mapType),
  prototypes: [InternMap.prototype],
  is: (value): value is InternMap<unknown, unknown> => value instanceof Map && isInterned(value),
  read: (from) => readEntries(new InternMap<unknown, unknown>(), from),
  pack: (map, { holder, copy }) => setProperty(holder, 'parts', [...map].flat().map(copy)),
  unpack(_, { holder, copy, keep }) {
    const map = keep(new InternMap<unknown, unknown>())
    const parts = partsOf(holder)
    for (let at = 0; at < parts.length; at += 2) map.set(copy(parts[at]), copy(parts[at + 1]))
    return map
  },
}

export const internSetType: ValueType<InternSet<unknown>> = {
  ...interned('internSet', 'InternSet', setType),
  prototypes: [InternSet.prototype],
  is: (value): value is InternSet<unknown> => value instanceof Set && isInterned(value),
  read: (from) => readItems(new InternSet<unknown>(), from),
  pack: (set, { holder, copy }) => setProperty(holder, 'parts', Array.from(set, copy)),
  unpack(_, { holder, copy, keep }) {
    const set = keep(new InternSet<unknown>())
    for (const part of partsOf(holder)) set.add(copy(part))
    return set
  },
}

/** As the language's own, but for its name and what stands before it where it is hashed or kept. */
function interned<T extends object>(name: 'internMap' | 'internSet', className: string, own: ValueType<T>) {
  const code = codeOf(name)
  return {
    ...own,
    packedAs: name,
    typeName: () => className,
    writeHash(value: T, to: HashWriter) {
      to.hash.word(code)
      own.writeHash(value, to)
    },
    codes: [name],
    write: (value: T, to: StoreWriter) => own.write(value, { ...to, code: () => to.code(name) }),
  }
}

function partsOf(holder: Record<string, unknown>): readonly unknown[] {
  return Array.isArray(holder.parts) ? holder.parts : []
}

/** By what it has: another copy of d3 has classes of its own. */
function isInterned(value: object): boolean {
  if (!Object.hasOwn(value, '_intern') || !Object.hasOwn(value, '_key')) return false
  const key: unknown = Reflect.get(value, '_key')
  const object = {}
  return typeof key === 'function' && key(PROBE) === PROBE.valueOf() && key('') === '' && key(object) === object
}

const PROBE = new Date(7)

import { InternMap, InternSet } from 'd3-array'
import { codeOf } from '../codes.ts'
import type { ValueType } from '../valueType.ts'
import { mapType, readEntries } from './map.ts'
import { setProperty } from './object.ts'
import { readItems, setType } from './set.ts'

/**
 * What d3's `group`, `rollup` and `union` give: a Map or a Set in which a date is found by its time, whichever object it is. Those with
 * another key function are instances of a class like any other.
 */
export const internMapType: ValueType<InternMap<unknown, unknown>> = {
  ...mapType,
  packedAs: 'internMap',
  prototypes: [InternMap.prototype],
  is: (value): value is InternMap<unknown, unknown> => value instanceof Map && isInterned(value),
  typeName: () => 'InternMap',

  writeHash(map, to) {
    to.hash.word(MAP)
    mapType.writeHash(map, to)
  },

  codes: ['internMap'],
  write: (map, to) => mapType.write(map, { ...to, code: () => to.code('internMap') }),
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
  ...setType,
  packedAs: 'internSet',
  prototypes: [InternSet.prototype],
  is: (value): value is InternSet<unknown> => value instanceof Set && isInterned(value),
  typeName: () => 'InternSet',

  writeHash(set, to) {
    to.hash.word(SET)
    setType.writeHash(set, to)
  },

  codes: ['internSet'],
  write: (set, to) => setType.write(set, { ...to, code: () => to.code('internSet') }),
  read: (from) => readItems(new InternSet<unknown>(), from),

  pack: (set, { holder, copy }) => setProperty(holder, 'parts', Array.from(set, copy)),
  unpack(_, { holder, copy, keep }) {
    const set = keep(new InternSet<unknown>())
    for (const part of partsOf(holder)) set.add(copy(part))
    return set
  },
}

const [MAP, SET] = [codeOf('internMap'), codeOf('internSet')]

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

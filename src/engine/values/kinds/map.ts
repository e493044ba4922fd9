import { codeOf } from '../codes.ts'
import { refuseNames } from '../listNames.ts'
import { firstOf, listText, pageOfItems } from '../previewText.ts'
import type { StoreReader, ValueType } from '../valueType.ts'
import { isDerived } from './derived.ts'

/** Parts are numbered key, value, key, value. */
export const mapType: ValueType<Map<unknown, unknown>> = {
  kind: 'map',
  prototypes: [Map.prototype],
  is: (value): value is Map<unknown, unknown> => value instanceof Map && !isDerived(value),

  typeName: () => 'Map',
  size: (map) => map.size,
  preview(map, inner) {
    if (map.size === 0) return 'Map {}'
    if (!inner) return '{…}'
    return `Map { ${listText(firstOf(map), map.size, ([key, child]) => `${inner(key)} => ${inner(child)}`)} }`
  },
  entries: (map, brief) => ({
    total: map.size,
    read: (offset, limit) => pageOfItems(map, offset, limit).map(([key, value]) => ({ key: brief(key), value })),
  }),

  eachPart(map, visit) {
    let at = 0
    for (const [key, child] of map) {
      visit(key, at++)
      visit(child, at++)
    }
  },
  pathTo(map, at, brief) {
    const [[key] = []] = pageOfItems(map, Math.floor(at / 2), 1)
    return at % 2 === 0 ? ` key ${brief(key)}` : `.get(${brief(key)})`
  },

  measure: (map, guess) => 16 + guess(firstOf(map, 16).flat(), 2 * map.size),
  writeHash(map, { hash, value }) {
    refuseNames(map)
    hash.word(MAP).word(map.size)
    for (const [key, child] of map) {
      value(key)
      value(child)
    }
  },

  codes: ['map'],
  write(map, { code, value }) {
    code('map').count(map.size)
    for (const [key, child] of map) {
      value(key)
      value(child)
    }
  },
  read: (from) => readEntries(new Map<unknown, unknown>(), from),

  copy(map, { copy, keep }) {
    const target = keep(new Map<unknown, unknown>())
    for (const [key, child] of map) target.set(copy(key), copy(child))
    return target
  },
}

/** Into a map that is empty. */
export function readEntries<T extends Map<unknown, unknown>>(empty: T, { bytes, keep, value }: StoreReader): T {
  const map = keep(empty)
  for (let left = bytes.count(); left > 0; left--) map.set(value(), value())
  return map
}

const MAP = codeOf('map')

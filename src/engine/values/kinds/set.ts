import { codeOf } from '../codes.ts'
import { refuseNames } from '../listNames.ts'
import { firstOf, listText, pageOfItems } from '../previewText.ts'
import type { StoreReader, ValueType } from '../valueType.ts'
import { isDerived } from './derived.ts'

export const setType: ValueType<Set<unknown>> = {
  kind: 'set',
  prototypes: [Set.prototype],
  is: (value): value is Set<unknown> => value instanceof Set && !isDerived(value),

  typeName: () => 'Set',
  size: (set) => set.size,
  preview(set, inner) {
    if (set.size === 0) return 'Set {}'
    return inner ? `Set { ${listText(firstOf(set), set.size, inner)} }` : '{…}'
  },
  entries: (set) => ({
    total: set.size,
    read: (offset, limit) => pageOfItems(set, offset, limit).map((value, at) => ({ key: String(offset + at), value })),
  }),

  eachPart(set, visit) {
    let at = 0
    for (const item of set) visit(item, at++)
  },
  pathTo: () => ' member',

  measure: (set, guess) => 16 + guess(firstOf(set, 16), set.size),
  writeHash(set, { hash, value }) {
    refuseNames(set)
    hash.word(SET).word(set.size)
    for (const item of set) value(item)
  },

  codes: ['set'],
  write(set, { code, value }) {
    code('set').count(set.size)
    for (const item of set) value(item)
  },
  read: (from) => readItems(new Set<unknown>(), from),

  copy(set, { copy, keep }) {
    const target = keep(new Set<unknown>())
    for (const item of set) target.add(copy(item))
    return target
  },
}

/** Into a set that is empty. */
export function readItems<T extends Set<unknown>>(empty: T, { bytes, keep, value }: StoreReader): T {
  const set = keep(empty)
  for (let left = bytes.count(); left > 0; left--) set.add(value())
  return set
}

const SET = codeOf('set')

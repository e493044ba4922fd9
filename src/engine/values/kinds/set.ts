import { codeOf } from '../codes.ts'
import { refuseNames } from '../listNames.ts'
import { firstOf, listText, pageOfItems } from '../previewText.ts'
import type { ValueType } from '../valueType.ts'

export const setType: ValueType<Set<unknown>> = {
  kind: 'set',
  prototypes: [Set.prototype],
  is: (value) => value instanceof Set,

  typeName: (set) => set.constructor?.name || 'Set',
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
  read({ bytes, keep, value }) {
    const set = keep(new Set<unknown>())
    for (let left = bytes.count(); left > 0; left--) set.add(value())
    return set
  },

  copy(set, { copy, keep }) {
    const target = keep(new Set<unknown>())
    for (const item of set) target.add(copy(item))
    return target
  },
}

const SET = codeOf('set')

import { codeOf } from '../codes.ts'
import { firstItems, listText } from '../previewText.ts'
import type { StoreReader, ValueType } from '../valueType.ts'

/** Lists; a hole is no `undefined`. */
export const arrayType: ValueType<unknown[]> = {
  kind: 'array',
  prototypes: [Array.prototype],
  is: (value) => Array.isArray(value),

  typeName: () => 'Array',
  size: (items) => items.length,
  preview(items, inner) {
    if (items.length === 0) return '[]'
    return inner ? `[${listText(firstItems(items), items.length, inner)}]` : `Array(${items.length})`
  },
  entries: (items) => ({
    total: items.length,
    read(offset, limit) {
      const count = Math.max(0, Math.min(limit, items.length - offset))
      return Array.from({ length: count }, (_, at) => ({ key: String(offset + at), value: items[offset + at] }))
    },
  }),

  eachPart(items, visit) {
    for (let at = 0; at < items.length; at++) {
      const item = items[at]
      if (typeof item !== 'number') visit(item, at)
    }
  },
  pathTo: (_, at) => `[${at}]`,

  measure: (items, guess) => 16 + guess(firstItems(items, 16), items.length),
  writeHash(items, { hash, value }) {
    hash.word(ARRAY).word(items.length)
    for (let at = 0; at < items.length; at++) {
      const item = items[at]
      if (item === undefined && !(at in items)) hash.word(HOLE)
      else value(item)
    }
  },

  codes: ['array'],
  write(items, { code, value }) {
    code('array').count(items.length)
    for (let at = 0; at < items.length; at++) {
      if (at in items) value(items[at])
      else code('hole')
    }
  },
  read: (from) => readItems(from, from.keep([])),

  copy(items, { copy, keep }) {
    const target: unknown[] = keep([])
    target.length = items.length
    items.forEach((item, at) => {
      target[at] = copy(item)
    })
    return target
  },
}

const [ARRAY, HOLE] = [codeOf('array'), codeOf('hole')]

function readItems(from: StoreReader, items: unknown[]): unknown[] {
  items.length = from.bytes.count()
  for (let at = 0; at < items.length; at++) {
    const item = from.item()
    if (item) items[at] = item.value
  }
  return items
}

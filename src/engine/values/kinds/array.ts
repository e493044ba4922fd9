import { codeOf } from '../codes.ts'
import { hashFields, readFields, writeFields } from '../fields.ts'
import { hashPacked } from '../hashPacked.ts'
import { namesOf } from '../listNames.ts'
import { packRows } from '../packRows.ts'
import { firstItems, listText } from '../previewText.ts'
import { propertyPath } from '../propertyPath.ts'
import type { StoreReader, ValueType } from '../valueType.ts'
import { isDerived } from './derived.ts'
import { setProperty } from './object.ts'

/** Lists, and what bins of d3 and matches of a pattern have by name besides; a hole is no `undefined`. */
export const arrayType: ValueType<unknown[]> = {
  kind: 'array',
  prototypes: [Array.prototype],
  is: (value): value is unknown[] => Array.isArray(value) && !isDerived(value),

  typeName: () => 'Array',
  size: (items) => items.length,
  preview(items, inner) {
    if (items.length === 0) return '[]'
    return inner ? `[${listText(firstItems(items), items.length, inner)}]` : `Array(${items.length})`
  },
  entries(items) {
    const names = namesOf(items)
    const total = items.length + names.length
    const keyAt = (at: number) => names[at - items.length] ?? String(at)
    return {
      total,
      read(offset, limit) {
        const count = Math.max(0, Math.min(limit, total - offset))
        return Array.from({ length: count }, (_, at) => {
          const key = keyAt(offset + at)
          return { key, value: Reflect.get(items, key) }
        })
      },
    }
  },

  eachPart(items, visit) {
    for (let at = 0; at < items.length; at++) {
      const item = items[at]
      if (typeof item !== 'number') visit(item, at)
    }
    const names = namesOf(items)
    for (let at = 0; at < names.length; at++) visit(Reflect.get(items, names[at] ?? ''), items.length + at)
  },
  pathTo: (items, at) => (at < items.length ? `[${at}]` : propertyPath(namesOf(items)[at - items.length] ?? '')),

  measure: (items, guess) => 16 + guess(firstItems(items, 16), items.length),
  writeHash(items, to) {
    const { hash, value } = to
    const rows = packRows(items)
    if (rows) {
      hash.word(ROWS).word(items.length).word(rows.names.length)
      for (const name of rows.names) hash.text(name)
      for (const column of rows.columns) {
        if (column.kind === 'mixed') {
          hash.text(column.kind)
          column.values.forEach(value)
        } else hashPacked(hash, column)
      }
      return
    }
    hash.word(ARRAY).word(items.length)
    for (let at = 0; at < items.length; at++) {
      const item = items[at]
      if (item === undefined && !(at in items)) hash.word(HOLE)
      else value(item)
    }
    const names = namesOf(items)
    if (names.length === 0) return
    hash.word(NAMED)
    hashFields(items, names, to)
  },

  codes: ['array', 'named'],
  write(items, to) {
    const { code, value } = to
    const names = namesOf(items)
    code(names.length ? 'named' : 'array').count(items.length)
    for (let at = 0; at < items.length; at++) {
      if (at in items) value(items[at])
      else code('hole')
    }
    if (names.length) writeFields(items, names, to)
  },
  read(from, code) {
    const items = readItems(from, from.keep([]))
    return code === 'named' ? readFields(items, from) : items
  },

  copy(items, { copy, keep }) {
    const target: unknown[] = keep([])
    target.length = items.length
    items.forEach((item, at) => {
      target[at] = copy(item)
    })
    for (const name of namesOf(items)) setProperty(target, name, copy(Reflect.get(items, name)))
    return target
  },
}

const [ARRAY, HOLE, NAMED, ROWS] = [codeOf('array'), codeOf('hole'), codeOf('named'), codeOf('rows')]

function readItems(from: StoreReader, items: unknown[]): unknown[] {
  items.length = from.bytes.count()
  for (let at = 0; at < items.length; at++) {
    const item = from.item()
    if (item) items[at] = item.value
  }
  return items
}

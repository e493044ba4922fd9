import { listNames } from '../model/names.ts'
import { isTable } from './kinds/table.ts'
import { isTypedArray } from './kinds/typedArray.ts'

/** A part of a value, or what there is instead of it, in words. */
export type Picked = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly found: string }

/** An object's field, an array's item, or a table's column by name or position. Fields that every object inherits are none. */
export function pick(value: unknown, part: 'field' | 'item' | 'column', key: string | number): Picked {
  switch (part) {
    case 'field':
      return pickField(value, String(key))
    case 'item':
      return pickItem(value, Number(key))
    case 'column':
      return pickColumn(value, key)
  }
}

function pickField(value: unknown, key: string): Picked {
  if (value instanceof Map) {
    return value.has(key) ? { ok: true, value: value.get(key) } : missing(value.keys(), 'fields')
  }
  if (typeof value !== 'object' || value === null) return { ok: false, found: nameOf(value) }
  return Object.hasOwn(value, key)
    ? { ok: true, value: Reflect.get(value, key) }
    : missing(Object.keys(value), 'fields')
}

function pickItem(value: unknown, at: number): Picked {
  if (!Array.isArray(value) && !isTypedArray(value)) return { ok: false, found: nameOf(value) }
  return at < value.length ? { ok: true, value: value[at] } : { ok: false, found: `a list of ${value.length}` }
}

/** An array of its own, whatever the table keeps: where a table has been does not change what its columns are. */
function pickColumn(value: unknown, key: string | number): Picked {
  if (!isTable(value)) return { ok: false, found: nameOf(value) }
  const names = value.columnNames()
  const name = typeof key === 'number' ? names[key] : key
  return name !== undefined && names.includes(name) ? { ok: true, value: value.array(name) } : missing(names, 'columns')
}

function missing(keys: Iterable<unknown>, what: string): Picked {
  const names = Array.from(keys, String)
  return { ok: false, found: names.length ? `the ${what} ${listNames(names)}` : `no ${what}` }
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

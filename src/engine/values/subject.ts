import { listNames } from '../model/names.ts'
import { typeNameOf } from './kind.ts'
import { isArrowTable } from './kinds/arrow.ts'
import { isPlainObject } from './kinds/object.ts'
import { isTable } from './kinds/table.ts'
import { isTypedArray, type TypedArray } from './kinds/typedArray.ts'
import { previewOf } from './summarise.ts'
import type { Failing } from './validation.ts'

export type Items = readonly unknown[] | TypedArray

/** What a check looks at: one value, a list's items (lists in it opened), or the cells of a column. */
export interface Subject {
  readonly kind: 'value' | 'list' | 'column'
  /** All of it. */
  readonly value: unknown
  readonly lists: readonly List[]
  readonly size: number
}

interface List {
  /** The way to it, from the whole. */
  readonly path: string
  readonly items: Items
  /** Where its first item stands. */
  readonly from: number
}

/** Lists that are deeper than this are values: they may go in a circle. */
const DEEPEST = 8

export function subjectOf(value: unknown, isWhole = false): Subject {
  if (isWhole || !isList(value))
    return { kind: 'value', value, lists: [{ path: '', items: [value], from: 0 }], size: 1 }
  const lists: List[] = []
  addLists(lists, '', value, DEEPEST)
  return { kind: 'list', value, lists, size: lists.reduce((sum, { items }) => sum + items.length, 0) }
}

/** The cells of a table's column, or of a field of rows; or what there is instead, in words. */
export function columnOf(value: unknown, name: string): Subject | string {
  const columns = columnsOf(value)
  const items = columns
    ? (columns.read(name) ?? missing(name, columns.names))
    : Array.isArray(value)
      ? fieldOf(value, name)
      : null
  if (items === null) return `${previewOf(value, 60)} has no columns: it is ${article(typeNameOf(value))}`
  if (typeof items === 'string') return items
  return { kind: 'column', value: items, lists: [{ path: '', items, from: 0 }], size: items.length }
}

/** The first items that do not pass, at most five. */
export function firstFailing({ kind, lists }: Subject, test: (item: unknown) => boolean): readonly Failing[] {
  const first: Failing[] = []
  for (const { path, items, from } of lists) {
    for (let at = 0; at < items.length; at++) {
      const value = items[at]
      if (test(value)) continue
      first.push(failingAt(kind, path, from + at, value))
      if (first.length === MOST_FAILING) return first
    }
  }
  return first
}

export const MOST_FAILING = 5

function failingAt(kind: Subject['kind'], path: string, at: number, value: unknown): Failing {
  if (kind === 'value') return { at: '', value }
  return kind === 'column' ? { at: `row ${at + 1}`, row: at + 1, value } : { at: `${path}[${at}]`, value }
}

function addLists(lists: List[], path: string, items: Items, deepest: number): void {
  if (isTypedArray(items) || deepest === 0 || !items.some(isList)) {
    lists.push({ path, items, from: 0 })
    return
  }
  for (const [at, item] of items.entries()) {
    if (isList(item)) addLists(lists, `${path}[${at}]`, item, deepest - 1)
    else lists.push({ path, items: [item], from: at })
  }
}

function isList(value: unknown): value is Items {
  return Array.isArray(value) || isTypedArray(value)
}

/** A table's columns by name: as they stand where the table is plain, so that nothing is copied; else as it shows them. */
export function columnsOf(value: unknown): {
  readonly names: readonly string[]
  readonly rows: number
  read(name: string): Items | null
} | null {
  if (isTable(value)) {
    const names = value.columnNames()
    const read = (name: string): Items | null => {
      if (!names.includes(name)) return null
      const column: unknown = value.column(name)
      return isList(column) && !value.isFiltered() && !value.isOrdered() ? column : value.array(name)
    }
    return { names, rows: value.numRows(), read }
  }
  if (!isArrowTable(value)) return null
  const names = value.names.map(String)
  const read = (name: string): Items | null => {
    const column: unknown = names.includes(name) ? value.getChildAt(names.indexOf(name)).toArray() : null
    return isList(column) ? column : null
  }
  return { names, rows: value.numRows, read }
}

function fieldOf(rows: readonly unknown[], name: string): Items | string {
  const odd = rows.findIndex((row) => !isPlainObject(row))
  if (odd >= 0) return `row ${odd + 1} is ${article(typeNameOf(rows[odd]))}: rows are objects`
  const known = rows as readonly Readonly<Record<string, unknown>>[]
  if (known.length && !known.some((row) => Object.hasOwn(row, name))) return missing(name, Object.keys(known[0] ?? {}))
  return known.map((row) => (Object.hasOwn(row, name) ? row[name] : undefined))
}

function missing(name: string, names: readonly string[]): string {
  return `there is no column "${name}"${names.length ? `, but ${listNames(names)}` : ''}`
}

export function article(name: string): string {
  if (name === 'null' || name === 'undefined') return name
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`
}

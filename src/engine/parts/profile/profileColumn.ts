import type { ColumnProfile, ColumnType } from '../../model/profile.ts'
import { profileNumbers, type ReadNumbers } from './numbers.ts'
import { CHUNK } from './quantiles.ts'
import { createCountedValues } from './values.ts'

/** Pauses after each chunk, so that it can be stopped there. */
export function* profileColumn(name: string, items: ArrayLike<unknown>): Generator<void, ColumnProfile> {
  const type = firstType(items)
  const found =
    type === 'string'
      ? yield* profileTexts(items)
      : type === 'boolean'
        ? yield* profileBooleans(items)
        : type === 'mixed' || type === 'missing'
          ? null
          : yield* profileNumeric(items, type)
  return { ...EMPTY, ...(found ? { type, ...found } : yield* profileMixed(items)), name, count: items.length }
}

type Found = Omit<ColumnProfile, 'name' | 'type' | 'count' | keyof Filled> & Partial<Pick<ColumnProfile, keyof Filled>>
interface Filled {
  readonly invalid: number
  readonly numbers: null
  readonly lengths: null
  readonly top: []
  readonly types: []
}

const EMPTY: Filled = { invalid: 0, numbers: null, lengths: null, top: [], types: [] }

/** By the first item that is there: what comes may be another. */
function firstType(items: ArrayLike<unknown>): ColumnType {
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    if (item !== null && item !== undefined) return typeOfItem(item)
  }
  return 'missing'
}

function typeOfItem(item: unknown): ColumnType {
  const type = typeof item
  if (type === 'number' || type === 'string' || type === 'boolean' || type === 'bigint') return type
  return item instanceof Date ? 'date' : 'mixed'
}

function* profileNumeric(items: ArrayLike<unknown>, type: 'number' | 'bigint' | 'date'): Generator<void, Found | null> {
  return yield* profileNumbers(items.length, items instanceof Float64Array ? copyOf(items) : READERS[type](items))
}

function copyOf(items: Float64Array): ReadNumbers {
  return (start, end, target, at) => {
    target.set(items.subarray(start, end), at)
    return end - start
  }
}

const READERS: Readonly<Record<'number' | 'bigint' | 'date', (items: ArrayLike<unknown>) => ReadNumbers>> = {
  number: (items) => (start, end, target, from) => {
    let at = from
    for (let row = start; row < end; row++) {
      const item = items[row]
      if (typeof item === 'number') target[at++] = item
      else if (item !== null && item !== undefined) return null
    }
    return at - from
  },
  bigint: (items) => (start, end, target, from) => {
    let at = from
    for (let row = start; row < end; row++) {
      const item = items[row]
      if (typeof item === 'bigint') target[at++] = Number(item)
      else if (item !== null && item !== undefined) return null
    }
    return at - from
  },
  date: (items) => (start, end, target, from) => {
    let at = from
    for (let row = start; row < end; row++) {
      const item = items[row]
      if (item instanceof Date) target[at++] = item.getTime()
      else if (item !== null && item !== undefined) return null
    }
    return at - from
  },
}

function* profileTexts(items: ArrayLike<unknown>): Generator<void, Found | null> {
  const values = createCountedValues()
  let [missing, total, min, max] = [0, 0, Number.POSITIVE_INFINITY, 0]
  for (let start = 0; start < items.length; start += CHUNK) {
    const end = Math.min(start + CHUNK, items.length)
    for (let at = start; at < end; at++) {
      const item = items[at]
      if (typeof item === 'string') {
        values.add(item)
        const { length } = item
        total += length
        if (length < min) min = length
        if (length > max) max = length
      } else if (item === null || item === undefined) missing++
      else return null
    }
    yield
  }
  const lengths = { min, max, mean: total / (items.length - missing) }
  return { missing, distinct: values.distinct(), top: values.top(), lengths }
}

function* profileBooleans(items: ArrayLike<unknown>): Generator<void, Found | null> {
  let [missing, yes, no] = [0, 0, 0]
  for (let start = 0; start < items.length; start += CHUNK) {
    const end = Math.min(start + CHUNK, items.length)
    for (let at = start; at < end; at++) {
      const item = items[at]
      if (item === true) yes++
      else if (item === false) no++
      else if (item === null || item === undefined) missing++
      else return null
    }
    yield
  }
  const top = [
    { value: true, count: yes },
    { value: false, count: no },
  ].filter(({ count }) => count > 0)
  top.sort((a, b) => b.count - a.count)
  return { missing, distinct: { count: top.length, isExact: true }, top }
}

/** Of several types, or of objects: these are counted, and not told apart. */
function* profileMixed(items: ArrayLike<unknown>): Generator<void, Found & { readonly type: ColumnType }> {
  const values = createCountedValues()
  const types = new Map<string, number>()
  let missing = 0
  for (let start = 0; start < items.length; start += CHUNK) {
    const end = Math.min(start + CHUNK, items.length)
    for (let at = start; at < end; at++) {
      const item = items[at]
      if (item === null || item === undefined) {
        missing++
        continue
      }
      const type = nameOfType(item)
      types.set(type, (types.get(type) ?? 0) + 1)
      if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') values.add(item)
      else if (typeof item === 'bigint') values.add(`${item}n`)
      else if (item instanceof Date) values.add(Number.isNaN(item.getTime()) ? 'Invalid Date' : item.toISOString())
    }
    yield
  }
  const found = Array.from(types, ([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count)
  return {
    type: found.length ? 'mixed' : 'missing',
    missing,
    distinct: found.some(({ type }) => !SCALARS.has(type)) ? null : values.distinct(),
    top: values.top(),
    types: found,
  }
}

const SCALARS = new Set(['number', 'string', 'boolean', 'bigint', 'Date'])

function nameOfType(item: unknown): string {
  if (typeof item !== 'object' || item === null) return typeof item
  return Object.prototype.toString.call(item).slice('[object '.length, -1)
}

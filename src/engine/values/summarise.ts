import type { ValueSummary } from '../model/summary.ts'
import { isTable, isTypedArray, kindOf, typeNameOf } from './kind.ts'

const LONGEST = 120
const MOST_ITEMS = 8

/** A small picture of a value, in time that does not grow with its size. */
export function summarise(value: unknown): ValueSummary {
  const kind = kindOf(value)
  const size = sizeOf(value)
  return {
    kind: kind === 'function' || kind === 'symbol' || kind === 'instance' ? 'object' : kind,
    type: typeNameOf(value),
    text: previewOf(value, LONGEST),
    size,
    expandable: typeof value === 'object' && value !== null && kind !== 'date' && (size ?? 0) > 0,
  }
}

/** Elements, entries, keys, rows, bytes or characters. */
export function sizeOf(value: unknown): number | null {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null || value instanceof Date) return null
  if (Array.isArray(value) || isTypedArray(value)) return value.length
  if (value instanceof Map || value instanceof Set) return value.size
  if (isTable(value)) return value.numRows()
  if (value instanceof ArrayBuffer || value instanceof DataView) return value.byteLength
  if (value instanceof Error) return null
  return Object.keys(value).length
}

/** One line: `[10, 1, 0.4, …]`, `{ id: 1, name: "a" }`, `Table 3 × 200`. */
export function previewOf(value: unknown, longest: number = LONGEST): string {
  const text = preview(value, 2)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function preview(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value)
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return 'function'
  if (typeof value !== 'object' || value === null) return String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof Error) return errorText(value)
  if (isTable(value))
    return `Table ${value.numRows()} × ${value.numCols()}: ${value.columnNames().slice(0, MOST_ITEMS).join(', ')}`
  if (value instanceof ArrayBuffer || value instanceof DataView) return `${value.byteLength} bytes`
  const size = sizeOf(value) ?? 0
  if (size === 0) return emptyText(value)
  if (depth === 0) return nestedText(value, size)
  const inner = (child: unknown) => preview(child, depth - 1)
  if (Array.isArray(value) || isTypedArray(value)) return `[${listText(firstItems(value), size, inner)}]`
  if (value instanceof Map)
    return `Map { ${listText(firstOf(value), size, ([key, child]) => `${inner(key)} => ${inner(child)}`)} }`
  if (value instanceof Set) return `Set { ${listText(firstOf(value), size, inner)} }`
  const keys = Object.keys(value)
  const entries = keys.slice(0, MOST_ITEMS)
  return `{ ${listText(entries, size, (key) => `${key}: ${propertyText(value, key, inner)}`)} }`
}

/** A getter may throw: a picture of a value never does. */
function propertyText(value: object, key: string, write: (child: unknown) => string): string {
  try {
    return write((value as Record<string, unknown>)[key])
  } catch {
    return '(throws)'
  }
}

/** A name or message that somebody made something else than text is left out. */
function errorText({ name, message }: Error): string {
  return `${typeof name === 'string' ? name : 'Error'}: ${typeof message === 'string' ? message : ''}`
}

function listText<T>(items: readonly T[], size: number, write: (item: T) => string): string {
  const texts = items.map(write)
  if (size > items.length) texts.push('…')
  return texts.join(', ')
}

function firstItems(value: ArrayLike<unknown>): unknown[] {
  return Array.from({ length: Math.min(value.length, MOST_ITEMS) }, (_, at) => value[at])
}

function firstOf<T>(items: Iterable<T>): T[] {
  const first: T[] = []
  for (const item of items) {
    if (first.length === MOST_ITEMS) break
    first.push(item)
  }
  return first
}

function emptyText(value: object): string {
  return Array.isArray(value) || isTypedArray(value)
    ? '[]'
    : value instanceof Map || value instanceof Set
      ? `${typeNameOf(value)} {}`
      : '{}'
}

function nestedText(value: object, size: number): string {
  return Array.isArray(value) || isTypedArray(value) ? `${typeNameOf(value)}(${size})` : '{…}'
}

/** At most six significant digits for fractions; integers, NaN, infinities and -0 as they are. */
export function formatNumber(value: number): string {
  if (Object.is(value, -0)) return '-0'
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value)
  return String(Number(value.toPrecision(6)))
}

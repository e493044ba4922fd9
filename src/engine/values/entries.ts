import type { ValueEntry, ValuePage } from '../model/summary.ts'
import { isTable, isTypedArray } from './kind.ts'
import { previewOf, sizeOf, summarise } from './summarise.ts'

interface Entry {
  readonly key: string
  readonly value: unknown
}

/** The value at a path of entry positions; undefined result where the path leads nowhere. */
export function valueAt(root: unknown, path: readonly number[]): { readonly value: unknown } | null {
  let value = root
  for (const index of path) {
    const entry = readEntries(value, index, 1)[0]
    if (!entry) return null
    value = entry.value
  }
  return { value }
}

/** Some of a value's entries, each as a summary: what a tree shows of it. */
export function pageOf(value: unknown, offset: number, limit: number): ValuePage {
  const entries = readEntries(value, offset, limit).map(
    (entry, at): ValueEntry => ({ index: offset + at, key: entry.key, summary: summarise(entry.value) }),
  )
  return { offset, total: totalOf(value), entries }
}

function totalOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  if (isTable(value)) return value.numCols()
  if (value instanceof Error) return errorEntries(value).length
  return sizeOf(value) ?? 0
}

function readEntries(value: unknown, offset: number, limit: number): Entry[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value) || isTypedArray(value)) {
    const count = Math.max(0, Math.min(limit, value.length - offset))
    return Array.from({ length: count }, (_, at) => ({ key: String(offset + at), value: value[offset + at] }))
  }
  if (value instanceof Map) {
    return skip(value, offset, limit).map(([key, child]) => ({ key: previewOf(key, 40), value: child }))
  }
  if (value instanceof Set)
    return skip(value, offset, limit).map((child, at) => ({ key: String(offset + at), value: child }))
  if (isTable(value)) {
    return value
      .columnNames()
      .slice(offset, offset + limit)
      .map((key) => ({ key, value: Array.from(value.array(key)) }))
  }
  if (value instanceof ArrayBuffer || value instanceof DataView) {
    const bytes =
      value instanceof ArrayBuffer
        ? new Uint8Array(value)
        : new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return readEntries(bytes, offset, limit)
  }
  if (value instanceof Error) return errorEntries(value).slice(offset, offset + limit)
  const record = value as Record<string, unknown>
  return Object.keys(record)
    .slice(offset, offset + limit)
    .map((key) => ({ key, value: readProperty(record, key) }))
}

/** A getter may throw: what it threw stands in its place. */
function readProperty(record: Readonly<Record<string, unknown>>, key: string): unknown {
  try {
    return record[key]
  } catch (error) {
    return error
  }
}

function errorEntries(error: Error): Entry[] {
  return [
    { key: 'name', value: error.name },
    { key: 'message', value: error.message },
    ...(error.cause === undefined ? [] : [{ key: 'cause', value: error.cause }]),
  ]
}

function skip<T>(items: Iterable<T>, offset: number, limit: number): T[] {
  const found: T[] = []
  let at = 0
  for (const item of items) {
    if (at >= offset + limit) break
    if (at++ >= offset) found.push(item)
  }
  return found
}

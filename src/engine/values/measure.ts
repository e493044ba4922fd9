import { isTable, isTypedArray } from './kind.ts'

/** About how many bytes a value holds: exact for what is big in few parts, a guess from a sample for the rest. */
export function measure(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length
  if (typeof value !== 'object' || value === null) return 8
  if (isTypedArray(value) || value instanceof ArrayBuffer) return value.byteLength
  if (isTable(value)) return measureTable(value)
  if (Array.isArray(value)) return 16 + measureSome(value.slice(0, SAMPLE), value.length)
  if (value instanceof Map || value instanceof Set) return 16 + measureSome([...take(value)].flat(), 2 * value.size)
  const fields = Object.values(value)
  return 16 + measureSome(fields.slice(0, SAMPLE), fields.length)
}

const SAMPLE = 16

function measureSome(some: readonly unknown[], count: number): number {
  if (some.length === 0) return 0
  return (some.reduce<number>((sum, one) => sum + 8 + shallow(one), 0) / some.length) * count
}

/** One level down: deeper parts are not worth the time. */
function shallow(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length
  if (isTypedArray(value)) return value.byteLength
  if (Array.isArray(value)) return 8 * value.length
  return typeof value === 'object' && value !== null ? 64 : 0
}

function* take(items: Iterable<unknown>): Generator<unknown> {
  let count = 0
  for (const item of items) {
    if (count++ >= SAMPLE) return
    yield item
  }
}

function measureTable(table: { numRows(): number; numCols(): number }): number {
  return 16 * table.numRows() * table.numCols()
}

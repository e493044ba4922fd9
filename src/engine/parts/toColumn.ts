import type { DataColumn } from '../model/dataColumns.ts'

/** Values of one column, as a library decodes them: in typed arrays where none is missing. */
type DecodedArray = ArrayLike<unknown>

/** A part of a column as it was decoded. */
export interface ColumnPart {
  readonly values: DecodedArray
  readonly start: number
}

type Kind = 'number' | 'bigint' | 'boolean' | 'date' | 'text' | 'other'

/** A column from its parts: of one kind, or of any. Whole numbers of 64 bits are numbers where each of them is a safe one. */
export function toColumn(parts: readonly ColumnPart[], rows: number): DataColumn {
  const kinds = new Set<Kind>()
  for (const { values } of parts) addKinds(values, kinds)
  const isSafe = kinds.has('bigint') && parts.every(({ values }) => everySafe(values))
  const [kind, other] = isSafe ? new Set([...kinds].map((one) => (one === 'bigint' ? 'number' : one))) : kinds
  if (other !== undefined) return anyColumn(parts, rows)
  switch (kind) {
    case 'number':
      return numberColumn(parts, rows)
    case 'boolean':
      return { kind, values: fill(new Uint8Array(rows).fill(2), parts, (value) => (value ? 1 : 0)) }
    case 'date':
      return dateColumn(parts, rows, (value) => (value as Date).getTime())
    case 'text':
      return textColumn(parts, rows)
    default:
      return anyColumn(parts, rows)
  }
}

/** Dates by what gives the milliseconds of one; those that no Date can hold are missing, as invalid ones are. */
export function dateColumn(parts: readonly ColumnPart[], rows: number, timeOf: (value: unknown) => number): DataColumn {
  return { kind: 'date', values: fill(new Float64Array(rows).fill(Number.NaN), parts, timeOf) }
}

function addKinds(values: DecodedArray, kinds: Set<Kind>): void {
  if (isNumbers(values)) kinds.add('number')
  else if (values instanceof BigInt64Array || values instanceof BigUint64Array) kinds.add('bigint')
  else if (values instanceof Uint8Array) kinds.add('other')
  else if (Array.isArray(values)) addKindsOfItems(values, kinds)
  else addKindsOfItems(Array.from(values), kinds)
}

/** Nearly always all are of one kind: what is primitive is not looked at twice. */
function addKindsOfItems(items: readonly unknown[], kinds: Set<Kind>): void {
  let last = ''
  for (const item of items) {
    const type = typeof item
    if (type === last) continue
    const kind = kindOf(item)
    if (kind) kinds.add(kind)
    last = type === 'object' ? '' : type
  }
}

function isNumbers(values: DecodedArray): values is Float64Array | Float32Array | Int32Array | Uint32Array {
  return (
    values instanceof Float64Array ||
    values instanceof Float32Array ||
    values instanceof Int32Array ||
    values instanceof Uint32Array
  )
}

function kindOf(value: unknown): Kind | null {
  if (value === null || value === undefined) return null
  switch (typeof value) {
    case 'number':
    case 'bigint':
    case 'boolean':
      return typeof value as Kind
    case 'string':
      return 'text'
    default:
      return value instanceof Date ? 'date' : 'other'
  }
}

function everySafe(values: DecodedArray): boolean {
  if (isNumbers(values)) return true
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (typeof value === 'bigint' && (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER)) return false
  }
  return true
}

function numberColumn(parts: readonly ColumnPart[], rows: number): DataColumn {
  const values = new Float64Array(rows).fill(Number.NaN)
  let missing: Uint8Array | null = null
  for (const { values: part, start } of parts) {
    if (isNumbers(part)) values.set(part, start)
    else
      for (let at = 0; at < part.length; at++) {
        const value: unknown = part[at]
        if (value === null || value === undefined) {
          missing ??= new Uint8Array(rows)
          missing[start + at] = 1
        } else values[start + at] = Number(value)
      }
  }
  return { kind: 'number', values, missing }
}

function textColumn(parts: readonly ColumnPart[], rows: number): DataColumn {
  const known = new Map<string, number>()
  let last = ''
  let lastCode = -1
  const codes = fill(new Int32Array(rows).fill(-1), parts, (value) => {
    if (value === last && lastCode >= 0) return lastCode
    last = value as string
    lastCode = known.get(last) ?? known.size
    if (lastCode === known.size) known.set(last, lastCode)
    return lastCode
  })
  return { kind: 'text', codes, dictionary: [...known.keys()] }
}

function anyColumn(parts: readonly ColumnPart[], rows: number): DataColumn {
  const values = new Array<unknown>(rows).fill(null)
  for (const { values: part, start } of parts) {
    for (let at = 0; at < part.length; at++) values[start + at] = part[at] ?? null
  }
  return { kind: 'any', values }
}

function fill<T extends Uint8Array | Int32Array | Float64Array>(
  target: T,
  parts: readonly ColumnPart[],
  toNumber: (value: unknown) => number,
): T {
  for (const { values, start } of parts) {
    for (let at = 0; at < values.length; at++) {
      const value: unknown = values[at]
      if (value !== null && value !== undefined) target[start + at] = toNumber(value)
    }
  }
  return target
}

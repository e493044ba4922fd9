import { type DataColumn, type DataColumns, hasNames } from '../../model/dataColumns.ts'

/** Rows of the same names in the same order, whose values are numbers, texts or booleans, or null; by column. */
export interface RowColumns {
  readonly rows: number
  /** Takes all of these rows, or none: false where one is another thing, or a column would hold two kinds. */
  take(rows: readonly unknown[]): boolean
  end(): DataColumns
}

type Row = Readonly<Record<string, unknown>>

/** Null where no row is like the first: it is no object, or holds none of these values. */
export function createRowColumns(first: unknown): RowColumns | null {
  if (!isRow(first)) return null
  const names = Object.keys(first)
  // To make rows of columns again takes an assignment each, which `__proto__` is none for.
  if (names.length === 0 || names.includes('__proto__')) return null
  const columns = names.map(createColumn)
  let count = 0

  return {
    get rows() {
      return count
    },
    take(rows) {
      if (!rows.every((row): row is Row => isRow(row) && hasNames(row, names))) return false
      const kinds = columns.map((column) => column.kindWith(rows))
      if (kinds.includes(null)) return false
      for (const [at, column] of columns.entries()) column.add(rows, kinds[at] ?? 'none')
      count += rows.length
      return true
    },
    end: () => ({ names, columns: columns.map((column) => column.end()), rows: count }),
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Kind = 'none' | 'number' | 'boolean' | 'string'

interface Column {
  /** What the column is with these rows; null where it would be of two kinds, or holds something else. */
  kindWith(rows: readonly Row[]): Kind | null
  add(rows: readonly Row[], kind: Kind): void
  end(): DataColumn
}

function createColumn(name: string): Column {
  let kind: Kind = 'none'
  let count = 0
  let cells: Float64Array | Uint8Array | Int32Array = new Uint8Array(0)
  let missing: Uint8Array | null = null
  const known = new Map<string, number>()

  /** Until the first value comes, all are missing. */
  function become(next: Kind): void {
    kind = next
    if (kind === 'number') {
      cells = new Float64Array(count).fill(Number.NaN)
      if (count) missing = new Uint8Array(count).fill(1)
    } else cells = kind === 'boolean' ? new Uint8Array(count).fill(2) : new Int32Array(count).fill(-1)
  }

  function reserve(size: number): void {
    if (size > cells.length) cells = grown(cells, size)
    if (missing && size > missing.length) missing = grown(missing, size)
  }

  function codeOf(text: string): number {
    const code = known.get(text) ?? known.size
    if (code === known.size) known.set(text, code)
    return code
  }

  function miss(row: number): void {
    if (kind === 'number') {
      missing ??= new Uint8Array(cells.length)
      missing[row] = 1
      cells[row] = Number.NaN
    } else cells[row] = kind === 'boolean' ? 2 : -1
  }

  return {
    kindWith(rows) {
      let found = kind
      for (const row of rows) {
        const value = row[name]
        const type = typeof value
        if (type === found || value === null) continue
        if (found !== 'none' || (type !== 'number' && type !== 'boolean' && type !== 'string')) return null
        found = type
      }
      return found
    },
    add(rows, next) {
      if (kind !== next) become(next)
      const start = count
      count += rows.length
      if (kind === 'none') return
      reserve(count)
      for (const [at, row] of rows.entries()) {
        const value = row[name]
        if (typeof value === 'string') cells[start + at] = codeOf(value)
        else if (value === null) miss(start + at)
        else cells[start + at] = Number(value)
      }
    },
    end() {
      const values = cells.length === count ? cells : cells.slice(0, count)
      if (values instanceof Float64Array) return { kind: 'number', values, missing: missing?.slice(0, count) ?? null }
      if (values instanceof Int32Array) return { kind: 'text', codes: values, dictionary: [...known.keys()] }
      if (kind === 'boolean') return { kind, values }
      return { kind: 'any', values: new Array<null>(count).fill(null) }
    },
  }
}

function grown<T extends Float64Array | Uint8Array | Int32Array>(from: T, size: number): T {
  const to = new (from.constructor as new (length: number) => T)(Math.max(size, from.length * 2))
  to.set(from)
  return to
}

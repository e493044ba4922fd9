import { fromArrow } from 'arquero'
import type { ColumnProfile, ValueProfile } from '../model/profile.ts'
import { importPart } from '../parts/importPart.ts'
import { findArrowBytes, isArrowTable } from './kinds/arrow.ts'
import { isPlainObject } from './kinds/object.ts'
import { isTable } from './kinds/table.ts'
import { isTypedArray } from './kinds/typedArray.ts'

export interface ProfileOptions {
  /** Called every few milliseconds of work: others get their turn meanwhile. It may throw, which ends the work. */
  pause(): Promise<void>
  now(): number
}

/** The columns of more are not looked at. */
const MOST_COLUMNS = 200
/** Milliseconds between pauses. */
const SLICE = 12

/** What is in a value, column by column; null for what is neither a table nor a list. */
export async function profileValue(value: unknown, { pause, now }: ProfileOptions): Promise<ValueProfile | null> {
  const found = columnsIn(value)
  if (!found) return null
  const { profileColumn } = await importPart('profile')
  const columns: ColumnProfile[] = []
  for (const name of found.names.slice(0, MOST_COLUMNS)) {
    const steps = profileColumn(name, found.read(name))
    let [start, step] = [now(), steps.next()]
    for (; !step.done; step = steps.next()) {
      if (now() - start < SLICE) continue
      await pause()
      start = now()
    }
    columns.push(step.value)
    await pause()
  }
  return { of: found.of, rows: found.rows, columns, left: Math.max(0, found.names.length - MOST_COLUMNS) }
}

interface Columns {
  readonly of: ValueProfile['of']
  readonly names: readonly string[]
  readonly rows: number
  read(name: string): ArrayLike<unknown>
}

function columnsIn(value: unknown): Columns | null {
  if (isTypedArray(value)) return findArrowBytes(value) ? tableIn(value) : itemsIn(value)
  if (isTable(value) || isArrowTable(value)) return tableIn(value)
  if (Array.isArray(value)) return rowsIn(value) ?? itemsIn(value)
  if (value instanceof Set) return itemsIn([...value])
  if (value instanceof Map) return recordIn({ key: [...value.keys()], value: [...value.values()] })
  return isPlainObject(value) ? recordIn(value) : null
}

function tableIn(value: unknown): Columns | null {
  const table = isTable(value) ? value : fromArrow(value as Parameters<typeof fromArrow>[0])
  const isPlain = !table.isFiltered() && !table.isOrdered()
  return {
    of: 'columns',
    names: table.columnNames(),
    rows: table.numRows(),
    read(name) {
      const held = isPlain ? table.column(name) : null
      return Array.isArray(held) || isTypedArray(held) ? held : table.array(name)
    },
  }
}

function itemsIn(items: ArrayLike<unknown>): Columns | null {
  return items.length ? { of: 'items', names: [''], rows: items.length, read: () => items } : null
}

/** A list of nothing but objects: their keys are columns. */
function rowsIn(rows: readonly unknown[]): Columns | null {
  const names = new Set<string>()
  for (const row of rows) {
    if (!isPlainObject(row)) return null
    if (names.size <= MOST_COLUMNS) for (const name in row) names.add(name)
  }
  if (names.size === 0) return null
  return {
    of: 'columns',
    names: [...names],
    rows: rows.length,
    read: (name) => rows.map((row) => (isPlainObject(row) && Object.hasOwn(row, name) ? row[name] : undefined)),
  }
}

/** An object of columns of one length. */
function recordIn(record: Readonly<Record<string, unknown>>): Columns | null {
  const columns = new Map<string, ArrayLike<unknown>>()
  for (const [name, column] of Object.entries(record)) {
    if (!Array.isArray(column) && !isTypedArray(column)) return null
    columns.set(name, column)
  }
  const lengths = new Set(Array.from(columns.values(), ({ length }) => length))
  const [rows = 0] = lengths
  if (lengths.size !== 1 || rows === 0) return null
  return { of: 'columns', names: [...columns.keys()], rows, read: (name) => columns.get(name) ?? [] }
}

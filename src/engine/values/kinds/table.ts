import { ColumnTable, table as makeTable } from 'arquero'
import { codeOf } from '../codes.ts'
import { hashPacked } from '../hashPacked.ts'
import { HeldColumn, type Packed } from '../heldColumn.ts'
import { MOST_ITEMS } from '../previewText.ts'
import { propertyPath } from '../propertyPath.ts'
import type { HashWriter, ValueType } from '../valueType.ts'
import { packAs, packColumn, packingOf, unpackColumn, type WireColumn } from '../wireColumn.ts'
import type { WireValue } from '../wireValue.ts'
import { isTypedArray } from './typedArray.ts'

/** The one name of a column that Arquero, which keeps columns in a record with a prototype, cannot keep. */
export const UNKEPT = '__proto__'

export function isTable(value: unknown): value is ColumnTable {
  return value instanceof ColumnTable
}

/** Arquero's tables: what they show counts, however they hold it, and how they are grouped. */
export const tableType: ValueType<ColumnTable> = {
  kind: 'table',
  prototypes: [ColumnTable.prototype],
  is: isTable,

  typeName: () => 'Table',
  size: (table) => table.numRows(),
  preview: (table) =>
    `Table ${table.numRows()} × ${table.numCols()}: ${table.columnNames().slice(0, MOST_ITEMS).join(', ')}`,
  entries(table) {
    const names = table.columnNames()
    return {
      total: names.length,
      read: (offset, limit) =>
        names.slice(offset, offset + limit).map((key) => ({ key, value: Array.from(table.array(key)) })),
    }
  },

  eachPart(table, visit) {
    const [names, rows] = [table.columnNames(), table.totalRows()]
    const shown = table.isFiltered() ? table.indices(false) : null
    for (const [place, name] of names.entries()) {
      const column = table.column(name)
      if (!column || isTypedArray(column) || column instanceof HeldColumn) continue
      const count = shown?.length ?? rows
      for (let at = 0; at < count; at++) {
        const row = shown ? (shown[at] ?? 0) : at
        visit(column.at(row), place * rows + row)
      }
    }
  },
  pathTo(table, at) {
    const rows = table.totalRows()
    return `${propertyPath(table.columnNames()[Math.floor(at / rows)] ?? '')}[${at % rows}]`
  },

  measure(table, guess) {
    const columns = table.columnNames().map((name) => heldColumn(table, name))
    return columns.reduce((sum, column) => sum + measureColumn(column, guess), 16)
  },
  writeHash(table, to) {
    const flat = flatten(table)
    const names = flat.columnNames()
    to.hash.word(TABLE).word(flat.numRows()).word(names.length)
    for (const name of names) {
      const column = heldColumn(flat, name)
      to.hash.text(name)
      to.shared(column, (own) => hashColumn(own, column))
    }
    to.value(packGroups(flat))
  },

  codes: ['table'],
  write(table, { code, value, nest }) {
    code('table')
    value(packTable(table, nest))
  },
  read: ({ value, keep, unnest }) => keep(unpackTable(value() as WireTable, unnest)),

  pack: (table, { nest }) => packTable(table, nest),
  unpack: (packed, { keep, unnest }) => keep(unpackTable(packed as WireTable, unnest)),
}

const TABLE = codeOf('table')

/** A table as it crosses between threads, and as a store keeps it. */
export interface WireTable {
  readonly names: readonly string[]
  readonly columns: readonly WireColumn[]
  readonly rows: number
  readonly groups: WireGroups | null
}

/** A table's grouping: the group of each row, and of each group its first row and its key values by name. */
interface WireGroups {
  readonly names: readonly string[]
  readonly values: readonly (readonly unknown[])[]
  readonly rows: readonly number[]
  readonly keys: Uint32Array
}

function packTable(given: ColumnTable, nest: (value: unknown) => WireValue): WireTable {
  const flat = flatten(given)
  const names = flat.columnNames()
  return {
    names,
    rows: flat.numRows(),
    columns: names.map((name) => packColumn(heldColumn(flat, name), nest)),
    groups: packGroups(flat),
  }
}

function unpackTable(wire: WireTable, unnest: (wire: WireValue) => unknown): ColumnTable {
  const columns = wire.names.map((name, at): [string, ArrayLike<unknown> | HeldColumn] => {
    const column = wire.columns[at]
    return [name, column ? unpackColumn(column, (values) => unnest(values) as unknown[]) : []]
  })
  const flat = makeTable(columns)
  if (!wire.groups) return flat
  const { names, values, keys, rows } = wire.groups
  const get = values.map((column) => (row: number) => column[keys[row] ?? 0])
  return flat.create({ groups: { names: [...names], get, rows: [...rows], size: rows.length, keys } })
}

function packGroups(flat: ColumnTable): WireGroups | null {
  const groups = flat.groups()
  if (!groups) return null
  const keys = Uint32Array.from(groups.keys)
  return {
    names: groups.names,
    // A group's own row is one of the table that was grouped: after a filter it is no row of this one.
    values: groups.get.map((get) => Array.from(groups.rows, (row) => get(row, flat.data()))),
    rows: firstRows(keys, groups.size),
    keys,
  }
}

function firstRows(keys: Uint32Array, size: number): number[] {
  const rows = new Array<number>(size).fill(0)
  for (let row = keys.length - 1; row >= 0; row--) rows[keys[row] ?? 0] = row
  return rows
}

/** With its rows where it shows them. */
function flatten(table: ColumnTable): ColumnTable {
  return table.isFiltered() || table.isOrdered() ? table.reify() : table
}

type ColumnValues = (ArrayLike<unknown> & Iterable<unknown>) | HeldColumn

/** All rows of a column, in what holds them where that is known. */
function heldColumn(table: ColumnTable, name: string): ColumnValues {
  const column = table.column(name)
  const held: unknown = column
  if (held instanceof HeldColumn || Array.isArray(held) || isTypedArray(held)) return held
  return Array.from({ length: table.totalRows() }, (_, row) => column?.at(row))
}

function measureColumn(column: ColumnValues, guess: (some: readonly unknown[], count: number) => number): number {
  if (column instanceof HeldColumn) {
    const { packed } = column
    if (packed.kind !== 'texts') return packed.values.byteLength
    return packed.codes.byteLength + guess(packed.dictionary.slice(0, 16), packed.dictionary.length)
  }
  return isTypedArray(column)
    ? column.byteLength
    : guess(
        Array.from({ length: Math.min(16, column.length) }, (_, at) => column[at]),
        column.length,
      )
}

/** How a column is held makes no difference. */
function hashColumn({ hash, value }: HashWriter, column: ColumnValues): void {
  const packed = packedOf(column)
  if (packed) hashPacked(hash, packed)
  else {
    hash.text('any')
    for (const cell of column) value(cell)
  }
}

function packedOf(column: ColumnValues): Packed | null {
  if (column instanceof HeldColumn) return column.packed
  if (column instanceof Float64Array) return { kind: 'numbers', values: column, missing: null }
  const kind = packingOf(column)
  return kind === 'any' ? null : packAs(kind, column)
}

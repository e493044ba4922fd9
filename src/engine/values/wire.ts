import { type ColumnTable, table } from 'arquero'
import { isPlainObject, isTable, isTypedArray } from './kind.ts'

/** A value as it crosses between workers: tables, which structured clone would turn into bare objects, stand beside it. */
export interface WireValue {
  readonly value: unknown
  /** Each table with the object that holds its place in `value`: one message keeps their identity. */
  readonly tables: readonly (readonly [placeholder: object, table: WireTable])[]
}

export interface WireTable {
  readonly names: readonly string[]
  readonly columns: readonly WireColumn[]
  readonly rows: number
  readonly groups: WireGroups | null
}

/** A table's grouping: the group of each row, and of each group its first row and its key values by name. */
export interface WireGroups {
  readonly names: readonly string[]
  readonly values: readonly (readonly unknown[])[]
  readonly rows: readonly number[]
  readonly keys: Uint32Array
}

/** Packed: numbers with a mask of what is missing, text as codes into a dictionary; anything else as it is. */
export type WireColumn =
  | { readonly kind: 'numbers'; readonly values: Float64Array; readonly missing: Uint8Array | null }
  | { readonly kind: 'texts'; readonly codes: Int32Array; readonly dictionary: readonly string[] }
  | { readonly kind: 'any'; readonly values: WireValue }

export function toWire(value: unknown): WireValue {
  const tables: [object, WireTable][] = []
  return { value: replaceTables(value, tables), tables }
}

export function fromWire({ value, tables }: WireValue): unknown {
  if (tables.length === 0) return value
  const real = new Map<object, unknown>(tables.map(([placeholder, one]) => [placeholder, tableFromWire(one)]))
  return mapObjects(value, (object) => real.get(object))
}

export function tableToWire(given: ColumnTable): WireTable {
  const flat = given.isFiltered() || given.isOrdered() ? given.reify() : given
  const names = flat.columnNames()
  return {
    names,
    rows: flat.numRows(),
    columns: names.map((name) => columnToWire(flat.array(name))),
    groups: groupsToWire(flat),
  }
}

export function tableFromWire(wire: WireTable): ColumnTable {
  const columns = wire.names.map((name, at): [string, unknown[] | Float64Array] => {
    const column = wire.columns[at]
    return [name, column ? columnFromWire(column) : []]
  })
  const flat = table(columns)
  if (!wire.groups) return flat
  const { names, values, keys, rows } = wire.groups
  const get = values.map((column) => (row: number) => column[keys[row] ?? 0])
  return flat.create({ groups: { names: [...names], get, rows: [...rows], size: rows.length, keys } })
}

export function columnToWire(values: ArrayLike<unknown>): WireColumn {
  if (isNumbers(values)) return packNumbers(values)
  return isTexts(values) ? packTexts(values) : { kind: 'any', values: toWire(Array.from(values)) }
}

function columnFromWire(column: WireColumn): unknown[] | Float64Array {
  if (column.kind === 'any') return fromWire(column.values) as unknown[]
  if (column.kind === 'texts') return Array.from(column.codes, (code) => textAt(column.dictionary, code))
  const { values, missing } = column
  return missing
    ? Array.from(values, (value, at) => (missing[at] === 1 ? null : missing[at] === 2 ? undefined : value))
    : values
}

/** Negative codes are what is missing: -1 null, -2 undefined. */
function textAt(dictionary: readonly string[], code: number): string | null | undefined {
  return code === -1 ? null : code === -2 ? undefined : dictionary[code]
}

function isNumbers(values: ArrayLike<unknown>): values is ArrayLike<number | null | undefined> {
  if (isTypedArray(values)) return !(values instanceof BigInt64Array || values instanceof BigUint64Array)
  return everyItem(values, (value) => typeof value === 'number' || value === null || value === undefined)
}

function isTexts(values: ArrayLike<unknown>): values is ArrayLike<string | null | undefined> {
  return everyItem(values, (value) => typeof value === 'string' || value === null || value === undefined)
}

function everyItem(values: ArrayLike<unknown>, test: (value: unknown) => boolean): boolean {
  for (let at = 0; at < values.length; at++) if (!test(values[at])) return false
  return true
}

function packNumbers(values: ArrayLike<number | null | undefined>): WireColumn {
  const packed = new Float64Array(values.length)
  let missing: Uint8Array | null = null
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (typeof value === 'number') packed[at] = value
    else {
      missing ??= new Uint8Array(values.length)
      missing[at] = value === null ? 1 : 2
    }
  }
  return { kind: 'numbers', values: packed, missing }
}

function packTexts(values: ArrayLike<string | null | undefined>): WireColumn {
  const known = new Map<string, number>()
  const codes = new Int32Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const text = values[at]
    if (typeof text !== 'string') {
      codes[at] = text === null ? -1 : -2
      continue
    }
    const code = known.get(text) ?? known.size
    known.set(text, code)
    codes[at] = code
  }
  return { kind: 'texts', codes, dictionary: [...known.keys()] }
}

export function groupsToWire(flat: ColumnTable): WireGroups | null {
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

function replaceTables(value: unknown, tables: [object, WireTable][]): unknown {
  if (typeof value !== 'object' || value === null || isTypedArray(value)) return value
  const placeholders = new Map<object, object>()
  return mapObjects(value, (object) => {
    if (!isTable(object)) return undefined
    const known = placeholders.get(object)
    if (known) return known
    const placeholder = {}
    placeholders.set(object, placeholder)
    tables.push([placeholder, tableToWire(object)])
    return placeholder
  })
}

const PLAIN_PROPERTY = { enumerable: true, writable: true, configurable: true }

/** Replaces objects at any depth; what holds none of them is given back as it is. Shared and circular parts stay so. */
function mapObjects(root: unknown, replace: (object: object) => unknown): unknown {
  if (!holds(root, (object) => replace(object) !== undefined)) return root
  const copies = new Map<object, unknown>()
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const other = replace(value)
    if (other !== undefined) return other
    const known = copies.get(value)
    if (known !== undefined) return known
    if (Array.isArray(value)) {
      return fill(value, [] as unknown[], (target) => {
        target.length = value.length
        value.forEach((item, at) => {
          target[at] = copy(item)
        })
      })
    }
    if (value instanceof Map) {
      return fill(value, new Map<unknown, unknown>(), (target) => {
        for (const [key, item] of value) target.set(copy(key), copy(item))
      })
    }
    if (value instanceof Set) {
      return fill(value, new Set<unknown>(), (target) => {
        for (const item of value) target.add(copy(item))
      })
    }
    if (!isPlainObject(value)) return value
    return fill(value, Object.create(Object.getPrototypeOf(value)) as object, (target) => {
      // Not by assignment: `__proto__` is a key like any other.
      for (const key of Object.keys(value)) {
        Object.defineProperty(target, key, { value: copy(value[key]), ...PLAIN_PROPERTY })
      }
    })
  }
  const fill = <T>(from: object, target: T, write: (target: T) => void): T => {
    copies.set(from, target)
    write(target)
    return target
  }
  return copy(root)
}

function holds(root: unknown, test: (object: object) => boolean): boolean {
  const seen = new Set<object>()
  const stack: unknown[] = [root]
  while (stack.length) {
    const value = stack.pop()
    if (typeof value !== 'object' || value === null || seen.has(value) || isTypedArray(value)) continue
    if (test(value)) return true
    seen.add(value)
    if (Array.isArray(value) || value instanceof Set)
      for (const item of value) typeof item === 'object' && stack.push(item)
    else if (value instanceof Map) for (const pair of value) stack.push(...pair)
    else if (isPlainObject(value)) for (const key of Object.keys(value)) stack.push(value[key])
  }
  return false
}

import { type ColumnTable, table, toArrow } from 'arquero'
import { InternMap, InternSet } from 'd3-array'
import {
  type Arbitrary,
  anything,
  array,
  boolean,
  constantFrom,
  date,
  dictionary,
  double,
  integer,
  maxSafeInteger,
  type ObjectConstraints,
  oneof,
  option,
  record,
  string,
  tuple,
  uint8Array,
} from 'fast-check'

/** Values of every kind that fast-check makes and that may leave a node. */
export function anyValue(constraints: ObjectConstraints = {}): Arbitrary<unknown> {
  return anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    ...constraints,
  })
}

/** Values of every kind there is, alone and inside of others. */
export function anyKind(): Arbitrary<unknown> {
  const leaf = oneof(anyValue({ maxDepth: 1, maxKeys: 3, withNullPrototype: true }), anyBytes(), anyTable(), anyArrow())
  const value = oneof(leaf, anyError(leaf))
  return oneof(
    value,
    array(value, { maxLength: 3 }),
    dictionary(string({ maxLength: 3 }), value, { maxKeys: 3 }),
    array(tuple(value, value), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    array(value, { maxLength: 3 }).map((items) => new Set(items)),
    anyInterned(value),
    value.map((one) => [one, { again: one }]),
  )
}

/** What d3 groups by: a date is one key, whichever object it is. */
function anyInterned(value: Arbitrary<unknown>): Arbitrary<unknown> {
  const key = oneof(
    date({ noInvalidDate: false }),
    integer(),
    string({ maxLength: 2 }),
    constantFrom(null, undefined, -0),
  )
  return oneof(
    array(tuple(key, value), { maxLength: 3 }).map((pairs) => new InternMap(pairs)),
    array(key, { maxLength: 3 }).map((items) => new InternSet(items)),
  )
}

function anyBytes(): Arbitrary<unknown> {
  return tuple(uint8Array({ maxLength: 9 }), constantFrom('view', 'buffer')).map(([bytes, kind]) =>
    kind === 'view' ? new DataView(bytes.slice().buffer) : bytes.slice().buffer,
  )
}

function anyError(cause: Arbitrary<unknown>): Arbitrary<Error> {
  const make = constantFrom(Error, RangeError, TypeError)
  const parts = record({ name: option(string()), cause: option(cause), assigned: option(cause) })
  return tuple(make, string(), parts).map(([Type, message, given]) => {
    const error = given.cause === null ? new Type(message) : new Type(message, { cause: given.cause })
    if (given.name !== null) error.name = given.name
    return given.assigned === null ? error : Object.assign(error, { assigned: given.assigned })
  })
}

/** Columns of one length: of numbers, text, dates, booleans, bigints, with values missing, or of anything. */
function anyColumns(rows: number): Arbitrary<readonly (readonly [string, readonly unknown[]])[]> {
  const kinds = [
    double(),
    string({ maxLength: 3 }),
    date({ noInvalidDate: false }),
    boolean(),
    maxSafeInteger().map(BigInt),
  ]
  const column = oneof(
    ...kinds.map((kind) => array(option(kind as Arbitrary<unknown>), { minLength: rows, maxLength: rows })),
    array(anyValue({ maxDepth: 1, maxKeys: 2 }), { minLength: rows, maxLength: rows }),
    array(integer(), { minLength: rows, maxLength: rows }),
  )
  return array(column, { maxLength: 3 }).map((columns) => columns.map((one, at) => [`c${at}`, one] as const))
}

function anyTable(): Arbitrary<ColumnTable> {
  const columns = integer({ min: 0, max: 4 }).chain(anyColumns)
  return tuple(columns, constantFrom('plain', 'typed', 'filtered', 'ordered', 'grouped')).map(([given, how]) => {
    const made = table([...given.map(([name, items]): [string, unknown[]] => [name, [...items]])])
    if (how === 'typed') return made.assign(table({ t: Int16Array.from({ length: made.numRows() }, (_, at) => -at) }))
    if (made.numCols() === 0 || how === 'plain') return made
    if (how === 'filtered') return made.filter(() => true).slice(1)
    return how === 'ordered' ? made.orderby('c0') : made.groupby('c0')
  })
}

/** Of the columns that Arrow has a type for. */
export function anyArrow(): Arbitrary<ReturnType<typeof toArrow>> {
  const rows = integer({ min: 0, max: 4 })
  const items = (kind: Arbitrary<unknown>, count: number) => array(option(kind), { minLength: count, maxLength: count })
  const columns = rows.chain((count) =>
    record({
      n: items(double({ noNaN: true }), count),
      t: items(string({ maxLength: 3 }), count),
      d: items(date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }), count),
      b: items(boolean(), count),
    }),
  )
  return tuple(columns, boolean()).map(([given, useDate]) => toArrow(table({ ...given }), { useDate }))
}

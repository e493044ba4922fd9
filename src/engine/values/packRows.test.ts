import {
  type Arbitrary,
  array,
  assert,
  constantFrom,
  double,
  integer,
  oneof,
  property,
  string,
  tuple,
  uniqueArray,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findObstacle } from './cloneable.ts'
import { createValueHasher } from './hash.ts'
import { packOwnRows, packRows, unpackRows } from './packRows.ts'
import { fromEntry, toEntry } from './storeEntry.ts'
import { fromWire, toWire } from './wire.ts'
import { ownWire } from './wireBuffers.ts'

const hashOf = (value: unknown) => createValueHasher()(value)?.digits()
const many = (row: (at: number) => object) => Array.from({ length: 300 }, (_, at) => row(at))

/** Each way from a list to one that is made anew. Between threads plain objects are of one prototype. */
const WAYS: Readonly<Record<string, readonly [go: (value: unknown) => unknown, as: (value: unknown) => unknown]>> = {
  'to another thread': [(value) => fromWire(structuredClone(toWire(value))), structuredClone],
  'to another thread in buffers of its own': [
    (value) => {
      const { wire, buffers } = ownWire(toWire(value))
      return fromWire(structuredClone(wire, { transfer: [...buffers] }))
    },
    structuredClone,
  ],
  'through a store': [(value) => fromEntry('key', toEntry('key', value))?.value, (value) => value],
}

/** Structural equality, cell by cell: what is the same object here is the same there. */
function isAsWas(came: unknown, was: unknown): boolean {
  const [there, here] = [new Map<object, object>(), new Map<object, object>()]
  const isSame = (a: unknown, b: unknown): boolean => {
    if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return Object.is(a, b)
    if (there.has(a) || here.has(b)) return there.get(a) === b && here.get(b) === a
    there.set(a, b)
    here.set(b, a)
    if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
    if (a instanceof Date && b instanceof Date && !Object.is(a.getTime(), b.getTime())) return false
    const [inA, inB] = [Object.entries(a), Object.entries(b)]
    return (
      inA.length === inB.length &&
      inA.every(([name, value], at) => name === inB[at]?.[0] && isSame(value, inB[at]?.[1]))
    )
  }
  return isSame(came, was)
}

/** The content alone: of two lists that have the same, the hash is the same. */
function pictureOf(list: readonly object[]): string {
  const draw = (value: unknown): unknown => {
    if (value instanceof Date) return ['date', String(value.getTime())]
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).map(([name, one]) => [name, draw(one)])
    return [typeof value, Object.is(value, -0) ? '-0' : String(value)]
  }
  return JSON.stringify(list.map(draw))
}

const missing = constantFrom(null, undefined)
const times = oneof(integer({ min: -3, max: 3 }), constantFrom(8.64e15, -8.64e15, Number.NaN, 0, 1e12))
const numbers = oneof(double(), constantFrom(0, -0, Number.NaN, Infinity, -Infinity))
const texts = oneof(string({ unit: 'binary', maxLength: 3 }), constantFrom('', '\ud800', '\udc00', 'null', 'é🌍'))
const flags = constantFrom(true, false)
const bigints = constantFrom(0n, 1n, -1n, 2n ** 64n, -(2n ** 200n))
const dates = times.map((time) => new Date(time))
const scalars = oneof(numbers, texts, flags, bigints, missing)

/** The values of a column, over and over: of dates the same ones, so that rows share them, or each time another one. */
function anyCells(kind: Arbitrary<unknown>): Arbitrary<(at: number) => unknown> {
  const some = array(oneof({ arbitrary: kind, weight: 4 }, missing), { minLength: 1, maxLength: 9 })
  return tuple(some, constantFrom('same', 'copies')).map(([values, how]) => (at) => {
    const value = values[at % values.length]
    return how === 'copies' && value instanceof Date ? new Date(value) : value
  })
}

const rising = constantFrom<(at: number) => unknown>(
  (at) => at,
  (at) => `text ${at}`,
  (at) => new Date(at),
)
const SHARED = Array.from({ length: 9 }, (_, at) => new Date(at))
const across = constantFrom<(at: number) => unknown>(
  (at) => SHARED[at % 9],
  (at) => SHARED[(at * 5) % 9],
)
const odd = constantFrom<(at: number) => unknown>(
  (at) => (at === 299 ? [1] : at),
  (at) => (at === 299 ? { a: 1 } : 'x'),
  (at) => (at % 2 ? new Date(at) : at),
  (at) => (at ? new Date(at) : 'x'),
)
const columns = oneof(
  { arbitrary: oneof(...[numbers, texts, flags, dates, dates, bigints, scalars].map(anyCells)), weight: 8 },
  { arbitrary: oneof(rising, across), weight: 3 },
  { arbitrary: odd, weight: 1 },
)
const names = oneof(string({ maxLength: 3 }), constantFrom('a', 'b', '1', '0', 'constructor', '__proto__', 'then'))

const rowsOf = uniqueArray(tuple(names, columns), { minLength: 1, maxLength: 4, selector: ([name]) => name })

type Change = (list: object[], at: number) => void

/** What is not as in the other rows, in one of them. */
const changes = constantFrom<Change>(
  () => {},
  (list, at) => void list.splice(at, 1, list[0] ?? {}),
  (list, at) => Reflect.deleteProperty(list[at] ?? {}, Object.keys(list[0] ?? {})[0] ?? ''),
  (list, at) => Object.assign(list[at] ?? {}, { more: undefined }),
  (list, at) => void list.splice(at, 1, Object.fromEntries(Object.entries(list[at] ?? {}).reverse())),
  (list, at) => void list.splice(at, 1, Object.assign(Object.create(null), list[at])),
)

const lists = tuple(rowsOf, changes, integer({ min: 0, max: 299 })).map(([given, change, at]) => {
  const list = many((row) => Object.fromEntries(given.map(([name, cell]) => [name, cell(row)])))
  change(list, at)
  return list
})

describe('many rows', () => {
  for (const [way, [go, as]] of Object.entries(WAYS)) {
    test(`arrive ${way} as they were, whatever they hold`, () => {
      assert(
        property(lists, (list) => {
          const came = go(list)
          expect(isAsWas(came, as(list))).toBe(true)
          expect(hashOf(came)).toBe(hashOf(list))
        }),
        { numRuns: 150 },
      )
    })
  }

  test('that are packed are unpacked as they were', () => {
    assert(
      property(lists, (list) => {
        const packed = packOwnRows(list)
        if (packed) expect(isAsWas(unpackRows(packed), list)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('have equal hashes where they are equal, and others where they are not', () => {
    const cells = oneof(scalars, dates)
    assert(
      property(lists, integer({ min: 0, max: 299 }), cells, (list, at, cell) => {
        const other = structuredClone(list)
        const name = Object.keys(other[at] ?? {})[0] ?? 'a'
        Object.defineProperty(other[at], name, { value: cell, enumerable: true, writable: true, configurable: true })
        expect(hashOf(other) === hashOf(list)).toBe(pictureOf(other) === pictureOf(list))
      }),
      { numRuns: 300 },
    )
  })
})

test('rows of dates, of several kinds and of bigints are packed; of parts that hold more they are not', () => {
  const gaps = [null, undefined, new Date(Number.NaN), new Date(0)]
  const PACKED = {
    dates: many((at) => ({ at, when: new Date(at) })),
    'dates alone': many((at) => ({ when: new Date(-at) })),
    'dates with gaps': many((at) => ({ at, when: gaps[at % 4] })),
    mixed: many((at) => ({ at, what: [1, 'x', true, 1n, null][at % 5] })),
    bigints: many((at) => ({ at: BigInt(at) })),
  }
  const NOT = {
    lists: many((at) => ({ at: [at] })),
    'dates and numbers': many((at) => ({ at: at % 2 ? new Date(at) : at })),
    'a date with a name of its own': many((at) => ({
      at: at === 7 ? Object.assign(new Date(at), { a: 1 }) : new Date(),
    })),
    'another order of names': many((at) => (at === 7 ? { b: 1, a: at } : { a: at, b: 1 })),
    'few rows': [{ at: new Date() }],
  }
  for (const [name, list] of Object.entries(PACKED)) expect([name, packOwnRows(list) !== null]).toEqual([name, true])
  for (const [name, list] of Object.entries(NOT)) expect([name, packRows(list)]).toEqual([name, null])
  class Rows extends Array {}
  expect(packOwnRows(Rows.from(PACKED.dates))).toBeNull()
})

test('rows that are packed have a hash of their content', () => {
  const list = (change: object = {}) =>
    many((at) => ({ a: at, b: 'x', when: new Date(at), id: 2n, ...(at === 7 ? change : {}) }))
  expect(packRows(list())).not.toBeNull()
  expect(hashOf(list())).toBe(hashOf(list()))
  const changes = [
    ...[{ a: -1 }, { a: null }, { a: undefined }, { a: Number.NaN }, { b: 'y' }, { b: null }, { c: 1 }],
    ...[new Date(8), new Date(Number.NaN), null, undefined, 7].map((when) => ({ when })),
    ...[3n, 2, '2', null, undefined].map((id) => ({ id })),
  ]
  expect(new Set([list(), ...changes.map(list)].map(hashOf)).size).toBe(changes.length + 1)
  expect(hashOf(many((at) => ({ b: 'x', a: at })))).not.toBe(hashOf(many((at) => ({ a: at, b: 'x' }))))
  expect(hashOf(many((at) => ({ at: new Date(at) })))).not.toBe(hashOf(many((at) => ({ at }))))
})

test('what has no hash has none in many rows', () => {
  const named = Object.assign(new Date(0), { name: 'the first' })
  for (const one of [() => 1, Symbol('a'), named]) {
    expect(hashOf(many((at) => ({ at, one: at === 7 ? one : null })))).toBe(undefined)
    expect(hashOf(many((at) => ({ at, one: at === 7 ? one : new Date(0) })))).toBe(undefined)
  }
})

test('what cannot leave a node is found beside dates', () => {
  const list = many((at) => ({ when: new Date(at), what: at === 7 ? () => 1 : at }))
  expect(findObstacle(list)).toEqual({ path: '[7].what', what: 'a function' })
  expect(findObstacle(many((at) => ({ when: new Date(at), at })))).toBeNull()
})

test('one row, or one date, in two places stays one', () => {
  for (const [go] of Object.values(WAYS)) {
    const list = many((at) => ({ at }))
    list[5] = list[4] ?? {}
    const arrived = go(list) as unknown[]
    expect(arrived).toEqual(list)
    expect(arrived[5]).toBe(arrived[4])
    const days = many((at) => new Date(at)) as Date[]
    const both = go(days.map((day) => ({ from: day, to: day }))) as { from: Date; to: Date }[]
    expect(both.every(({ from, to }, at) => from === to && from.getTime() === at)).toBe(true)
    const day = new Date(0)
    const [first, second] = go(many((at) => ({ at, from: day, to: day }))) as { from: Date; to: Date }[]
    expect([first?.to, second?.from, second?.from]).toEqual([day, day, day])
    expect(first?.from === first?.to && first?.from === second?.from && second?.from === second?.to).toBe(true)
  }
})

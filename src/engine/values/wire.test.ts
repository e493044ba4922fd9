import { type ColumnTable, desc, table } from 'arquero'
import { assert as check, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyValue } from '../testing/anyValue.ts'
import { identityPictureOf } from '../testing/pictureOf.ts'
import { findObstacle } from './cloneable.ts'
import { fromWire, toWire } from './wire.ts'
import { ownWire } from './wireBuffers.ts'

/** As a value arrives in another thread. */
function sent(value: unknown): unknown {
  return fromWire(structuredClone(toWire(value)))
}

/** As it arrives with buffers of its own, given away. */
function moved(value: unknown): unknown {
  const { wire, buffers } = ownWire(toWire(value))
  return fromWire(structuredClone(wire, { transfer: [...buffers] }))
}

const sales = table({
  shop: ['a', 'b', 'a', 'c', 'b'],
  sold: [1, 2, null, Number.NaN, -0],
  day: [1, 2, 3, 4, 5].map((day) => new Date(2024, 0, day)),
})

const TABLES: Readonly<Record<string, ColumnTable>> = {
  plain: sales,
  'of no rows': table({ a: [], b: [] }),
  'of no columns': table({}),
  'of typed arrays': table({ a: Int32Array.of(1, 2), b: Float32Array.of(0.5, Number.NaN) }),
  'of bigints': table({ a: BigInt64Array.of(1n, -2n), b: [1n, null] }),
  'of missing values': table({ a: [null, undefined, 1], b: [undefined, 'x', null], c: [null, null, null] }),
  'of mixed values': table({ a: [1, 'x', true, null, { deep: [1] }, new Map([[1, 2]])] }),
  'with odd names': table([
    ['constructor', [1]],
    ['toString', ['x']],
    ['a.b c', [true]],
  ]),
  filtered: sales.filter('d => d.sold > 0'),
  ordered: sales.orderby(desc('shop'), 'sold'),
  grouped: sales.groupby('shop'),
  'grouped by two columns': sales.groupby('shop', 'sold'),
  'grouped by an expression': sales.groupby({ first: 'd => d.shop == "a"' }),
  'grouped, then filtered': sales.groupby('shop').filter('d => d.shop != "a"'),
  'filtered, then grouped': sales.filter('d => d.shop != "a"').groupby('shop'),
  'grouped, filtered, ordered': sales.groupby('shop').filter('d => d.shop != "a"').orderby(desc('day')),
  'in a table': table({ inner: [sales, sales.groupby('shop')] }),
}

describe('a table arrives as it was', () => {
  for (const [name, one] of Object.entries(TABLES)) {
    test(name, () => expect(identityPictureOf(sent(one))).toEqual(identityPictureOf(one)))
  }

  test('and can be worked on', () => {
    const grouped = sales.groupby('shop').filter('d => d.shop != "a"')
    const arrived = sent(grouped) as ColumnTable
    const work = (one: ColumnTable) => one.filter('d => d.shop != "c"').rollup({ n: 'd => op.count()' }).objects()
    expect(work(arrived)).toEqual(work(grouped))
  })
})

describe('tables inside of a value', () => {
  const SHAPES: Readonly<Record<string, () => unknown>> = {
    'in an object': () => ({ a: sales, b: 1, c: undefined }),
    'in an array with holes': () => Object.assign(new Array(3), { 0: sales, 2: null }),
    'in a bin of d3': () => Object.assign([1, sales], { x0: 0, x1: sales }),
    'in a map, as key too': () =>
      new Map<unknown, unknown>([
        ['t', sales],
        [sales, 1],
      ]),
    'in a set': () => new Set([sales, 1]),
    'many times, one table': () => [sales, { again: sales }, new Map([[1, sales]])],
    'in a circle': () => {
      const circle: Record<string, unknown> = { sales }
      circle.self = circle
      circle.list = [circle, sales]
      return circle
    },
    'beside shared arrays': () => {
      const data = Float64Array.of(1, 2, 3)
      return { sales, data, again: data, list: [data] }
    },
    'beside a key that a prototype has': () =>
      Object.defineProperty({ sales }, '__proto__', {
        value: { a: 1 },
        enumerable: true,
        writable: true,
        configurable: true,
      }),
  }
  for (const [name, make] of Object.entries(SHAPES)) {
    test(name, () => {
      const value = make()
      expect(identityPictureOf(sent(value))).toEqual(identityPictureOf(value))
    })
  }

  test('leave the value itself as it was', () => {
    const value = { list: [sales], map: new Map([['a', sales]]) }
    toWire(value)
    expect(value).toEqual({ list: [sales], map: new Map([['a', sales]]) })
    expect(value.list[0]).toBe(sales)
  })

  test('deep down in lists', () => {
    let deep: unknown = { sales }
    for (let at = 0; at < 3000; at++) deep = [deep]
    let arrived = fromWire(toWire(deep))
    for (let at = 0; at < 3000; at++) arrived = (arrived as unknown[])[0]
    expect(identityPictureOf(arrived)).toEqual(identityPictureOf({ sales }))
  })
})

describe('with buffers of its own', () => {
  const COLUMNS: Readonly<Record<string, () => unknown>> = {
    ...Object.fromEntries(Object.entries(TABLES).map(([name, one]) => [`a table ${name}`, () => one])),
    'a typed array': () => Float64Array.of(1, -0, Number.NaN),
    'a view of a part': () => new Uint16Array(new ArrayBuffer(16), 4, 2),
    'what a library makes of a typed array': () => Buffer.from([1, 2, 3]),
    'no columns': () => ({ a: [1, { b: 2 }] }),
  }
  for (const [name, make] of Object.entries(COLUMNS)) {
    test(`${name} arrives as it was, and is still here`, () => {
      const value = make()
      const picture = identityPictureOf(sent(value))
      expect(identityPictureOf(moved(value))).toEqual(picture)
      expect(identityPictureOf(sent(value))).toEqual(picture)
    })
  }
})

test('any value that may leave a node arrives as it was, beside a table or not', () => {
  const values = anyValue({ withSparseArray: false, withNullPrototype: true })
  check(
    property(values, (value) => {
      expect(findObstacle(value)).toBe(null)
      expect(identityPictureOf(sent(value))).toEqual(identityPictureOf(value))
      expect(identityPictureOf(sent([value, sales]))).toEqual(identityPictureOf([value, sales]))
    }),
    { numRuns: 500 },
  )
})

import { table } from 'arquero'
import { assert as check, clone, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyValue } from '../testing/anyValue.ts'
import { pictureOf } from '../testing/pictureOf.ts'
import { findObstacle } from './cloneable.ts'
import { createValueHasher } from './hash.ts'
import { fromWire, toWire } from './wire.ts'

const hashOf = (value: unknown) => createValueHasher()(value)?.digits() ?? null

const values = anyValue({ withSparseArray: true, maxDepth: 3 })

/** Of each kind of value some, no two of them equal. */
const DISTINCT: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  false: () => false,
  '0': () => 0,
  '-0': () => -0,
  '1': () => 1,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  'a text': () => '1',
  'a longer text': () => '1\0',
  'an empty text': () => '',
  'the text null': () => 'null',
  'a lone surrogate': () => '\ud800',
  'another lone surrogate': () => '\udc00',
  'a bigint': () => 1n,
  'an empty list': () => [],
  'an empty object': () => ({}),
  'an empty map': () => new Map(),
  'an empty set': () => new Set(),
  'a list': () => [1, 2],
  'a nested list': () => [[1], 2],
  'a list with a hole': () => new Array(1),
  'a list of undefined': () => [undefined],
  'a bin of d3': () => Object.assign([1, 2], { x0: 0, x1: 3 }),
  'a bin with another end': () => Object.assign([1, 2], { x0: 0, x1: 4 }),
  'an object': () => ({ a: 1 }),
  'an object with undefined': () => ({ a: 1, b: undefined }),
  'an object with __proto__': () => JSON.parse('{"__proto__": 1}'),
  'an object with constructor': () => ({ constructor: 1 }),
  'a map': () => new Map([['a', 1]]),
  'a map in another order': () =>
    new Map([
      ['b', 2],
      ['a', 1],
    ]),
  'a map in one order': () =>
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  'a set': () => new Set([1, 2]),
  'a set in another order': () => new Set([2, 1]),
  'a date': () => new Date(1),
  'an invalid date': () => new Date(Number.NaN),
  'an error': () => new Error('a'),
  'a range error': () => new RangeError('a'),
  'an error with a cause': () => new Error('a', { cause: 1 }),
  'a buffer': () => new Uint8Array([1, 2]).buffer,
  'a view': () => new DataView(new Uint8Array([1, 2]).buffer),
  Uint8Array: () => new Uint8Array([1, 2]),
  Int8Array: () => new Int8Array([1, 2]),
  Uint8ClampedArray: () => new Uint8ClampedArray([1, 2]),
  Float64Array: () => new Float64Array([1, 2]),
  Float32Array: () => new Float32Array([1, 2]),
  'a Float64Array with NaN': () => new Float64Array([1, Number.NaN]),
  'a Float32Array with NaN': () => new Float32Array([1, Number.NaN]),
  BigInt64Array: () => new BigInt64Array([1n, 2n]),
  'a table': () => table({ a: [1, 2], b: ['x', 'y'] }),
  'a table in another order of columns': () => table({ b: ['x', 'y'], a: [1, 2] }),
  'a table in another order of rows': () => table({ a: [2, 1], b: ['y', 'x'] }),
  'a grouped table': () => table({ a: [1, 2], b: ['x', 'y'] }).groupby('a'),
  'a table grouped otherwise': () => table({ a: [1, 2], b: ['x', 'y'] }).groupby('b'),
  'a table of bigints': () => table({ a: [1n, 2n], b: ['x', 'y'] }),
  'a table without columns': () => table({}),
  'a table without rows': () => table({ a: [] }),
  'a list that holds itself': () => circle([]),
  'a list that holds itself and more': () => circle([1]),
}

function circle(list: unknown[]): unknown[] {
  list.push(list)
  return list
}

describe('the hash of a value', () => {
  test('is as equal as values are, for values of every kind', () => {
    const pairs = tuple(values, values)
    check(
      property(pairs, ([a, b]) => {
        expect(hashOf(a) === hashOf(b)).toBe(JSON.stringify(pictureOf(a)) === JSON.stringify(pictureOf(b)))
      }),
      { numRuns: 2000 },
    )
  })

  test('is that of a copy', () => {
    check(
      property(clone(values, 2), ([a, b]) => {
        expect(hashOf(a)).toBe(hashOf(b))
      }),
      { numRuns: 500 },
    )
  })

  test('tells kinds, order and nesting apart', () => {
    const hashes = Object.entries(DISTINCT).map(([name, make]) => [name, hashOf(make())])
    expect(new Set(hashes.map(([, hash]) => hash)).size).toBe(hashes.length)
    for (const [name, hash] of hashes) expect([name, hash]).toEqual([name, expect.stringMatching(/^[0-9a-f]{32}$/)])
  })

  test('is the same on each side of a thread', () => {
    for (const [name, make] of Object.entries(DISTINCT)) {
      const there = fromWire(structuredClone(toWire(make())))
      expect([name, hashOf(there)]).toEqual([name, hashOf(make())])
    }
  })

  test("depends on the order of an object's keys: a function may go by it", () => {
    expect(hashOf({ a: 1, b: 2 })).not.toBe(hashOf({ b: 2, a: 1 }))
  })

  test('is pinned: a store outlives the process', () => {
    expect(hashOf({ text: 'é', list: [1, null, 2n], when: new Date(0), data: new Float64Array([1, 2, 3]) })).toBe(
      '5b02db7e9d15393b9e5d84c1d7c54fc6',
    )
  })

  test('is that of what a table shows, however it is held', () => {
    const plain = table({ a: [3, 1, 2], b: ['x', 'y', 'x'] })
    expect(hashOf(table({ a: Int32Array.of(3, 1, 2), b: ['x', 'y', 'x'] }))).toBe(hashOf(plain))
    expect(hashOf(table({ a: Float64Array.of(3, 1, 2), b: ['x', 'y', 'x'] }))).toBe(hashOf(plain))
    expect(hashOf(plain.orderby('a'))).toBe(hashOf(table({ a: [1, 2, 3], b: ['y', 'x', 'x'] })))
    expect(hashOf(plain.filter('d => d.a > 1'))).toBe(hashOf(table({ a: [3, 2], b: ['x', 'x'] })))
  })

  test('takes every NaN for the same, whatever its bits', () => {
    const bits = (high: number) => new Float64Array(new Uint32Array([1, high, 0, 0x3ff00000]).buffer)
    expect(hashOf(bits(0xfff80000))).toBe(hashOf(bits(0x7ff80000)))
    const long = (high: number) => {
      const values = new Float64Array(10_000)
      new Uint32Array(values.buffer).set([1, high], 9_000)
      new Uint32Array(values.buffer).set([1, high], 19_000)
      return values
    }
    const floats = (bits: number) => {
      const values = new Float32Array(30_000)
      new Uint32Array(values.buffer).set([bits], 12_345)
      return values
    }
    expect(hashOf(floats(0xffc00001))).toBe(hashOf(floats(0x7fc00000)))
    expect(hashOf(floats(0x7f800000))).not.toBe(hashOf(floats(0x7fc00000)))
    expect(hashOf(long(0xfff80000))).toBe(hashOf(long(0x7ff80000)))
    expect(hashOf(long(0xfff80000))).not.toBe(hashOf(long(0)))
  })

  test('of bytes does not depend on where in memory they lie', () => {
    const bytes = Uint8Array.from({ length: 23 }, (_, at) => at * 7)
    for (let shift = 0; shift < 4; shift++) {
      const moved = new Uint8Array(40)
      moved.set(bytes, shift)
      expect(hashOf(moved.subarray(shift, shift + 23))).toBe(hashOf(bytes))
    }
  })

  test('of a long column tells each bit, order, and -0 from 0', () => {
    const column = Float64Array.from({ length: 20_000 }, (_, at) => Math.sin(at))
    const hashes = new Set([hashOf(column)])
    const words = new Uint32Array(column.buffer)
    for (let at = 0; at < words.length; at += 613) {
      const before = words[at] ?? 0
      words[at] = before ^ (1 << (at % 32))
      hashes.add(hashOf(column))
      words[at] = before
    }
    for (const [a, b] of [
      [0, 1],
      [3, 7],
      [100, 9000],
      [0, 16_384],
      [19_998, 19_999],
    ] as const) {
      hashes.add(hashOf(column.with(a, column[b] ?? 0).with(b, column[a] ?? 0)))
    }
    for (const zero of [0, -0]) hashes.add(hashOf(column.with(5, zero)))
    hashes.add(hashOf(column.subarray(1))).add(hashOf(column.map((value) => -value)))
    expect(hashes.size).toBe(1 + Math.ceil(words.length / 613) + 5 + 2 + 2)
  })

  test('of a long column without a pattern depends on all of it', () => {
    const hashes = Array.from({ length: 500 }, (_, at) =>
      hashOf(new Int32Array(16_400).fill(1 << (at % 32), at * 32, at * 32 + 32)),
    )
    expect(new Set(hashes).size).toBe(hashes.length)
    const constant = Array.from({ length: 200 }, (_, at) => hashOf(new Float64Array(8192).fill(at)))
    expect(new Set(constant).size).toBe(constant.length)
  })

  test('is known until it is told to forget, but for tables', () => {
    const hasher = createValueHasher()
    const [list, made] = [[1], table({ a: [1] })]
    const before = [list, made].map(hasher)
    list.push(2)
    expect([list, made].map(hasher)).toEqual(before)
    hasher.forget()
    expect(hasher(list)?.digits()).toBe(hashOf([1, 2]))
    expect(hasher(made)).toBe(before[1])
  })

  test('takes shared parts for copies, in linear time', () => {
    let deep: unknown = [1]
    for (let at = 0; at < 200; at++) deep = [deep, deep]
    expect(hashOf(deep)).not.toBeNull()
    const part = { a: [1] }
    expect(hashOf([part, part])).toBe(hashOf([{ a: [1] }, { a: [1] }]))
  })

  test('comes to an end where a value holds itself, in linear time', () => {
    const all: unknown[][] = Array.from({ length: 300 }, (_, at) => [at])
    for (const one of all) one.push(...all)
    expect(hashOf(all)).not.toBeNull()
    const other = { name: 'a', children: [] as unknown[] }
    other.children.push({ parent: other })
    const same = { name: 'a', children: [] as unknown[] }
    same.children.push({ parent: same })
    expect(hashOf(other)).toBe(hashOf(same))
    same.name = 'b'
    expect(hashOf(other)).not.toBe(hashOf(same))
  })

  test('is null for what no other worker could receive, and for what cannot be read', () => {
    const odd = [
      () => 1,
      Symbol('a'),
      [new (class A {})()],
      { a: [() => 1] },
      /a/,
      new WeakMap(),
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no')
          },
        },
      ),
    ]
    for (const value of odd) expect(hashOf(value)).toBeNull()
    let deep: unknown[] = []
    for (let at = 0; at < 100_000; at++) deep = [deep]
    expect(hashOf(deep)).toBeNull()
    expect(findObstacle(deep)).toEqual({ path: '', what: 'a value nested more than 1000 levels deep' })
  })
})

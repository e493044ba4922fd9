import { table } from 'arquero'
import { describe, expect, test } from 'vitest'
import { findObstacle } from './cloneable.ts'
import { pageOf } from './entries.ts'
import { previewOf, summarise } from './summarise.ts'

const throwing = {
  get a(): number {
    throw new Error('no')
  },
  b: 2,
}

describe('a value in one line', () => {
  const LINES: readonly (readonly [value: unknown, text: string])[] = [
    [1.23456789, '1.23457'],
    [-0, '-0'],
    [10n, '10n'],
    ['a "b"', '"a \\"b\\""'],
    [undefined, 'undefined'],
    [[1, [2, [3]]], '[1, [2, Array(1)]]'],
    [Float64Array.of(1, Number.NaN), '[1, NaN]'],
    [new Array(20).fill(0), '[0, 0, 0, 0, 0, 0, 0, 0, …]'],
    [new Map([['a', { b: 1 }]]), 'Map { "a" => { b: 1 } }'],
    [new Set(), 'Set {}'],
    [{}, '{}'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(Number.NaN), 'Invalid Date'],
    [new RangeError('far'), 'RangeError: far'],
    [table({ a: [1], b: [2] }), 'Table 1 × 2: a, b'],
    [new ArrayBuffer(3), '3 bytes'],
    [{ toString: null, valueOf: null }, '{ toString: null, valueOf: null }'],
    [Object.create(null), '{}'],
    [throwing, '{ a: (throws), b: 2 }'],
    [Object.assign(new Error('x'), { name: { toString: null } }), 'Error: x'],
    [Symbol('s'), 'Symbol(s)'],
  ]
  for (const [value, text] of LINES) test(text, () => expect(previewOf(value)).toBe(text))

  test('is never longer than asked', () => {
    expect(previewOf('x'.repeat(1e6), 40).length).toBe(40)
    expect(summarise(Array(100).fill('long '.repeat(50))).text.length).toBeLessThanOrEqual(120)
  })
})

test('odd objects have a summary and a page', () => {
  for (const value of [throwing, { toString: null }, { constructor: null }, Object.create(null), new (class A {})()]) {
    expect(summarise(value).kind).toBe('object')
    expect(pageOf(value, 0, 10).entries.length).toBe(Object.keys(value).length)
  }
})

test('a million elements cost no more than a few', () => {
  const million = 1e6
  const values = [
    new Array(million).fill({ a: 1 }),
    new Float64Array(million),
    new Map(Array.from({ length: million }, (_, at) => [at, at])),
    new Set(Array.from({ length: million }, (_, at) => at)),
    'x'.repeat(million),
    table({ a: new Float64Array(million) }),
  ]
  for (const value of values) for (let round = 0; round < 20; round++) summarise(value)
  expect(pageOf(values[0], million - 1, 10)).toMatchObject({ total: million, entries: [{ index: million - 1 }] })
})

describe('what cannot leave a node is found with its path', () => {
  class Point {}
  const circle: Record<string, unknown> = { a: [1] }
  circle.self = circle
  const CASES: readonly (readonly [value: unknown, path: string | null, what?: string])[] = [
    [() => 1, '', 'a function'],
    [Symbol('s'), '', 'a symbol'],
    [{ rows: [1, { format: () => 1 }] }, '.rows[1].format', 'a function'],
    [{ 'a b': Symbol('s') }, '["a b"]', 'a symbol'],
    [[new Point()], '[0]', 'an instance of Point'],
    [new Map([['k', new Point()]]), '.get("k")', 'an instance of Point'],
    [new Map([[{ deep: () => 1 }, 1]]), ' key { deep: function }.deep', 'a function'],
    [new Map([[1n, { f: () => 1 }]]), '.get(1n).f', 'a function'],
    [new Set([new WeakMap()]), ' member', 'an instance of WeakMap'],
    [/x/, '', 'an instance of RegExp'],
    [Promise.resolve(), '', 'an instance of Promise'],
    [table({ a: [1, () => 1] }), '.a[1]', 'a function'],
    [circle, null],
    [nested(1000), null],
    [nested(2000), '', 'a value nested more than 1000 levels deep'],
    [new Map([[new Map(), new Date()]]), null],
  ]
  for (const [value, path, what] of CASES) {
    test(`${what ?? 'nothing'} at "${path}"`, () => {
      expect(findObstacle(value)).toEqual(path === null ? null : { path, what })
    })
  }
})

function nested(levels: number): unknown {
  let value: unknown = {}
  for (let level = 0; level < levels; level++) value = { next: value }
  return value
}

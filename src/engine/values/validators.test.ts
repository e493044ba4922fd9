import { table } from 'arquero'
import { array, assert as check, constantFrom, double, integer, oneof, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCheckRecord } from './checkRecord.ts'
import type { ValidationResult } from './validation.ts'
import { type CheckToMake, validate } from './validators.ts'

const NOTHING: readonly unknown[] = [null, undefined, Number.NaN]

/** A validator's argument, then values that pass, and values that do not with what is told of the first. */
type Row = readonly [
  validator: string,
  argument: unknown,
  passes: readonly unknown[],
  fails: readonly (readonly [value: unknown, message: string])[],
]

const OUTSIDE = 'lies outside [0, 1]'
const ROWS: readonly Row[] = [
  [
    'range',
    [0, 1],
    [
      0,
      1,
      1n,
      [],
      [0, 0.5],
      [[0, 1], [1]],
      [Float64Array.of(0), [1]],
      Float64Array.of(0, 1),
      Uint8Array.of(1),
      BigInt64Array.of(1n),
    ],
    [
      [2, `2 ${OUTSIDE}`],
      [Number.POSITIVE_INFINITY, `Infinity ${OUTSIDE}`],
      [Number.NaN, `NaN ${OUTSIDE}`],
      [null, 'null is no number'],
      ['0.5', '"0.5" is no number'],
      [{ a: 1 }, '{ a: 1 } is no number'],
      [[0, -1, 2], `-1 ${OUTSIDE} (at [1]; 2 of 3 values)`],
      [[0, null], 'null is no number (at [1]; 1 of 2 values)'],
      [[[0], [1, [0, 7]], 8], `7 ${OUTSIDE} (at [1][1][1]; 2 of 5 values)`],
      [[0, [9], 8], `9 ${OUTSIDE} (at [1][0]; 2 of 3 values)`],
      [Float32Array.of(0, 5), `5 ${OUTSIDE} (at [1]; 1 of 2 values)`],
      [BigInt64Array.of(3n), `3n ${OUTSIDE} (at [0]; 1 of 1 values)`],
    ],
  ],
  [
    'valuesIn',
    ['a', 1],
    ['a', 1, 1n, Number.NaN, [], ['a', 1, ...NOTHING], Float64Array.of(1, Number.NaN), BigInt64Array.of(1n)],
    [
      ['b', '"b" is none of ["a", 1]'],
      [null, 'null is none of ["a", 1]'],
      [['a', 'c', 2], '"c" is none of ["a", 1] (at [1]; 2 of 3 values)'],
      [Uint8Array.of(2), '2 is none of ["a", 1] (at [0]; 1 of 1 values)'],
    ],
  ],
  [
    'allowNans',
    false,
    [1, [], [1, 'a'], Float64Array.of(1), Int8Array.of(1), BigInt64Array.of(1n)],
    [
      [Number.NaN, 'NaN is missing'],
      [[1, undefined, null], 'undefined is missing (at [1]; 2 of 3 values)'],
      [Float64Array.of(1, Number.NaN), 'NaN is missing (at [1]; 1 of 2 values)'],
    ],
  ],
  [
    'maxFractionNans',
    0.5,
    [[], [1, Number.NaN], [1, null], Float64Array.of(1, Number.NaN), Int8Array.of(1), [[1], [Number.NaN]]],
    [
      [NOTHING, 'the fraction of missing values is 1, wanted at most 0.5'],
      [Float32Array.of(Number.NaN), 'the fraction of missing values is 1, wanted at most 0.5'],
      [1, '1 is a number: only lists and columns are checked so'],
    ],
  ],
  [
    'meanInRange',
    [1, 2],
    [[1, 2], [1.5, ...NOTHING], [[1], [2]], Float64Array.of(0, 3, Number.NaN), BigInt64Array.of(1n, 2n), [1n, 2]],
    [
      [[5], 'the mean is 5, wanted within [1, 2]'],
      [[], 'the mean is NaN, wanted within [1, 2]'],
      [Float64Array.of(Number.NaN), 'the mean is NaN, wanted within [1, 2]'],
      [[1, 'x'], '"x" is no number (at [1]; 1 of 2 values)'],
      [1, '1 is a number: only lists and columns are checked so'],
      [null, 'null is null: only lists and columns are checked so'],
    ],
  ],
  [
    'maxStandardDev',
    1,
    [[], [7], [1, 2, ...NOTHING], Float64Array.of(1, 2), BigInt64Array.of(1n, 2n)],
    [
      [[0, 2], 'the standard deviation is 1.41421, wanted at most 1'],
      [Float32Array.of(0, 2), 'the standard deviation is 1.41421, wanted at most 1'],
      [[Number.POSITIVE_INFINITY, 0], 'the standard deviation is NaN, wanted at most 1'],
      ['x', '"x" is a string: only lists and columns are checked so'],
    ],
  ],
  [
    'contains',
    ['a', 'b'],
    ['abc', [], ['ab', null, undefined]],
    [
      ['a', '"a" does not contain "a" and "b"'],
      [['ab', 'b'], '"b" does not contain "a" and "b" (at [1]; 1 of 2 values)'],
      [5, '5 is no text'],
      [null, 'null is no text'],
    ],
  ],
  [
    'doesNotContain',
    'x',
    ['abc', [], ['ab', null]],
    [
      ['box', '"box" contains "x"'],
      [['a', 'x'], '"x" contains "x" (at [1]; 1 of 2 values)'],
      [[5], '5 is no text (at [0]; 1 of 1 values)'],
    ],
  ],
  [
    'dataType',
    'number',
    [1, Number.NaN, [], [1, null], Float64Array.of(1)],
    [
      ['1', '"1" is a string, not of type number'],
      [null, 'null is null, not of type number'],
      [[1, 'x'], '"x" is a string, not of type number (at [1]; 1 of 2 values)'],
      [BigInt64Array.of(1n), '1n is a bigint, not of type number (at [0]; 1 of 1 values)'],
    ],
  ],
  [
    'dataType',
    'Float64Array',
    [Float64Array.of(1)],
    [[Float32Array.of(1), '1 is a number, not of type Float64Array (at [0]; 1 of 1 values)']],
  ],
  [
    'dataType',
    'integer',
    [1, 1n, [1, 2], Float64Array.of(3)],
    [[[1, 1.5], '1.5 is a number, not of type integer (at [1]; 1 of 2 values)']],
  ],
  ['dataType', 'Date', [new Date(0), [new Date(0)]], [[0, '0 is a number, not of type Date']]],
  ['dataType', 'Table', [table({ a: [1] })], [[{}, '{} is an Object, not of type Table']]],
  [
    'allowNone',
    false,
    [0, '', Number.NaN, [], [null]],
    [
      [null, 'null is missing'],
      [undefined, 'undefined is missing'],
    ],
  ],
]

function made(value: unknown, asked: CheckToMake): ValidationResult {
  const result = validate(value, asked)
  if (result instanceof Promise) throw new Error('only a schema is waited for')
  return result
}

describe('validators', () => {
  for (const [validator, argument, passes, fails] of ROWS) {
    test(`${validator}: ${JSON.stringify(argument)} passes and fails by every form of value`, () => {
      const told = (value: unknown) => made(value, { validator, argument })
      expect(passes.map((value) => told(value).passes)).toEqual(passes.map(() => true))
      expect(fails.map(([value]) => [told(value).passes, told(value).message])).toEqual(
        fails.map(([, message]) => [false, message]),
      )
    })
  }

  test('a column is told by rows, from 1, of tables as they are shown and of lists of rows', () => {
    const rows = table({ price: [0.5, 2, Number.NaN, 3] })
    const asked = { validator: 'range', argument: [0, 1], column: 'price' }
    const told = (value: unknown) => made(value, asked).message
    expect(told(rows)).toBe('column "price": 2 lies outside [0, 1] (row 2; 3 of 4 rows)')
    expect(told(rows.orderby('price').filter((row: { price: number }) => row.price > 1))).toBe(
      'column "price": 2 lies outside [0, 1] (row 1; 2 of 2 rows)',
    )
    expect(told(table({ price: [0, 4] }).toArrow())).toBe('column "price": 4 lies outside [0, 1] (row 2; 1 of 2 rows)')
    expect(told([{ price: 1 }, {}])).toBe('column "price": undefined is no number (row 2; 1 of 2 rows)')
    expect(told([])).toBe('')
    expect(told([1])).toBe('column "price": row 1 is a number: rows are objects')
    expect(told(5)).toBe('column "price": 5 has no columns: it is a number')
    expect(told(table({ a: [1], b: [2] }))).toBe('column "price": there is no column "price", but a and b')
    expect(made(rows, { validator: 'allowNone', argument: false, column: 'price' }).passes).toBe(true)
    expect(
      made(table({ price: [1, null] }), { validator: 'allowNone', argument: false, column: 'price' }).message,
    ).toBe('column "price": null is missing (row 2; 1 of 2 rows)')
  })

  test('a record of a check is data: counts, the first five, and pictures of values', () => {
    const prices = Float64Array.from({ length: 20 }, (_, at) => at)
    const asked = { validator: 'range', argument: [0, 9], column: 'price' }
    expect(toCheckRecord('f_price_range_validator', made(table({ price: prices }), asked))).toEqual({
      check: 'f_price_range_validator',
      passes: false,
      message: 'column "price": 10 lies outside [0, 9] (row 11; 10 of 20 rows)',
      expected: 'within [0, 9]',
      column: 'price',
      failing: 10,
      of: 20,
      first: [11, 12, 13, 14, 15].map((row) => ({ at: `row ${row}`, row, value: String(row - 1) })),
      details: {},
      times: 1,
      failedTimes: 1,
    })
    expect(toCheckRecord('f_mean', made([1, 2], { validator: 'meanInRange', argument: [0, 1] })).details).toEqual({
      mean: '1.5',
    })
  })

  test('counts and first failures are those of a naive predicate', () => {
    const item = oneof(double(), integer({ min: -3, max: 3 }), constantFrom('a', 'ab', null, undefined, true, 2n))
    const NAIVE: readonly (readonly [string, unknown, (item: unknown) => boolean])[] = [
      ['range', [-1, 2], (one) => (typeof one === 'number' || typeof one === 'bigint') && one >= -1 && one <= 2],
      [
        'valuesIn',
        [1, 'a'],
        (one) => [1, 'a'].includes(one as never) || one === null || one === undefined || Object.is(one, Number.NaN),
      ],
      ['allowNans', false, (one) => !(one === null || one === undefined || Object.is(one, Number.NaN))],
      ['contains', 'a', (one) => one === null || one === undefined || (typeof one === 'string' && one.includes('a'))],
      ['dataType', 'number', (one) => one === null || one === undefined || typeof one === 'number'],
    ]
    check(
      property(array(item), constantFrom(...NAIVE), (items, [validator, argument, passes]) => {
        const bad = items.flatMap((value, at) => (passes(value) ? [] : [{ at: `[${at}]`, value }]))
        const { failing, of, first } = made(items, { validator, argument }).diagnostics
        expect({ failing, of, first }).toEqual({ failing: bad.length, of: items.length, first: bad.slice(0, 5) })
      }),
    )
  })

  test('a typed array is judged as the list of its numbers, whole or cut in lists', () => {
    const asked = constantFrom<CheckToMake>(
      { validator: 'range', argument: [-1, 5] },
      { validator: 'allowNans', argument: false },
      { validator: 'maxFractionNans', argument: 0.3 },
      { validator: 'meanInRange', argument: [-1, 5] },
      { validator: 'maxStandardDev', argument: 4 },
      { validator: 'valuesIn', argument: [0, 1, 2] },
      { validator: 'dataType', argument: 'integer' },
    )
    check(
      property(array(integer({ min: -9, max: 9 }).map((n) => (n === 9 ? Number.NaN : n / 2))), asked, (items, one) => {
        const list = made(items, one)
        expect(made(Float64Array.from(items), one)).toEqual(list)
        const half = items.length >> 1
        expect(made([items.slice(0, half), Float64Array.from(items.slice(half))], one).passes).toBe(list.passes)
      }),
    )
  })
})

describe('jsonSchema', () => {
  const schema = {
    type: 'object',
    required: ['sku'],
    properties: {
      sku: { type: 'string', pattern: '^[A-Z]' },
      price: { type: 'number', minimum: 0 },
      at: { format: 'date-time' },
    },
  }
  const told = (value: unknown, argument: unknown = schema) => validate(value, { validator: 'jsonSchema', argument })

  test('a value is checked as a whole, as JSON', async () => {
    expect(await told({ sku: 'A1', price: 1, at: new Date(0) })).toMatchObject({ passes: true, message: '' })
    expect(await told({ sku: 'A1', price: Number.NaN })).toMatchObject({
      passes: false,
      message: '.price: instance type "null" is invalid. Expected "number"',
    })
    expect(await told({ price: 1 })).toMatchObject({ message: 'instance does not have required property "sku"' })
    expect(await told(Float64Array.of(1, -2), { items: { minimum: 0 } })).toMatchObject({
      message: '[1]: -2 is less than 0',
      diagnostics: { first: [{ at: '[1]', value: -2 }] },
    })
  })

  test('a table is checked row by row, and failing rows have their numbers', async () => {
    expect(await told(table({ sku: ['A', 'b', 'C'], price: [1, 2, -3] }))).toEqual({
      passes: false,
      message: 'row 2.sku: string does not match pattern (2 of 3 rows)',
      diagnostics: {
        validator: 'jsonSchema',
        expected: 'what the schema says',
        failing: 2,
        of: 3,
        first: [
          { at: 'row 2.sku', row: 2, value: 'b' },
          { at: 'row 3.price', row: 3, value: -3 },
        ],
      },
    })
    expect(await told(table({ sku: [] }))).toMatchObject({ passes: true, diagnostics: { failing: 0, of: 0 } })
  })

  test('a schema that cannot be used says why; true allows all, false nothing', async () => {
    expect((await told(1, { $ref: 'https://example.com/s' })).message).toBe(
      'the schema cannot be used: Unresolved $ref "https://example.com/s"',
    )
    expect((await told('a', { pattern: '[' })).message).toContain(
      'the schema cannot be used: Invalid regular expression',
    )
    expect((await told(1, true)).passes).toBe(true)
    expect((await told(1, false)).passes).toBe(false)
  })
})

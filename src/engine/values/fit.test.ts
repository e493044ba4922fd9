import { table } from 'arquero'
import { describe, expect, test } from 'vitest'
import { findNode } from '../model/graph.ts'
import { analyzed } from '../testing/analyzed.ts'
import { pictureOf } from '../testing/pictureOf.ts'
import { fitValue, formatMisfit } from './fit.ts'

type Cases = Readonly<Record<string, readonly (readonly [given: unknown, wanted: unknown])[]>>

/** Misfits are told as text, behind a mark that no value has. */
const UNKEPT = 'x: expected ColumnTable, got a column of the name "__proto__", which Arquero cannot keep'
const NO = (text: string) => ({ no: text })

/** What each type makes of what JSON, or a caller, gives. */
const CASES: Cases = {
  number: [
    [1.5, 1.5],
    [Number.NaN, Number.NaN],
    ['1', NO('x: expected number, got "1"')],
    [null, NO('x: expected number, got null')],
    [1n, NO('x: expected number, got 1n')],
  ],
  string: [
    ['', ''],
    [1, NO('x: expected string, got 1')],
  ],
  boolean: [
    [false, false],
    ['true', NO('x: expected boolean, got "true"')],
  ],
  bigint: [
    [1n, 1n],
    [3, 3n],
    ['-12345678901234567890', -12345678901234567890n],
    [1.5, NO('x: expected bigint, got 1.5')],
    [2 ** 60, NO('x: expected bigint, got 1152921504606847000')],
    ['1n', NO('x: expected bigint, got "1n"')],
  ],
  'number | null': [
    [null, null],
    [1, 1],
    [undefined, NO('x: expected number | null, got undefined')],
  ],
  'number | undefined': [
    [undefined, undefined],
    [null, NO('x: expected number | undefined, got null')],
  ],
  "'a' | 'b'": [
    ['a', 'a'],
    ['c', NO('x: expected "a" | "b", got "c"')],
  ],
  '1 | true': [
    [1, 1],
    [true, true],
    [false, NO('x: expected true | 1, got false')],
  ],
  unknown: [
    [{ a: [1] }, { a: [1] }],
    [undefined, undefined],
  ],
  'number[]': [
    [
      [1, 2],
      [1, 2],
    ],
    [Float64Array.of(1, 2), [1, 2]],
    [[1, 2, 3, 'x'], NO('x[3]: expected number, got "x"')],
    [{ 0: 1 }, NO('x: expected number[], got { 0: 1 }')],
  ],
  'Date[]': [
    [['2024-01-02'], [new Date('2024-01-02')]],
    [['2024-01-02', 'soon'], NO('x[1]: expected Date, got "soon"')],
  ],
  'number[][]': [[[[1], [2, null]], NO('x[1][1]: expected number, got null')]],
  '[number, string?]': [
    [[1], [1]],
    [
      [1, 'a'],
      [1, 'a'],
    ],
    [[1, 2], NO('x[1]: expected string | undefined, got 2')],
    [[1, 'a', 2], NO('x: expected [number, (string | undefined)?], got [1, "a", 2]')],
    [[], NO('x: expected [number, (string | undefined)?], got []')],
  ],
  '[string, ...Date[]]': [
    [
      ['a', '2024-01-02'],
      ['a', new Date('2024-01-02')],
    ],
    [['a', '2024-01-02', 1], NO('x[2]: expected Date, got 1')],
  ],
  Float64Array: [
    [[1, null, 2.5], Float64Array.of(1, Number.NaN, 2.5)],
    [Float64Array.of(1), Float64Array.of(1)],
    [Int8Array.of(1), Float64Array.of(1)],
    [[1, 'x'], NO('x[1]: expected number, got "x"')],
    [1, NO('x: expected Float64Array, got 1')],
  ],
  Float32Array: [[[0.1], Float32Array.of(0.1)]],
  Int32Array: [
    [[1, -2], Int32Array.of(1, -2)],
    [[1, null], NO('x[1]: expected number, got null')],
    [[1, 1.5], NO('x[1]: expected a whole number that Int32Array can hold, got 1.5')],
    [[2 ** 31], NO('x[0]: expected a whole number that Int32Array can hold, got 2147483648')],
  ],
  Uint8Array: [
    [[0, 255], Uint8Array.of(0, 255)],
    [[256], NO('x[0]: expected a whole number that Uint8Array can hold, got 256')],
    [[-1], NO('x[0]: expected a whole number that Uint8Array can hold, got -1')],
  ],
  BigInt64Array: [
    [[1, '2'], BigInt64Array.of(1n, 2n)],
    [
      ['9223372036854775808'],
      NO('x[0]: expected a whole number that BigInt64Array can hold, got "9223372036854775808"'),
    ],
  ],
  Date: [
    ['2024-01-02T03:04:05Z', new Date('2024-01-02T03:04:05Z')],
    [new Date(0), new Date(0)],
    ['2024-13-01', NO('x: expected Date, got "2024-13-01"')],
    [0, NO('x: expected Date, got 0')],
  ],
  'Map<string, Date>': [
    [[['a', '2024-01-02']], new Map([['a', new Date('2024-01-02')]])],
    [new Map([['a', new Date(0)]]), new Map([['a', new Date(0)]])],
    [[['a', 1]], NO('x[0][1]: expected Date, got 1')],
    [[[1, '2024-01-02']], NO('x[0][0]: expected string, got 1')],
    [{ a: 1 }, NO('x: expected Map<string, Date>, got { a: 1 }')],
    [[['a']], NO('x: expected Map<string, Date>, got [["a"]]')],
  ],
  'Set<bigint>': [
    [[1, '2', 1], new Set([1n, 2n])],
    [new Set([1n]), new Set([1n])],
    [['x'], NO('x[0]: expected bigint, got "x"')],
  ],
  ColumnTable: [
    [[{ a: 1 }, { a: 2 }], table({ a: [1, 2] })],
    [{ a: [1, 2], b: Float64Array.of(1, 2) }, table({ a: [1, 2], b: [1, 2] })],
    [[], table({})],
    [[{ a: 1 }, { b: 2 }], table({ a: [1, undefined], b: [undefined, 2] })],
    [{ a: [1], b: [1, 2] }, NO('x: expected ColumnTable, got columns of 1 and 2 rows')],
    [{ a: 1 }, NO('x: expected ColumnTable, got { a: 1 }')],
    [[1], NO('x: expected ColumnTable, got [1]')],
    [JSON.parse('[{"__proto__": 1}]'), NO(UNKEPT)],
    [JSON.parse('{"__proto__": [1]}'), NO(UNKEPT)],
  ],
  '{ id: number; when?: Date }': [
    [{ id: 1 }, { id: 1 }],
    [
      { id: 1, when: '2024-01-02', more: true },
      { id: 1, when: new Date('2024-01-02'), more: true },
    ],
    [{ when: '2024-01-02' }, NO('x.id: expected number, got nothing')],
    [{ id: 'x' }, NO('x.id: expected number, got "x"')],
    [null, NO('x: expected { id: number; when?: Date | undefined; }, got null')],
  ],
  "{ 'a b': { c: number[] } }": [[{ 'a b': { c: [1, 'x'] } }, NO('x["a b"].c[1]: expected number, got "x"')]],
  'Record<string, Date>': [
    [{ a: '2024-01-02' }, { a: new Date('2024-01-02') }],
    [JSON.parse('{"__proto__":"2024-01-02"}'), Object.fromEntries([['__proto__', new Date('2024-01-02')]])],
    [{ a: 1 }, NO('x.a: expected Date, got 1')],
  ],
  'Date | string': [
    ['2024-01-02', '2024-01-02'],
    [new Date(0), new Date(0)],
  ],
  'Date | number': [['2024-01-02', new Date('2024-01-02')]],
  'Float64Array | null': [
    [[1], Float64Array.of(1)],
    [null, null],
  ],
  '{ a: number } & { b: string }': [
    [
      { a: 1, b: 'x' },
      { a: 1, b: 'x' },
    ],
    [{ a: 1 }, NO('x.b: expected string, got nothing')],
  ],
  '{ a: Date } & { b: bigint }': [
    [
      { a: '2024-01-02', b: 1 },
      { a: new Date('2024-01-02'), b: 1n },
    ],
  ],
  '(a: number) => number': [[1, NO('x: expected (a: number) => number, got 1')]],
  never: [[1, NO('x: expected never, got 1')]],
  Tree: [
    [
      { name: 'a', inner: [{ name: 'b', inner: [{ name: 1, inner: [] }] }] },
      NO('x.inner[0].inner[0].name: expected string, got 1'),
    ],
  ],
  Color: [
    [1, 1],
    [7, NO('x: expected Color, got 7')],
  ],
}

const HEAD = `import type { ColumnTable } from 'arquero'
export interface Tree { name: string; inner: Tree[] }
export enum Color { red, green }
`

for (const [type, cases] of Object.entries(CASES)) {
  describe(type, () => {
    const { graph } = analyzed(`${HEAD}export function f(x: ${type}): unknown { return x }`)
    const { type: id = -1 } = findNode(graph, 'x') ?? {}
    for (const [given, wanted] of cases) {
      test(`takes ${String(JSON.stringify(pictureOf(given))).slice(0, 60)}`, () => {
        const fit = fitValue(given, id, graph.types)
        expect(fit.ok ? pictureOf(fit.value) : NO(formatMisfit('x', fit))).toEqual(
          typeof wanted === 'object' && wanted !== null && 'no' in wanted ? wanted : pictureOf(wanted),
        )
      })
    }
  })
}

test('what needs no conversion is the very same value', () => {
  const { graph } = analyzed(
    `export function f(x: { a: number[]; b: Map<string, Set<number>>; c: Float64Array }): number { return 1 }`,
  )
  const value = { a: [1], b: new Map([['k', new Set([1])]]), c: Float64Array.of(1) }
  const fit = fitValue(value, findNode(graph, 'x')?.type ?? -1, graph.types)
  expect(fit.ok && fit.value).toBe(value)
})

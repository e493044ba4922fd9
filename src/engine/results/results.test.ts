import { type ColumnTable, desc, fromArrow, table } from 'arquero'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GraphError } from '../model/problem.ts'
import { ArrowResult } from './ArrowResult.ts'
import type { ResultBuilder } from './ResultBuilder.ts'
import { TableResult } from './TableResult.ts'

function build<Result>(
  builder: ResultBuilder<Result>,
  outputs: Readonly<Record<string, unknown>>,
): Result | Promise<Result> {
  return builder.buildResult(new Map(Object.entries(outputs)))
}

/** What a builder refuses outputs for. */
function refusal(builder: ResultBuilder, outputs: Readonly<Record<string, unknown>>): string[] {
  try {
    builder.buildResult(new Map(Object.entries(outputs)))
    return []
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    return error.problems.map((problem) => problem.message)
  }
}

const joined = (outputs: Readonly<Record<string, unknown>>) =>
  new TableResult({ key: 'id' }).buildResult(new Map(Object.entries(outputs)))

describe('tables with a key', () => {
  test('are joined on it, rows in the order in which the tables show them, missing ones null', () => {
    const a = table({ id: [3, 1], v: ['c', 'a'] })
    const b = table({ w: [10, 20], id: [1, 2] })
    const result = joined({ a, b, k: true })
    expect(result.columnNames()).toEqual(['id', 'a.v', 'b.w', 'k'])
    expect(result.objects()).toEqual([
      { id: 3, 'a.v': 'c', 'b.w': null, k: true },
      { id: 1, 'a.v': 'a', 'b.w': 10, k: true },
      { id: 2, 'a.v': null, 'b.w': 20, k: true },
    ])
  })

  test('meet on dates of one time, and on missing keys', () => {
    const a = table({ id: [new Date(5), null], v: [1, 2] })
    const b = table({ id: [null, new Date(5)], w: [3, 4] })
    expect(joined({ a, b }).objects()).toEqual([
      { id: new Date(5), 'a.v': 1, 'b.w': 4 },
      { id: null, 'a.v': 2, 'b.w': 3 },
    ])
  })

  test('keep the order and the filter that a table has', () => {
    const a = table({ id: [1, 2, 3], v: [5, 6, 7] })
      .filter((row: { id: number }) => row.id > 1)
      .orderby(desc('v'))
    expect(joined({ a, k: 0 }).objects()).toEqual([
      { id: 3, 'a.v': 7, k: 0 },
      { id: 2, 'a.v': 6, k: 0 },
    ])
  })

  test('take columns named like what a prototype has', () => {
    const a = table([
      ['id', [1]],
      ['constructor', [2]],
      ['then', [3]],
    ])
    expect(joined({ a, toString: 4 }).columnNames()).toEqual(['id', 'a.constructor', 'a.then', 'toString'])
  })

  test('are refused without the column, and arrays too, all at once', () => {
    const a = table({ id: [1] })
    const b = table({ name: ['x'], size: [1] })
    expect(refusal(new TableResult({ key: 'id' }), { a, b, c: [1, 2], d: Float64Array.of(1) })).toEqual([
      'The output "b" has no column "id" to be joined on: it has name and size.',
      'The output "c" has no column "id" to be joined on: it is an array without columns.',
      'The output "d" has no column "id" to be joined on: it is an array without columns.',
    ])
  })

  test('are refused where a key stands twice', () => {
    const a = table({ id: ['x', 'y', 'x'] })
    expect(refusal(new TableResult({ key: 'id' }), { a, k: 1 })).toEqual([
      'The output "a" has several rows with id "x".',
    ])
    expect(refusal(new TableResult({ key: 'id' }), { a: table({ id: [undefined, undefined] }), k: 1 })).toEqual([
      'The output "a" has several rows with id undefined.',
    ])
  })

  test('alone are themselves, and scalars alone one row', () => {
    const a = table({ x: [1] })
    expect(joined({ a })).toBe(a)
    expect(joined({ k: 1, l: 'x' }).objects()).toEqual([{ k: 1, l: 'x' }])
    expect(joined({}).numCols()).toBe(0)
  })

  test('give what a join by hand gives', () => {
    const tables = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,6}$/),
      fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.string()), { selector: ([id]) => id }),
      { minKeys: 2, maxKeys: 4, noNullPrototype: true },
    )
    fc.assert(
      fc.property(tables, (rows) => {
        const outputs = Object.entries(rows).map(([name, list]): [string, ColumnTable] => [
          name,
          table({ id: list.map(([id]) => id), v: list.map(([, v]) => v) }),
        ])
        const result = new TableResult({ key: 'id' }).buildResult(new Map(outputs))
        const ids = [...new Set(Object.values(rows).flatMap((list) => list.map(([id]) => id)))]
        expect(result.array('id')).toEqual(ids)
        for (const [name, list] of Object.entries(rows)) {
          expect(result.array(`${name}.v`)).toEqual(ids.map((id) => list.find(([one]) => one === id)?.[1] ?? null))
        }
      }),
    )
  })
})

describe('an Arrow result', () => {
  const cells = fc.record({
    n: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)),
    s: fc.oneof(fc.string(), fc.constant(null)),
    b: fc.boolean(),
    d: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
  })

  test('is read back by Arquero as the table that it was', () => {
    fc.assert(
      fc.property(
        fc.array(cells, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('file', 'stream'),
        (rows, format) => {
          const outputs = {
            n: rows.map((row) => row.n),
            s: rows.map((row) => row.s),
            b: rows.map((row) => row.b),
            d: rows.map((row) => row.d),
            k: 7,
          }
          const bytes = new ArrowResult({ format }).buildResult(new Map(Object.entries(outputs)))
          const read = fromArrow(bytes)
          expect(read.objects()).toEqual(rows.map((row) => ({ ...row, k: 7 })))
        },
      ),
    )
  })

  test('keeps minus zero among whole numbers', () => {
    const bytes = new ArrowResult().buildResult(new Map([['n', [-0, null, 1]]]))
    expect(fromArrow(bytes).array('n')).toEqual([-0, null, 1])
    const lists = new ArrowResult().buildResult(new Map([['n', [[-0, 1], [2]]]]))
    expect(Array.from(fromArrow(lists).array('n'), (items) => [...items])).toEqual([[-0, 1], [2]])
  })

  test('joins on a key as a table does', async () => {
    const outputs = { a: table({ id: [1], v: [2] }), b: table({ id: [2], w: [3] }) }
    const bytes = await build(new ArrowResult({ key: 'id' }), outputs)
    expect(fromArrow(bytes).objects()).toEqual([
      { id: 1, 'a.v': 2, 'b.w': null },
      { id: 2, 'a.v': null, 'b.w': 3 },
    ])
  })

  test('names every column that Arrow has no type for', () => {
    expect(refusal(new ArrowResult(), { a: [-0, 'x'], c: 1, d: [2n ** 70n, 1n] })).toEqual([
      'The column "a" has no type in Arrow: its values are of several types.',
      'The column "d" has no type in Arrow: BigInt exceeds 64 bits: 1180591620717411303424.',
    ])
    expect(refusal(new ArrowResult(), { b: [new Map([[1, 2]])], s: new Set([1]) })).toEqual([
      'The column "b" has no type in Arrow: it holds a Map.',
      'The column "s" has no type in Arrow: it holds a Set.',
    ])
    const endless: unknown[] = []
    endless.push(endless)
    expect(refusal(new ArrowResult(), { b: [{ c: [new Map([[1, 2]])] }], e: [endless] })).toEqual([
      'The column "b" has no type in Arrow: it holds a Map.',
      'The column "e" has no type in Arrow: it holds a value that holds itself.',
    ])
  })
})

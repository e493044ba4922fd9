import { table } from 'arquero'
import {
  type Arbitrary,
  array,
  asyncProperty,
  bigInt,
  boolean,
  assert as check,
  constantFrom,
  date,
  double,
  int32Array,
  integer,
  oneof,
  record,
  tuple,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileFormat } from '../../model/fileFormat.ts'
import { anyDate, oddText } from '../../testing/typedValue.ts'
import { isPlainObject } from '../kinds/object.ts'
import { isTypedArray } from '../kinds/typedArray.ts'
import { bytesSource } from './byteSources.ts'
import { tableOf } from './columns.ts'
import { FORMATS } from './formats.ts'

const isBroken = (value: unknown) => typeof value === 'string' && /\p{Surrogate}/u.test(value)
const isNoText = (value: unknown) => isBroken(value) || (typeof value === 'string' && value.includes('\0'))
const isCut = (value: unknown) => isBroken(value) || (typeof value === 'string' && value.startsWith('\ufeff'))
const isNoDate = (value: unknown) => value instanceof Date && Number.isNaN(value.getTime())

async function roundTrip(format: FileFormat, value: unknown) {
  const written = await FORMATS[format].write(value)
  if (!written.ok) return written
  const read = await FORMATS[format].read(bytesSource(written.bytes), { file: 'it' })
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join())
  return { ok: true as const, content: read.content }
}

type Columns = readonly (readonly [name: string, items: readonly unknown[]])[]

/** Columns as a table of the file has them. */
async function columnsBack(format: FileFormat, columns: Columns): Promise<Columns | { readonly reason: string }> {
  const back = await roundTrip(format, table(columns.map(([name, items]): [string, unknown[]] => [name, [...items]])))
  if (!back.ok) return back
  if (back.content.kind !== 'columns') throw new Error('no columns')
  const read = tableOf(back.content.columns)
  return read.columnNames().map((name) => [name, Array.from<unknown>(read.array(name))])
}

const missing = constantFrom(null, undefined)

describe('V12: a column of anything is what it was, or is refused with its row, in', () => {
  const kinds: readonly Arbitrary<unknown>[] = [
    double(),
    constantFrom(0, -0, 1, 300, NaN),
    integer(),
    bigInt(),
    bigInt({ min: -9n, max: 9n }),
    oddText,
    boolean(),
    anyDate,
    int32Array({ maxLength: 3 }),
    constantFrom<unknown>(new Map([[1, 2]]), new Set([1]), new Error('x'), new Uint8Array([255]).buffer),
  ]
  const cells = (item: Arbitrary<unknown>) => array(oneof(missing, item), { minLength: 1, maxLength: 4 })
  const columnOf = (kind: Arbitrary<unknown>) =>
    oneof(
      cells(kind),
      cells(array(oneof(missing, kind), { maxLength: 3 })),
      cells(record({ value: kind, 'a b': kind })),
    )
  const column = oneof(...[...kinds, oneof(...kinds)].map(columnOf))

  /** Nothing for what is missing; whole numbers of 64 bits are numbers where each of their column is a safe one. */
  function asFiled(items: readonly unknown[]): unknown[] {
    const isSafe = items.every((item) => typeof item !== 'bigint' || Number.isSafeInteger(Number(item)))
    return items.map((item) => (typeof item === 'bigint' && isSafe ? Number(item) : inFile(item)))
  }

  function inFile(value: unknown): unknown {
    if (Array.isArray(value) || isTypedArray(value)) return Array.from(value as Iterable<unknown>, inFile)
    if (!isPlainObject(value)) return value ?? null
    const entries = Object.entries(value).map(([key, item]) => [key, inFile(item)] as const)
    return Object.fromEntries(entries.filter(([, item]) => item !== null))
  }

  for (const format of ['arrow', 'parquet'] as const) {
    test(format, async () => {
      await check(
        asyncProperty(column, oddText, async (items, name) => {
          const back = await columnsBack(format, [[name, items]])
          if ('reason' in back)
            expect(back.reason).toMatch(
              /^its column .* holds .* in row \d|^the name of|has no type in Arrow: (its values|it holds|BigInt)/s,
            )
          else {
            expect(isCut(name)).toBe(false)
            expect(back.map(([given, values]) => [given, values.map(inFile)])).toEqual([[name, asFiled(items)]])
          }
        }),
        { numRuns: 400 },
      )
    })
  }
})

describe('V12: a column of one kind is what it was, and refused only where a cell cannot be said, in', () => {
  const kinds = {
    number: tuple(double({ noNaN: true, noDefaultInfinity: true }), array(oneof(missing, double()))),
    boolean: tuple(boolean(), array(oneof(missing, boolean()))),
    date: tuple(date({ min: new Date(0), max: new Date(4e12) }), array(oneof(missing, anyDate))),
    text: tuple(
      oddText.map((one) => `x${one}`),
      array(
        oneof(
          missing,
          oddText.filter((one) => one !== ''),
        ),
      ),
    ),
  }
  // The first cell tells that the column is of its kind, which a file of text says by its cells alone.
  const column = oneof(...Object.values<Arbitrary<[unknown, unknown[]]>>(kinds)).map(([one, more]) => [one, ...more])
  const columns = tuple(
    column,
    oddText,
    column,
    oddText.filter((name) => name.trim() !== ''),
  ).filter(([, first, , second]) => first !== second)

  for (const format of ['csv', 'tsv', 'arrow', 'parquet'] as const) {
    test(format, async () => {
      const isText = format === 'csv' || format === 'tsv'
      const isOdd = isText ? isNoText : isCut
      await check(
        asyncProperty(columns, async ([one, oneName, other, otherName]) => {
          const rows = Math.min(one.length, other.length)
          const given: Columns = [
            [oneName, one.slice(0, rows)],
            [otherName, other.slice(0, rows)],
          ]
          const back = await columnsBack(format, given)
          const odd = given.some(([name, items]) => isOdd(name) || items.some((item) => isOdd(item) || isNoDate(item)))
          expect('reason' in back).toBe(odd)
          if (!('reason' in back)) {
            expect(back).toEqual(given.map(([name, items]) => [name, items.map((item) => item ?? null)]))
          }
        }),
        { numRuns: 150 },
      )
    })
  }
})

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
  integer,
  oneof,
  property,
  record,
  string,
  uint8Array,
} from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { FILE_FORMATS, type FileFormat } from '../../model/fileFormat.ts'
import { readCsvNow } from '../../parts/csv/readCsv.ts'
import { isPlainObject } from '../kinds/object.ts'
import { isTypedArray } from '../kinds/typedArray.ts'
import { toCsv } from '../print.ts'
import { blobSource, bytesSource } from './byteSources.ts'
import { columnValues } from './columns.ts'
import { FORMATS, findFormat } from './formats.ts'

async function read(format: FileFormat, bytes: Uint8Array, file = `it.${format}`) {
  return FORMATS[format].read(bytesSource(bytes), { file })
}

/** Columns as lists, values as they are, problems as code, line and message. */
async function readPlain(format: FileFormat, bytes: Uint8Array) {
  const done = await read(format, bytes)
  if (!done.ok) return done.problems.map(({ code, where, message }) => [code, where?.line, message])
  if (done.content.kind === 'value') return done.content.value
  const { names, columns } = done.content.columns
  return Object.fromEntries(
    names.map((name, at) => [name, Array.from<unknown>(columnValues(columns[at] ?? { kind: 'any', values: [] }))]),
  )
}

const text = (content: string) => new TextEncoder().encode(content)

async function written(format: FileFormat, value: unknown): Promise<Uint8Array> {
  const done = await FORMATS[format].write(value)
  if (!done.ok) throw new Error(done.reason)
  return done.bytes
}

describe('odd CSV files', () => {
  const FILES: Readonly<Record<string, readonly [content: string, columns: unknown]>> = {
    'leading zeros are names of things': ['zip\n01234\n90210\n', { zip: ['01234', '90210'] }],
    'so are numbers of 16 digits': ['card\n1234567890123456\n', { card: ['1234567890123456'] }],
    '15 digits are a number': ['n\n123456789012345\n', { n: [123456789012345] }],
    'CR alone ends a line': ['a,b\r1,2\r3,4\r', { a: [1, 3], b: [2, 4] }],
    'decimal commas beside semicolons': ['a;b\n1,5;x\n2,25;y\n', { a: [1.5, 2.25], b: ['x', 'y'] }],
    'commas that may separate thousands stay text': ['a;b\n1,500;x\n', { a: ['1,500'], b: ['x'] }],
    'bars separate': ['a|b\n1|2\n', { a: [1], b: [2] }],
    'a number that turns into text late': [
      `a\n${'1.50\n'.repeat(60_000)}x\n`,
      { a: [...Array(60_000).fill('1.50'), 'x'] },
    ],
    'a word for nothing in a text is a word': ['a\nNA\nx\n', { a: ['NA', 'x'] }],
    'booleans as Python and R write them': ['a,b\nTrue,FALSE\n', { a: [true], b: [false] }],
    'a time without a zone is UTC': ['a\n2024-01-02 03:04:05.678\n', { a: [new Date('2024-01-02T03:04:05.678Z')] }],
    'a day that a month does not have is text': ['a\n2024-02-30\n', { a: ['2024-02-30'] }],
    'minus zero': ['a\n-0\n', { a: [-0] }],
    'a quoted row of nothing counts': ['a\n""\n1\n', { a: [NaN, 1] }],
  }
  for (const [name, [content, columns]] of Object.entries(FILES)) {
    test(name, async () => expect(await readPlain('csv', text(content))).toEqual(columns))
  }

  test('a quote that does not end is told with the line on which it begins', async () => {
    expect(await readPlain('csv', text('a,b\n1,2\n3,"x\ny\n'))).toEqual([
      ['DW-DATA-007', 3, '"it.csv", line 3, has a quote that does not end.'],
    ])
  })
})

test('cells are split as PapaParse splits them, wherever the parts of a file end', () => {
  const cell = string({ unit: constantFrom('a', '1', ',', '"', '\n', 'ü', ' '), maxLength: 6 }).map((one) => `x${one}x`)
  const rows = array(array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  check(
    property(rows, (list) => {
      const content = toCsv(
        ['a', 'b', 'c'],
        [0, 1, 2].map((at) => list.map((row) => row[at])),
      )
      const ours = readCsvNow(text(content), { file: 'x' })
      const [, ...theirs] = Papa.parse<string[]>(content, { delimiter: ',', skipEmptyLines: true }).data
      expect(ours.ok && ours.columns.columns.map((column) => columnValues(column))).toEqual(
        [0, 1, 2].map((at) => theirs.map((row) => row[at])),
      )
    }),
    { numRuns: 200 },
  )
})

test('a text is the same columns, or the same problems, wherever the parts of a file end', () => {
  const cell = constantFrom(
    '1',
    '-2.5',
    'NA',
    '',
    '2024-01-02',
    'true',
    '"a,\n""b"',
    'ü😀',
    '007',
    '"',
    '1;5',
    'x"y',
    'a',
    'b',
  )
  const line = array(cell, { minLength: 1, maxLength: 3 })
  const files = record({
    mark: constantFrom('', '\uFEFF'),
    head: constantFrom('a,b', 'a,b', 'a;b', 'a', 'a,a', '"a\n1",b', '\n\na,b'),
    lines: array(line, { maxLength: 6 }),
    separator: constantFrom(',', ';'),
    end: constantFrom('\n', '\r\n', '\r'),
  })
  check(
    property(files, constantFrom('utf-8', 'utf-16'), ({ mark, head, lines, separator, end }, encoding) => {
      const content = [head, ...lines.map((one) => one.join(separator))].join(end)
      const bytes = encoding === 'utf-8' ? text(mark + content) : utf16(`\uFEFF${content}`)
      const read = (chunk: number) => {
        const done = readCsvNow(bytes, { file: 'x', chunk })
        return done.ok ? [done.columns.names, done.columns.columns.map(columnValues), done.columns.rows] : done.problems
      }
      const whole = read(bytes.length)
      for (let chunk = 1; chunk < bytes.length; chunk++) expect(read(chunk)).toEqual(whole)
    }),
    { numRuns: 100 },
  )
})

function utf16(content: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(content, (_, at) => content.charCodeAt(at)).buffer)
}

const COLUMNS = {
  number: [1.5, -0, 2 ** 60, NaN, Infinity],
  holed: [1, null, 3, null, 5],
  flag: [true, null, false, true, false],
  day: [new Date(0), null, new Date('2024-05-06T07:08:09.123Z'), new Date(1), new Date(-1)],
  name: ['a', null, 'ü', 'a', 'b'],
}

describe('a table is the same after', () => {
  for (const format of ['arrow', 'parquet'] as const) {
    test(format, async () => {
      const bytes = await written(format, table({ ...COLUMNS, big: [2n ** 60n, null, -1n, 0n, 7n] }))
      expect(findFormat('no name', bytes.slice(0, 8))).toBe(format)
      expect(await readPlain(format, bytes)).toEqual({
        ...COLUMNS,
        holed: [1, NaN, 3, NaN, 5],
        big: [2n ** 60n, null, -1n, 0n, 7n],
      })
    })
  }

  test('CSV and TSV, numbers that are none aside', async () => {
    for (const format of ['csv', 'tsv'] as const) {
      const back = await readPlain(format, await written(format, table(COLUMNS)))
      expect(back).toEqual({ ...COLUMNS, holed: [1, NaN, 3, NaN, 5] })
    }
  })

  test('lists and objects in Parquet', async () => {
    const value = { deep: [{ a: [1, 2] }, null, ['x']] }
    expect(await readPlain('parquet', await written('parquet', value))).toEqual(value)
  })
})

/** As a file says it: nothing for what is missing, lists for typed arrays, numbers for safe whole numbers of 64 bits. */
function asFiled(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (Array.isArray(value) || isTypedArray(value)) return Array.from(value as Iterable<unknown>, asFiled)
  if (isPlainObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => [key, asFiled(item)] as const)
    return Object.fromEntries(entries.filter(([, item]) => item !== null))
  }
  return value === undefined || (Number.isNaN(Number(value)) && typeof value !== 'string') ? null : value
}

describe('V12: a column of anything is what it was, or is refused, in', () => {
  const missing = constantFrom(null, undefined)
  const kinds: readonly Arbitrary<unknown>[] = [
    double(),
    integer(),
    bigInt(),
    string(),
    boolean(),
    date({ noInvalidDate: false }),
    constantFrom<unknown>(new Map([[1, 2]]), new Set([1]), new Error('x'), new Uint8Array([255]).buffer),
  ]
  const listOf = (item: Arbitrary<unknown>) => array(oneof(missing, item), { minLength: 1, maxLength: 4 })
  const columnOf = (kind: Arbitrary<unknown>) =>
    oneof(listOf(kind), listOf(array(kind, { maxLength: 3 })), listOf(record({ value: kind })))
  const column = oneof(...[...kinds, oneof(...kinds)].map(columnOf))

  for (const format of ['arrow', 'parquet'] as const) {
    test(format, async () => {
      await check(
        asyncProperty(column, async (values) => {
          const done = await FORMATS[format].write({ values })
          if (done.ok) expect(asFiled(await readPlain(format, done.bytes))).toEqual(asFiled({ values }))
          else expect(done.reason).toMatch(/\w/)
        }),
        { numRuns: 500 },
      )
    })
  }
})

test('safe integers of 64 bits are numbers', async () => {
  for (const format of ['arrow', 'parquet'] as const) {
    expect(await readPlain(format, await written(format, { n: [1n, null, 2n] }))).toEqual({ n: [1, NaN, 2] })
  }
})

test('values of one kind come back from the formats that are made for them', async () => {
  expect(await readPlain('text', await written('text', 'ü\n'))).toBe('ü\n')
  expect(await readPlain('bytes', await written('bytes', new Uint8Array([0, 255])))).toEqual(new Uint8Array([0, 255]))
  expect(await readPlain('ndjson', await written('ndjson', [1, { a: null }, 'x']))).toEqual([1, { a: null }, 'x'])
  expect(await readPlain('ndjson', await written('ndjson', table({ a: [1, 2] })))).toEqual([{ a: 1 }, { a: 2 }])
  expect(await readPlain('json', await written('json', { a: [1] }))).toEqual({ a: [1] })
})

test.each([
  ['text', 3],
  ['bytes', 'x'],
  ['ndjson', 3],
  ['csv', new Map()],
  ['parquet', { a: [new Map()] }],
  ['parquet', { a: [2n ** 70n] }],
  ['arrow', 'x'],
  ['arrow', { a: [2n ** 64n] }],
  ['arrow', { a: [-(2n ** 63n) - 1n, null] }],
  ['arrow', { a: [1n, '5'] }],
  ['arrow', { a: [1n, true] }],
  ['arrow', { a: [1n, new Date(5)] }],
  ['arrow', { a: [new Map([[1, 2]])] }],
  ['arrow', { a: [new Set([1])] }],
  ['arrow', { a: [[{ b: new Error('x') }]] }],
] as const)('%s refuses %o with a reason', async (format, value) => {
  expect(await FORMATS[format].write(value)).toEqual({ ok: false, reason: expect.stringMatching(/\w/) })
})

test('broken JSON is told with its line', async () => {
  expect(await readPlain('ndjson', text('1\n{"a":\n'))).toMatchObject([
    ['DW-DATA-008', 2, expect.stringMatching(/^"it.ndjson", line 2, is no JSON/)],
  ])
})

describe('files that are none of their kind are problems, whatever is in them', () => {
  test.each(['arrow', 'parquet'] as const)('%s, cut off anywhere', async (format) => {
    const bytes = await written(format, table(COLUMNS))
    for (const size of [0, 3, 8, 40, bytes.length >> 1, bytes.length - 9]) {
      const done = await read(format, bytes.slice(0, size))
      expect(done.ok ? 'read' : done.problems[0]?.code).toBe('DW-DATA-008')
    }
  })

  test('five megabytes of garbage', async () => {
    let seed = 7
    const garbage = Uint8Array.from({ length: 5e6 }, () => {
      seed = (seed * 48271) % 2147483647
      return seed & 255
    })
    for (const format of FILE_FORMATS) {
      const done = await read(format, garbage)
      expect([format, done.ok]).toEqual([format, format === 'bytes'])
    }
  })

  test('any bytes at all', async () => {
    const formats = FILE_FORMATS.filter((format) => format !== 'bytes')
    await check(
      // Each reads, or says why not: nothing is thrown.
      asyncProperty(uint8Array({ maxLength: 80 }), async (bytes) => {
        for (const format of formats) await read(format, bytes)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a large Blob is read part by part, with progress:', () => {
  const numbers = Float64Array.from({ length: 2e5 }, (_, at) => Math.sqrt(at))
  test.each(FILE_FORMATS)('%s', async (format) => {
    const value = format === 'text' ? 'ab'.repeat(1e6) : format === 'json' ? [...numbers] : numbers
    const blob = new Blob([(await written(format, value)) as Uint8Array<ArrayBuffer>])
    const told: number[] = []
    let most = 0
    const source = {
      size: blob.size,
      read(start: number, end: number) {
        most = Math.max(most, end - start)
        return blobSource(blob).read(start, end)
      },
    }
    const done = await FORMATS[format].read(source, { file: 'a', onProgress: ({ bytes }) => told.push(bytes) })
    expect(done.ok).toBe(true)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBeGreaterThan(0.9 * blob.size)
    // One column of Parquet is read at a time.
    if (format !== 'parquet') expect(most).toBeLessThan(blob.size)
  })
})

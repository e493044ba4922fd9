import { table } from 'arquero'
import { array, asyncProperty, assert as check, constantFrom, property, record, string, uint8Array } from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { FILE_FORMATS, type FileFormat } from '../../model/fileFormat.ts'
import { readCsvNow } from '../../parts/csv/readCsv.ts'
import { readData } from '../dataFile.ts'
import { toCsv } from '../print.ts'
import { blobSource, bytesSource } from './byteSources.ts'
import { columnValues, tableOf } from './columns.ts'
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
  expect(await FORMATS[format].write(value)).toMatchObject({ ok: false, reason: expect.stringMatching(/\w/) })
})

test.each([
  ['json', { days: [{ day: new Date(Number.NaN) }] }, '.days[0].day is an invalid date'],
  ['json', [1, [Float64Array.of(0, -Infinity)]], '[1][0][1] is -Infinity, which JSON has no word for'],
  ['json', table({ price: Float64Array.of(1, Infinity) }), '.price[1] is Infinity, which JSON has no word for'],
  ['ndjson', [1, { a: Infinity }], '[1].a is Infinity, which JSON has no word for'],
  ['csv', { day: [null, new Date(Number.NaN)] }, 'its column "day" holds an invalid date in row 2'],
  ['csv', { a: ['\ud800x'] }, 'its column "a" holds text with half a character (a lone surrogate) in row 1'],
  ['tsv', { a: ['x', 'y\0'] }, 'its column "a" holds text with the character U+0000 in row 2'],
  ['csv', { '\udfff': [1] }, 'the name of its column "\\udfff" is text with half a character (a lone surrogate)'],
  ['csv', {}, 'it has no columns'],
  ['text', 'a\ud800', 'it is text with half a character (a lone surrogate)'],
  ['arrow', { a: ['x', '\ud800'] }, 'its column "a" holds text with half a character (a lone surrogate) in row 2'],
  ['arrow', { a: [[new Date(Number.NaN)]] }, 'its column "a" holds an invalid date in row 1, at [0]'],
  ['arrow', { a: [1, { b: new Map() }] }, 'its column "a" holds a Map in row 2, at .b'],
  ['arrow', { a: [{ constructor: 1 }] }, 'its column "a" holds a field of the name "constructor" in row 1'],
  ['arrow', { a: [1, 'x'] }, 'its column "a" has no type in Arrow: its values are of several types'],
  ['arrow', [{}], 'it has no columns'],
  ['parquet', { day: [new Date(Number.NaN)] }, 'its column "day" holds an invalid date in row 1'],
  ['parquet', { a: ['\ufeffx'] }, 'its column "a" holds text that begins with a byte order mark in row 1'],
  ['parquet', { a: [1, [-0]] }, 'its column "a" holds -0, which JSON does not say, in row 2, at [0]'],
] as const)('%s refuses %o by the place', async (format, value, reason) => {
  expect(await FORMATS[format].write(value)).toMatchObject({ ok: false, reason })
})

test('what holds itself is refused by every format', async () => {
  const endless: unknown[] = [1]
  endless.push(endless)
  const reasons = await Promise.all(
    (['json', 'ndjson', 'csv', 'arrow', 'parquet'] as const).map(async (format) => FORMATS[format].write({ endless })),
  )
  expect(reasons.map((done) => (done.ok ? 'written' : done.reason))).toEqual([
    'it holds itself, or is nested too deeply',
    'it holds itself, or is nested too deeply',
    'its column "endless" holds a value that holds itself in row 2, at [1]',
    'its column "endless" holds a value that holds itself in row 2, at [1]',
    'its column "endless" holds a value that holds itself in row 2, at [1]',
  ])
})

test('what a writer or a reader forgets comes back all the same', async () => {
  const zeros = [0, -0, 0, null, -0]
  expect(await rowsOf('parquet', { zeros })).toEqual(zeros.map((zero) => ({ zeros: zero })))
  const lists = [[[1], [2, 3]], null, [[3], [4, 4]]]
  expect(await rowsOf('arrow', { lists })).toEqual(lists.map((one) => ({ lists: one })))
  const nested = [[-0, 1], [2]]
  expect(await rowsOf('arrow', { nested })).toEqual(nested.map((one) => ({ nested: one })))
  expect(await readPlain('json', await written('json', { a: -0, b: '-0', '-0': 0 }))).toEqual({
    a: -0,
    b: '-0',
    '-0': 0,
  })
  expect(await readPlain('text', await written('text', '\ufeffa'))).toBe('\ufeffa')
  expect(await readPlain('csv', await written('csv', { ' a ': [1], 'b;c|d': [2] }))).toEqual({
    ' a ': [1],
    'b;c|d': [2],
  })
  const far = [new Date(8.64e15), new Date(-8.64e15)]
  expect(await readPlain('csv', await written('csv', { far }))).toEqual({ far })
})

/** Rows that tell what is missing; lists as lists. */
async function rowsOf(format: FileFormat, value: unknown): Promise<unknown[]> {
  const done = await read(format, await written(format, value))
  if (!done.ok || done.content.kind !== 'columns') throw new Error('no columns')
  const plain = (one: unknown): unknown =>
    typeof one === 'object' && one !== null && Symbol.iterator in one
      ? Array.from(one as Iterable<unknown>, plain)
      : one
  return tableOf(done.content.columns)
    .objects()
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, one]) => [name, plain(one)])))
}

test('Parquet of a compression that nobody knows names the ones to take', async () => {
  const columnData = [{ name: 'a', data: [1.5, 2.5], type: 'DOUBLE' as const }]
  const bytes = parquetWriteBuffer({
    columnData,
    codec: 'LZO',
    compressors: Object.fromEntries([['LZO', (page: Uint8Array) => page]]),
  })
  expect(await read('parquet', new Uint8Array(bytes))).toMatchObject({
    problems: [
      {
        message: expect.stringContaining('unsupported compression codec: LZO'),
        hint: 'Write it with Snappy, Gzip, Brotli, Zstandard or LZ4, or without compression.',
      },
    ],
  })
})

test('bytes are the numbers that a type looks at, or no whole number of them', async () => {
  const options = {
    file: 'a.bin',
    type: 0,
    types: [{ text: 'Int32Array', shape: { kind: 'typedArray', name: 'Int32Array' } }],
  } as const
  const bytes = await written('bytes', Int32Array.of(1, -1))
  expect(await readData('bytes', bytesSource(bytes), options)).toEqual({ ok: true, value: Int32Array.of(1, -1) })
  expect(await readData('bytes', bytesSource(bytes.subarray(1)), options)).toMatchObject({
    ok: false,
    fault: '"a.bin" holds something else: value: expected Int32Array, got 7 bytes',
  })
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

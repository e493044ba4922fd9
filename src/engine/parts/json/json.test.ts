import { array, asyncProperty, assert as check, constantFrom, integer, jsonValue, oneof, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowsIn } from '../../model/dataColumns.ts'
import { findFault } from './findFault.ts'
import type { JsonContent } from './items.ts'
import { type JsonOptions, type JsonRead, readJson, readNdjson } from './readJson.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

type Read = (source: Parameters<typeof readJson>[0], options: JsonOptions) => Promise<JsonRead>

/** Rows are taken apart from two on, so that short texts show it. */
function readBytes(read: Read, bytes: Uint8Array, chunk?: number): Promise<JsonRead> {
  const source = { size: bytes.length, read: (start: number, end: number) => bytes.subarray(start, end) }
  return read(source, { file: 'a', rowsAtOnce: 2, ...(chunk === undefined ? {} : { chunk }) })
}

const contentOf = (content: JsonContent) => (content.kind === 'rows' ? rowsIn(content.columns) : content.value)

/** The value, or each problem's line and message. */
async function told(read: Read, text: string | Uint8Array, chunk?: number): Promise<unknown> {
  const done = await readBytes(read, typeof text === 'string' ? bytesOf(text) : text, chunk)
  return done.ok
    ? contentOf(done.content)
    : done.problems.map(({ code, where, message }) => [code, where?.line, message])
}

const fault = (line: number, reason: string) => [
  ['DW-DATA-008', line, `"a"${line > 1 ? `, line ${line},` : ''} is no JSON: ${reason}.`],
]

/** What JSON is made of, right and wrong. */
const scraps = array(
  oneof(
    { weight: 4, arbitrary: jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: constantFrom(',', ',\n', '\n', ' ') },
    constantFrom(
      '[',
      ']',
      '{',
      '}',
      '"',
      '\\',
      ':',
      '"a":',
      'nul',
      '01',
      '1.',
      '-',
      '\t',
      '\r\n',
      'ü',
      '😀',
      '"\\"]"',
      '"[,"',
    ),
  ),
  { maxLength: 12 },
).map((list) => list.join(''))
const lists = scraps.map((scrap) => `[${scrap}]`)

/** As JSON.parse: the value, or undefined. */
function byParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

describe('JSON read in pieces', () => {
  test('is what JSON.parse makes of it, whatever it is, or a fault', async () => {
    await check(
      asyncProperty(oneof(scraps, lists), integer({ min: 1, max: 9 }), async (text, chunk) => {
        const done = await readBytes(readJson, bytesOf(text), chunk)
        expect(done.ok ? contentOf(done.content) : undefined).toEqual(byParse(text))
        expect(findFault(text) === null).toBe(done.ok)
      }),
      { numRuns: 1000 },
    )
  })

  test('is the same value, or the same problem, wherever the pieces end', async () => {
    await check(
      asyncProperty(oneof(scraps, lists), async (text) => {
        const bytes = bytesOf(text)
        const whole = await told(readJson, bytes)
        for (let chunk = 1; chunk <= bytes.length; chunk++) expect(await told(readJson, bytes, chunk)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  test('is the same with borders at every byte of rows with brackets, escapes and characters of several bytes in texts', async () => {
    const rows = [
      { a: '],[{}"\\', ü: '😀\u2028' },
      [[], {}],
      '\\"',
      null,
      -0,
      1e21,
      '\u0000',
      { __proto__: 1, '': [1] },
    ]
    const text = `\uFEFF \n${JSON.stringify(rows, null, 1)}\n \n`
    for (const bytes of [bytesOf(text), utf16(text)]) {
      for (let chunk = 1; chunk < bytes.length; chunk++) {
        expect(await told(readJson, bytes, chunk)).toEqual(JSON.parse(JSON.stringify(rows)))
      }
    }
  })

  test.each([
    ['', [['DW-DATA-008', 1, '"a" is empty.']]],
    [' ', fault(1, 'expected a value, got the end')],
    ['[1,\n2', fault(2, 'expected "," or "]", got the end')],
    ['[1,\n2,\n]', fault(3, 'expected a value, got "]"')],
    ['[\n,1]', fault(2, 'expected a value or "]", got ","')],
    ['[1,\n\n,2]', fault(3, 'expected a value, got ","')],
    ['[1]\n\nx = 3', fault(3, 'expected nothing more, got "x"')],
    ['[1]\n]', fault(2, 'expected nothing more, got "]"')],
    ['[{"a":1},\n{"a":2}},\n3]', fault(2, 'expected "," or "]", got "}"')],
    ['[{"a":1},\n{"a"\n2}]', fault(3, 'expected ":", got "2"')],
    ['[{a:1}]', fault(1, 'expected a name in double quotes or "}", got "a"')],
    ['[1,\nNaN]', fault(2, 'expected a value, got "NaN"')],
    ['[1\n2]', fault(2, 'expected "," or "]", got "2"')],
    ["[\n'a']", fault(2, 'expected a value or "]", got "\'"')],
    ['["a\nb", 1]', fault(1, 'a text in quotes holds a line break, or another character that has to be escaped')],
    ['["a",\n"b\\x"]', fault(2, 'a text in quotes holds a "\\" that escapes nothing')],
    ['["a",\n"b]', fault(2, 'a text in quotes does not end')],
    ['{"a": 1,\n"b": }', fault(2, 'expected a value, got "}"')],
    ['{"a": 1}\n{"a": 2}', fault(2, 'expected nothing more, got "{"')],
  ])('%j is told with its line, wherever the pieces end', async (text, problem) => {
    for (let chunk = 1; chunk <= Math.max(1, text.length); chunk++) {
      expect(await told(readJson, text, chunk)).toEqual(problem)
    }
  })

  test('that it is no text goes before faults of what comes earlier', async () => {
    const bytes = Uint8Array.of(...bytesOf('[x,'), 0xff, ...bytesOf(']'))
    for (let chunk = 1; chunk <= bytes.length; chunk++) {
      expect(await told(readJson, bytes, chunk)).toEqual([['DW-DATA-001', 1, '"a" is not text in UTF-8.']])
    }
  })

  test('a text far deeper than any stack, and one of a million items, are read', async () => {
    const deep = await readBytes(readJson, bytesOf(`${'['.repeat(200_000)}${']'.repeat(200_000)}`), 4096)
    expect(deep.ok).toBe(true)
    const cut = await readBytes(readJson, bytesOf('['.repeat(200_000)), 4096)
    expect(cut.ok).toBe(false)
    const many = await readBytes(readJson, bytesOf(`[${'1,'.repeat(999_999)}2]`))
    expect(many.ok && (contentOf(many.content) as unknown[]).length).toBe(1_000_000)
  })

  test('tells how far it is, and how many items there are', async () => {
    const seen: unknown[] = []
    const bytes = bytesOf('[1,2,3]')
    await readJson(
      { size: 7, read: (start, end) => bytes.subarray(start, end) },
      { file: 'a', chunk: 3, onProgress: (one) => seen.push(one) },
    )
    expect(seen).toEqual([
      { bytes: 3, rows: 1 },
      { bytes: 6, rows: 2 },
      { bytes: 7, rows: 3 },
    ])
  })
})

describe('rows', () => {
  const cell = oneof(
    { weight: 6, arbitrary: constantFrom('1', '-0', '2.5', '1e300') },
    constantFrom('null', '"x"', '"\\ud800"', '""', 'true', 'false', '[]', '{"a":1}'),
  )
  const row = oneof(
    { weight: 8, arbitrary: array(cell, { minLength: 2, maxLength: 2 }).map(([a, b]) => `{"a":${a},"b":${b}}`) },
    constantFrom('{"b":1,"a":2}', '{"a":1}', '{}', 'null', '3', '{"a":1,"b":2,"c":3}', '{"a":1,"__proto__":2}'),
  )
  const table = array(row, { maxLength: 12 })

  test('that are kept by column are the rows of the text, whatever comes between them', async () => {
    await check(
      asyncProperty(table, async (rows) => {
        const text = `[${rows.join(',')}]`
        for (const [read, written] of [
          [readJson, text],
          [readNdjson, rows.join('\n')],
        ] as const) {
          const value = await told(read, written)
          expect(value).toStrictEqual(byParse(text))
          expect(JSON.stringify(value)).toBe(JSON.stringify(byParse(text)))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('of one kind a column are kept by column, and others are not', async () => {
    const kindOf = async (text: string) => {
      const done = await readBytes(readJson, bytesOf(text))
      return done.ok && done.content.kind
    }
    expect(await kindOf('[{"a":null,"b":"x"},{"a":null,"b":null},{"a":1,"b":"y"}]')).toBe('rows')
    expect(await kindOf('[{"a":1},{"a":2},{"a":"x"}]')).toBe('value')
    expect(await kindOf('[{"a":1},{"a":2},{"b":2}]')).toBe('value')
    expect(await kindOf('[{"a":1},{"a":[2]}]')).toBe('value')
  })
})

describe('NDJSON read in pieces', () => {
  const line = oneof(
    jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
    constantFrom('', ' ', '[1', '2]', '1,2', '"a', '{"ü":"😀"}'),
    string({ maxLength: 3 }),
  )
  const files = array(line, { maxLength: 6 }).chain((list) => constantFrom('\n', '\r\n').map((end) => list.join(end)))

  test('is each line by itself, wherever the pieces end', async () => {
    await check(
      asyncProperty(files, async (text) => {
        const bytes = bytesOf(text)
        const whole = await told(readNdjson, bytes)
        const lines = text.split('\n').map((one) => (one.trim() === '' ? [] : [byParse(one)]))
        const values = lines.flat()
        const odd = 1 + lines.findIndex((one) => one.includes(undefined))
        if (text.includes('\u0000'))
          expect(whole).toEqual([['DW-DATA-001', 1, expect.stringMatching(/^"a" is not a text file/)]])
        else if (values.includes(undefined))
          expect(whole).toEqual([['DW-DATA-008', odd, expect.stringContaining('is no JSON: ')]])
        else expect(whole).toEqual(values)
        for (let chunk = 1; chunk <= bytes.length; chunk++) expect(await told(readNdjson, bytes, chunk)).toEqual(whole)
      }),
      { numRuns: 100 },
    )
  })

  test.each([
    ['1\n\n{"a":\n3', fault(3, 'expected a value, got the end')],
    ['1,2\n[3\n4]', fault(1, 'expected nothing more, got ","')],
    ['1\r\n2 3\r\n', fault(2, 'expected nothing more, got "3"')],
  ])('%j is told with its line', async (text, problem) => {
    for (let chunk = 1; chunk <= text.length; chunk++) expect(await told(readNdjson, text, chunk)).toEqual(problem)
  })
})

function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(text, (_, at) => text.charCodeAt(at)).buffer)
}

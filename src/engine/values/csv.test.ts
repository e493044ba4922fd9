import { array, assert as check, constantFrom, double, option, property, record, string, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsvNow } from '../parts/csv/readCsv.ts'
import { parseCsv } from './csv.ts'
import { describeColumns } from './formats/columns.ts'
import { toCsv } from './print.ts'

function parse(text: string) {
  return parseCsv('data.csv', new TextEncoder().encode(text))
}

/** The columns as plain lists; problems as their code, line and message. */
function columnsOf(text: string | Uint8Array) {
  const parsed = typeof text === 'string' ? parse(text) : parseCsv('data.csv', text)
  if (!parsed.ok) return parsed.problems.map(({ code, where, message }) => [code, where?.line, message])
  const { names, columns } = parsed.columns
  return Object.fromEntries(names.map((name, at) => [name, Array.from<unknown>(columns[at] ?? [])]))
}

describe('good files', () => {
  const FILES: Readonly<Record<string, readonly [text: string, columns: Readonly<Record<string, unknown[]>>]>> = {
    'of numbers': ['a,b\n1,-2.5\n+3,4e-2\n', { a: [1, 3], b: [-2.5, 0.04] }],
    'without a line end at the end': ['a\n1', { a: [1] }],
    'with CRLF': ['a,b\r\n1,x\r\n2,y\r\n', { a: [1, 2], b: ['x', 'y'] }],
    'with a byte order mark': ['\ufeffa\n1\n', { a: [1] }],
    'with semicolons': ['a;b\n1;x,y\n', { a: [1], b: ['x,y'] }],
    'with tabs': ['a\tb\n1\tx y\n', { a: [1], b: ['x y'] }],
    'with quotes': ['a,b\n"x, ""y""","line\nbreak"\n', { a: ['x, "y"'], b: ['line\nbreak'] }],
    'with empty quotes': ['a,b\n"",1\n', { a: [null], b: [1] }],
    'with blank lines': ['a,b\n\n1,2\n\n\n3,4\n\n', { a: [1, 3], b: [2, 4] }],
    'with missing numbers': ['a,b\n,1\nNA,2\nNaN,3\n4,null\n', { a: [NaN, NaN, NaN, 4], b: [1, 2, 3, NaN] }],
    'with a row in which all is missing': ['a,b\n1,2\n,\n3,4\n', { a: [1, NaN, 3], b: [2, NaN, 4] }],
    'of dates': [
      'a\n2024-01-02\n2024-01-02T03:04:05Z\n',
      { a: [new Date('2024-01-02'), new Date('2024-01-02T03:04:05Z')] },
    ],
    'of no dates': ['a\n2024-13-02\n', { a: ['2024-13-02'] }],
    'of booleans': ['a,b\ntrue,\nfalse,true\n', { a: [true, false], b: [null, true] }],
    'of texts and numbers': ['a\n1\nx\n', { a: ['1', 'x'] }],
    'of blanks around values': ['a , b\n 1 , x \n', { a: [1], b: [' x '] }],
    'with a header alone': ['a,b\n', { a: [], b: [] }],
    'with nothing in a column': ['a,b\n1,\n2,\n', { a: [1, 2], b: [null, null] }],
    'with names that a prototype has': ['constructor,toString\n1,2\n', { constructor: [1], toString: [2] }],
    'with a column without a name': [',b\n1,2\n', { '': [1], b: [2] }],
    'with infinities': ['a\nInfinity\n-Infinity\n', { a: [Infinity, -Infinity] }],
  }
  for (const [name, [text, columns]] of Object.entries(FILES)) {
    test(name, () => expect(columnsOf(text)).toEqual(columns))
  }

  test('in UTF-16 of either order', () => {
    const little = new Uint8Array([0xff, 0xfe, ...[...'a\nä\n'].flatMap((one) => [one.charCodeAt(0), 0])])
    const big = new Uint8Array([0xfe, 0xff, ...[...'a\nä\n'].flatMap((one) => [0, one.charCodeAt(0)])])
    expect([columnsOf(little), columnsOf(big)]).toEqual([{ a: ['ä'] }, { a: ['ä'] }])
  })

  test('have columns of told types', () => {
    const read = readCsvNow(new TextEncoder().encode('n,t,d,b,m\n1,x,2024-01-01,true,\n'), { file: 'x' })
    expect(read.ok && describeColumns(read.columns)).toEqual([
      { name: 'n', type: 'number' },
      { name: 't', type: 'string' },
      { name: 'd', type: 'date' },
      { name: 'b', type: 'boolean' },
      { name: 'm', type: 'missing' },
    ])
  })
})

describe('bad files say what is wrong, and in which line', () => {
  const FILES: Readonly<Record<string, readonly [text: string | Uint8Array, problems: unknown]>> = {
    empty: ['', [['DW-DATA-002', 1, '"data.csv" is empty.']]],
    'of blanks': [' \n\n\t\n', [['DW-DATA-002', 1, '"data.csv" is empty.']]],
    'no text': [
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]),
      [['DW-DATA-001', 1, '"data.csv" is not a text file: it is a PNG picture.']],
    ],
    'with a zero byte': ['a\n\u0000\n', [['DW-DATA-001', 2, '"data.csv", line 2, is not a text file.']]],
    'cut in the middle of a letter': [
      new Uint8Array([0x61, 0x0a, 0xc3]),
      [['DW-DATA-001', 2, '"data.csv", line 2, is not text in UTF-8.']],
    ],
    'with a column twice': ['a,b,a\n1,2,3\n', [['DW-DATA-004', 1, '"data.csv" has the column "a" twice.']]],
    ragged: [
      'a,b\n1,2\n3\n4,5,6\n',
      [
        ['DW-DATA-003', 3, '"data.csv", line 3: 1 value for 2 columns (a, b).'],
        ['DW-DATA-003', 4, '"data.csv", line 4: 3 values for 2 columns (a, b).'],
      ],
    ],
    'ragged after blank lines': [
      'a,b\n\n\n1\n',
      [['DW-DATA-003', 4, '"data.csv", line 4: 1 value for 2 columns (a, b).']],
    ],
    'ragged after a quoted line break': [
      'a,b\n"x\ny\nz",2\n1\n',
      [['DW-DATA-003', 5, '"data.csv", line 5: 1 value for 2 columns (a, b).']],
    ],
    'ragged, with CRLF': [
      'a,b\r\n1,2\r\n3\r\n',
      [['DW-DATA-003', 3, '"data.csv", line 3: 1 value for 2 columns (a, b).']],
    ],
  }
  for (const [name, [text, problems]] of Object.entries(FILES)) {
    test(name, () => expect(columnsOf(text)).toEqual(problems))
  }

  test('five at most, with the count of all', () => {
    const parsed = parse(`a,b\n${'1\n'.repeat(100)}`)
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.hint)).toEqual(
      Array(5).fill(
        '100 rows are ragged in all. Give each row one value a column; quote values that hold a separator.',
      ),
    )
  })
})

test('any bytes and any text are columns or problems: nothing is thrown', () => {
  check(property(uint8Array({ maxLength: 60 }), (bytes) => typeof parseCsv('x', bytes).ok === 'boolean'))
  const texts = array(constantFrom('a', '1', ',', ';', '\t', '"', '\n', '\r\n', '\r', ' ', 'é'), { maxLength: 40 })
  check(
    property(texts, (parts) => typeof parse(parts.join('')).ok === 'boolean'),
    { numRuns: 1000 },
  )
})

test('what was printed is read back as it was', () => {
  const cell = string({ unit: constantFrom('a', 'b', ',', ';', '"', '\n', '\r\n', '\t', 'ü') }).map(
    (text) => `x${text}x`,
  )
  const rows = array(
    record({
      number: option(double(), { nil: Number.NaN }).map((value) => value + 0),
      text: option(cell),
      flag: constantFrom(true, false),
    }),
    { minLength: 1, maxLength: 20 },
  )
  check(
    property(rows, (list) => {
      const number = Float64Array.from(list, (row) => row.number)
      const flag = list.map((row) => row.flag)
      const text = [...list.map((row) => row.text), 'x']
      const columns = [[...number, 0], text, [...flag, true]]
      expect(columnsOf(toCsv(['number', 'a "text"', 'flag'], columns))).toEqual({
        number: columns[0],
        'a "text"': columns[1],
        flag: columns[2],
      })
    }),
    { numRuns: 300 },
  )
})

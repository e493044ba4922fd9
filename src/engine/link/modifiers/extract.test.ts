import { describe, expect, test } from 'vitest'
import { findNode } from '../../model/graph.ts'
import { ran } from '../../testing/ran.ts'
import { graphOf, messagesOf, namesOf, typesOf } from '../../testing/seen.ts'

const AUTHOR = `import { table, type ColumnTable } from 'arquero'
import { checkOutput, decorate, extractColumns, extractFields, parameterizeExtractColumns, pipeOutput, source, step, tag, unpackFields, value } from 'dagwright'
`

/** A function \`f\` of no parameters. */
function given(modifiers: string, type: string, body: string): string {
  return `${AUTHOR}export const f = decorate(${modifiers}, (): ${type} => (${body}))`
}

describe('extractFields', () => {
  test('makes a node of each field, of its type; the whole stays', async () => {
    const text = given(
      "extractFields('low', 'tags')",
      '{ low: number; tags: string[]; rest: boolean }',
      "{ low: 1, tags: ['a'], rest: true }",
    )
    const graph = graphOf(text)
    expect(typesOf(graph)).toMatchObject({ low: 'number', tags: 'string[]' })
    expect(findNode(graph, 'low')).toMatchObject({ origin: 'f', module: 'main.ts', doc: 'The field "low" of f.' })
    expect(await ran(text, ['low', 'tags', 'f'])).toEqual({
      low: 1,
      tags: ['a'],
      f: { low: 1, tags: ['a'], rest: true },
    })
  })

  test('without names takes all fields of the type, of a promise too', async () => {
    const text = `${AUTHOR}export const f = decorate(extractFields(), async (): Promise<{ a: number; b?: string }> => ({ a: 1 }))`
    expect(typesOf(graphOf(text))).toMatchObject({ a: 'number', b: 'string | undefined' })
    expect(await ran(text, ['a', 'b'])).toEqual({ a: 1, b: undefined })
  })

  test.each([
    ['Record<string, number>', '{ a: 1 }', 'number'],
    ['Map<string, number>', "new Map([['a', 1]])", 'number'],
    ['{ a: number; b: string } | { a: string }', '{ a: 1, b: "" }', 'string | number'],
    ['{ a: number } & { b: string }', '{ a: 1, b: "" }', 'number'],
    ['any', '{ a: 1 }', 'any'],
    ['unknown', '{ a: 1 }', 'unknown'],
  ])('takes fields of %s', async (type, body, field) => {
    const text = given("extractFields('a')", type, body)
    expect(typesOf(graphOf(text)).a).toBe(field)
    expect(await ran(text, ['a'])).toEqual({ a: 1 })
  })

  test('a field that is missing fails its own node only, and says what there is', async () => {
    const text = given("extractFields('here', 'gone')", 'Record<string, number>', '{ here: 1 }')
    expect(await ran(text, ['here', 'f'])).toEqual({ here: 1, f: { here: 1 } })
    expect(await ran(text, ['gone'])).toEqual([
      'main.ts:3:14 error DW-RUN-010: "f" gave no field "gone": it gave the fields here. Return it, or say what stands for a missing one: { fillWith: 0 }.',
    ])
  })

  test('what every object inherits is no field', async () => {
    const text = given("extractFields('toString', 'constructor')", 'Record<string, number>', '{ constructor: 1 }')
    expect(await ran(text, ['constructor'])).toEqual({ constructor: 1 })
    expect(await ran(text, ['toString'])).toEqual([expect.stringContaining('"f" gave no field "toString"')])
    expect(messagesOf(given("extractFields('toString')", '{ a: number }', '{ a: 1 }'))).toEqual([
      '"f" gives no field "toString": it gives { a: number; }.',
    ])
  })

  test.each([
    ['-1', -1, 'number'],
    ['null', null, 'number | null'],
    ["'none'", 'none', 'number | string'],
    ['undefined', undefined, 'number | undefined'],
  ])('fillWith: %s stands for a missing field, not for one that is there', async (fill, value, type) => {
    const text = given(`extractFields('here', 'gone', { fillWith: ${fill} })`, 'Record<string, number>', '{ here: 1 }')
    expect(typesOf(graphOf(text)).gone).toBe(type)
    expect(await ran(text, ['here', 'gone'])).toEqual({ here: 1, gone: value })
  })

  test.each([
    ['{ word: string; size?: number }', { word: 'string', size: 'number | undefined | string' }],
    ['{ word: string } & { size?: number }', { word: 'string', size: 'number | undefined | string' }],
    ['{ word: string } | { word: string; size: number }', { word: 'string' }],
    ['{ word: string } | { word?: string }', { word: 'string | undefined | boolean' }],
  ])('fillWith leaves the type of a field that %s requires', (type, fields) => {
    const fill = type.includes('word?') ? 'true' : type.includes('size?') ? "'none'" : '8'
    const names = Object.keys(fields).map((name) => `'${name}'`)
    const text = given(`extractFields(${names}, { fillWith: ${fill} })`, type, "{ word: 'a' }")
    expect(typesOf(graphOf(text))).toMatchObject(fields)
  })

  test.each(['{ a: number } & { b?: string }', '{ a: number; b?: string } | { b: string }'])(
    'a field that %s lets be missing is undefined',
    async (type) => {
      expect(await ran(given("extractFields('b')", type, '{ a: 1 }'), ['b'])).toEqual({ b: undefined })
    },
  )

  test('what it is filled with is checked where it goes', () => {
    const text = given("extractFields('a', { fillWith: null })", 'Record<string, number>', '{}')
    expect(messagesOf(`${text}\nexport function g(a: number): number { return a }`)).toEqual([
      '"g" needs a: number, but "a" gives number | null.',
    ])
    expect(messagesOf(`${text}\nexport function g(a: number | null): number | null { return a }`)).toEqual([])
  })

  test('stands with checks and pipes around it', async () => {
    const text = given(
      "tag({ unit: 'cm' }), checkOutput({ range: [0, 9], importance: 'fail' }), extractFields('w', 'h')",
      '{ w: number; h: number }',
      '{ w: 3, h: 40 }',
    )
    expect(namesOf(graphOf(text))).toEqual(['f', 'h', 'h_range_validator', 'h_raw', 'w', 'w_range_validator', 'w_raw'])
    expect(await ran(text, ['w'])).toEqual({ w: 3 })
    expect(await ran(text, ['h'])).toEqual([expect.stringContaining('"h" did not pass')])
    const piped = given(
      "extractFields('w'), pipeOutput(step((v: { w: number }) => ({ w: v.w + 1 })))",
      '{ w: number }',
      '{ w: 3 }',
    )
    expect(await ran(piped, ['w'])).toEqual({ w: 4 })
  })

  test.each([
    ["extractFields('a')", 'number', '1', 'extractFields at "f" takes an object apart, but "f" gives number.'],
    [
      "extractFields('a')",
      '{ a: number } | null',
      'null',
      'extractFields at "f" takes an object apart, but "f" gives { a: number; } | null.',
    ],
    ["extractFields('a')", 'number[]', '[1]', 'extractFields at "f" takes an object apart, but "f" gives number[].'],
    [
      'extractFields()',
      'Record<string, number>',
      '{}',
      'extractFields at "f" makes no node: Record<string, number> does not say which fields there are.',
    ],
    ["extractFields('a', 'a')", '{ a: number }', '{ a: 1 }', 'extractFields at "f" names "a" twice.'],
    [
      "extractFields('')",
      'Record<string, number>',
      '{}',
      'extractFields at "f" cannot be read as extractFields(\'\').',
    ],
    [
      "extractFields('a', { fill: 1 } as never)",
      'Record<string, number>',
      '{}',
      'extractFields at "f" cannot be read as extractFields(\'a\', { fill: 1 } as never).',
    ],
  ])('%s of %s is a problem', (modifier, type, body, message) => {
    expect(messagesOf(given(modifier, type, body))).toEqual([message])
  })
})

describe('unpackFields', () => {
  test('makes a node of each item, by position, of its type', async () => {
    const text = given("unpackFields('lo', 'word', 'more')", '[number, string, boolean?]', "[1, 'a']")
    expect(typesOf(graphOf(text))).toMatchObject({ lo: 'number', word: 'string', more: 'boolean | undefined' })
    expect(await ran(text, ['lo', 'word', 'more'])).toEqual({ lo: 1, word: 'a', more: undefined })
  })

  test('may leave the last ones out, and takes lists that happen to be long enough', async () => {
    expect(await ran(given("unpackFields('lo')", '[number, string]', "[1, 'a']"), ['lo'])).toEqual({ lo: 1 })
    expect(await ran(given("unpackFields('lo', 'hi')", 'number[]', '[1, 2]'), ['lo', 'hi'])).toEqual({ lo: 1, hi: 2 })
    expect(await ran(given("unpackFields('lo')", 'Float64Array', 'Float64Array.of(1)'), ['lo'])).toEqual({ lo: 1 })
    expect(await ran(given("unpackFields('lo', 'hi')", '[number, ...string[]]', "[1, 'a']"), ['lo', 'hi'])).toEqual({
      lo: 1,
      hi: 'a',
    })
    expect(await ran(given("unpackFields('lo', 'hi')", 'number[]', '[1]'), ['hi'])).toEqual([
      expect.stringContaining('"f" gave no item 1: it gave a list of 1.'),
    ])
  })

  test.each([
    [
      "unpackFields('a', 'b', 'c')",
      '[number, string]',
      "[1, '']",
      'unpackFields at "f" names 3 parts, but "f" gives 2: [number, string].',
    ],
    [
      "unpackFields('a')",
      '{ a: number }',
      '{ a: 1 }',
      'unpackFields at "f" takes a tuple apart, but "f" gives { a: number; }.',
    ],
    ['unpackFields()', '[number]', '[1]', 'unpackFields at "f" cannot be read as unpackFields().'],
  ])('%s of %s is a problem', (modifier, type, body, message) => {
    expect(messagesOf(given(modifier, type, body))).toEqual([message])
  })
})

describe('extractColumns', () => {
  const sales = (modifiers: string) =>
    given(
      modifiers,
      'ColumnTable',
      "table({ shop: ['n', 's'], units: [1, 2] }).filter((d: { units: number }) => d.units > 1)",
    )

  test('makes a node of each column, as the table shows it', async () => {
    const text = `${sales("extractColumns('shop', 'units')")}
export function g(units: number[], shop: ArrayLike<string>): string { return units.concat(5).join() + shop[0] }`
    expect(await ran(text, ['units', 'shop', 'g'])).toEqual({ units: [2], shop: ['s'], g: '2,5s' })
  })

  test('a column feeds what is like an array, and nothing else', () => {
    const g = (type: string) =>
      `${sales("extractColumns('units')")}\nexport function g(units: ${type}): number { return 1 }`
    for (const type of ['number[]', 'ArrayLike<number>', 'Iterable<number>', 'readonly unknown[]', 'unknown'])
      expect(messagesOf(g(type))).toEqual([])
    for (const type of ['number', 'string', 'ColumnTable', '{ a: number; }', 'Set<number>'])
      expect(messagesOf(g(type))).toEqual([`"g" needs units: ${type}, but "units" gives column.`])
  })

  test('a parameter that declares a typed array gets one, if the column can be one', async () => {
    const g = (name: string, column: string) =>
      `${given("extractColumns('c')", 'ColumnTable', `table({ c: ${column} })`)}
export function g(c: ${name}): string { return c.constructor.name + c.join() }`
    expect(await ran(g('Float64Array', '[1, null, undefined]'), ['g', 'c'])).toEqual({
      g: 'Float64Array1,NaN,NaN',
      c: [1, null, undefined],
    })
    expect(await ran(g('Uint8Array', 'Float64Array.of(1, 257)'), ['g'])).toEqual({ g: 'Uint8Array1,1' })
    expect(await ran(g('BigInt64Array', '[1n]'), ['g'])).toEqual({ g: 'BigInt64Array1' })
    for (const [name, column, held] of [
      ['Float64Array', "['a']", '"a"'],
      ['Int8Array', '[null]', 'null'],
      ['BigInt64Array', '[1]', '1'],
    ] as const) {
      expect(await ran(g(name, column), ['g'])).toEqual([
        expect.stringContaining(`DW-RUN-011: "g" needs c: ${name}, but the column "c" holds ${held}.`),
      ])
    }
  })

  test('a column that is missing fails its own node only, unless it is filled', async () => {
    const text = sales("extractColumns('units', 'c9')")
    expect(await ran(text, ['units'])).toEqual({ units: [2] })
    expect(await ran(text, ['c9'])).toEqual([
      expect.stringContaining('"f" gave no column "c9": it gave the columns shop and units.'),
    ])
    expect(await ran(sales("extractColumns('c9', { fillWith: 0 })"), ['c9'])).toEqual({ c9: 0 })
  })

  test('needs a table', () => {
    expect(messagesOf(given("extractColumns('a')", 'number[]', '[1]'))).toEqual([
      'extractColumns at "f" needs a table, but "f" gives number[].',
    ])
    expect(messagesOf(sales('extractColumns()'))).toContain('extractColumns at "f" cannot be read as extractColumns().')
  })
})

describe('parameterizeExtractColumns', () => {
  const frames = (modifier: string) => `${AUTHOR}
/** Scaled by {n}. */
export const f = decorate(${modifier}, (n: number): ColumnTable => table({ p: [n], q: [2 * n] }))`

  test('makes a table for each frame and names its columns by position', async () => {
    const text = frames(
      "parameterizeExtractColumns({ outputs: ['low', 'high'], inputs: { n: source('x') } }, { outputs: ['roof'], inputs: { n: value(9) } })",
    )
    const graph = graphOf(text)
    expect(namesOf(graph)).toEqual(['f__0', 'f__1', 'high', 'low', 'roof', 'x'])
    expect(findNode(graph, 'f__1')?.doc).toBe('Scaled by 9.')
    expect(await ran(text, ['low', 'high', 'roof'], { inputs: { x: 1 } })).toEqual({ low: [1], high: [2], roof: [9] })
  })

  test('a position that the table lacks fails when it runs', async () => {
    const text = frames("parameterizeExtractColumns({ outputs: ['a', 'b', 'c'], inputs: { n: value(1) } })")
    expect(await ran(text, ['b'])).toEqual({ b: [2] })
    expect(await ran(text, ['c'])).toEqual([
      expect.stringContaining('"f__0" gave no column 2: it gave the columns p and q.'),
    ])
  })

  test.each([
    [
      "parameterizeExtractColumns({ outputs: ['a'] } as never)",
      'parameterizeExtractColumns at "f" cannot be read as parameterizeExtractColumns({ outputs: [\'a\'] } as never).',
    ],
    ['parameterizeExtractColumns()', 'parameterizeExtractColumns at "f" makes no node.'],
    [
      "parameterizeExtractColumns({ outputs: ['a'], inputs: { m: value(1) } })",
      'parameterizeExtractColumns binds "m", but "f" has no such parameter.',
    ],
  ])('%s is a problem', (modifier, message) => {
    expect(messagesOf(frames(modifier))).toEqual([message])
  })
})

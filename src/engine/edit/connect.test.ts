import { describe, expect, test } from 'vitest'
import { edited, outcomeOf } from '../testing/edited.ts'

const connect = (source: string, target: string, parameter: string | null = null) =>
  ({ kind: 'connect', source, target, parameter }) as const
const A = 'export function a(): number { return 1 }\n'

describe('a new parameter goes behind the others, in the form that the list has', () => {
  test.each([
    ['in an empty list', 'export function f() { return 1 }', 'export function f(a: number) { return 1 }'],
    [
      'behind another',
      'export function f(b: number) { return b }',
      'export function f(b: number, a: number) { return b }',
    ],
    [
      'before the optional ones',
      'export function f(b: number, c = 1, d?: number) { return b }',
      'export function f(b: number, a: number, c = 1, d?: number) { return b }',
    ],
    [
      'behind a trailing comma on one line',
      'export function f(b: number,) { return b }',
      'export function f(b: number, a: number,) { return b }',
    ],
    [
      'on a line of its own, with a trailing comma',
      'export function f(\n  b: number,\n) { return b }',
      'export function f(\n  b: number,\n  a: number,\n) { return b }',
    ],
    [
      'on a line of its own, without a trailing comma',
      'export function f(\n\tb: number\n) { return b }',
      'export function f(\n\tb: number,\n\ta: number\n) { return b }',
    ],
    [
      'behind line comments',
      'export function f(\n  b: number, // what b is\n) { return b }',
      'export function f(\n  b: number, // what b is\n  a: number,\n) { return b }',
    ],
    [
      'behind a line comment without a comma before it',
      'export function f(\n  b: number // what b is\n) { return b }',
      'export function f(\n  b: number, // what b is\n  a: number\n) { return b }',
    ],
    [
      'before the comments of an optional one',
      'export function f(\n  b: number,\n  /** how often */\n  c = 1,\n) { return b }',
      'export function f(\n  b: number,\n  a: number,\n  /** how often */\n  c = 1,\n) { return b }',
    ],
    ['to an arrow function', 'export const f = () => 1', 'export const f = (a: number) => 1'],
    [
      'to an async arrow function with type parameters',
      'export const f = async <T,>(b: T[]) => b.length',
      'export const f = async <T,>(b: T[], a: number) => b.length',
    ],
    [
      'to a generator',
      'export function* f(b: number): Generator<number> { yield b }',
      'export function* f(b: number, a: number): Generator<number> { yield b }',
    ],
    [
      'to each overload',
      'export function f(b: number): number\nexport function f(b: string): string\nexport function f(b: any): any { return b }',
      'export function f(b: number, a: number): number\nexport function f(b: string, a: number): string\nexport function f(b: any, a: number): any { return b }',
    ],
    [
      'under modifiers',
      "import { decorate, tag } from 'dagwright'\nexport const f = decorate(\n  tag({ owner: 'me' }), // whose\n  function (b: number /* in */): number { return b },\n)",
      "import { decorate, tag } from 'dagwright'\nexport const f = decorate(\n  tag({ owner: 'me' }), // whose\n  function (b: number, a: number /* in */): number { return b },\n)",
    ],
    [
      'of a function that is exported elsewhere',
      'function inner(b: number) { return b }\nexport { inner as f }',
      'function inner(b: number, a: number) { return b }\nexport { inner as f }',
    ],
    [
      'of one of several in a statement',
      'export const f = (b: number) => b, g = (b: number) => b',
      'export const f = (b: number, a: number) => b, g = (b: number) => b',
    ],
  ])('%s', (_, before, after) => {
    expect(edited(A + before, connect('a', 'f'))).toBe(A + after)
  })

  test('a parameter without parentheses gets some', () => {
    const text = `${A}export const f: (b: number) => number = b => b`
    expect(edited(text, connect('a', 'f'))).toBe(`${A}export const f: (b: number) => number = (b, a: number) => b`)
  })

  test.each([
    ['a byte order mark', '\ufeff'],
    ['a header comment', '// Copyright\n\n'],
  ])('%s stays', (_, start) => {
    const text = `${start}${A}export function f() { return 1 }`
    expect(edited(text, connect('a', 'f'))).toBe(`${start}${A}export function f(a: number) { return 1 }`)
  })

  test('carriage returns stay, and the new line has one', () => {
    const text = `${A}export function f(\n  b: number,\n) {\n  return b\n}\n`.replaceAll('\n', '\r\n')
    const after = `${A}export function f(\n  b: number,\n  a: number,\n) {\n  return b\n}\n`.replaceAll('\n', '\r\n')
    expect(edited(text, connect('a', 'f'))).toBe(after)
  })
})

describe('a new parameter has the type of what feeds it', () => {
  const type = (source: string, before = '') => {
    const text = `${before}${source}\nexport function f() { return 1 }`
    return String(edited(text, connect('a', 'f'))).match(/function f\((.*)\) \{/)?.[1]
  }

  test.each([
    ['as its author wrote it', 'export function a(): Array<{ x: 1 }> { return [] }', 'a: Array<{ x: 1 }>'],
    ['as the compiler infers it', 'export const a = () => [1, 2]', 'a: number[]'],
    ['without a promise', 'export async function a(): Promise<Date> { return new Date() }', 'a: Date'],
    ['an inferred one too', 'export const a = async () => 1', 'a: number'],
    [
      'as another taker of an input has it',
      'export function g(a: readonly  string[]) { return a }',
      'a: readonly  string[]',
    ],
    ['with a default that tells it', 'export function g(a = 1) { return a }', 'a: number'],
  ])('%s', (_, source, parameter) => {
    expect(type(source)).toBe(parameter)
  })

  test('an item of a parallel block', () => {
    const block = `export function a(): Parallelizable<string> { return ['x'] }`
    expect(type(block, "import type { Parallelizable } from 'dagwright'\n")).toBe('a: string')
  })

  test('what another module keeps to itself is exported there and imported here', () => {
    const rows = 'interface Row { id: number }\nexport function a(): Row[] { return [] }\n'
    expect(edited({ 'a.ts': rows, 'b.ts': 'export function f() { return 1 }\n' }, connect('a', 'f'))).toEqual({
      'a.ts': `export ${rows}`,
      'b.ts': "import type { Row } from './a.ts'\n\nexport function f(a: Row[]) { return 1 }\n",
    })
  })

  test("a package's type comes from there, as a part of an import that is there", () => {
    const files = {
      'a.ts':
        "import { type ColumnTable, table } from 'arquero'\nexport function a(): ColumnTable { return table({ x: [1] }) }\n",
      'b.ts': "import { desc } from 'arquero'\nexport function f() { return String(desc) }\n",
    }
    expect(edited(files, connect('a', 'f'))).toMatchObject({
      'b.ts':
        "import { desc, type ColumnTable } from 'arquero'\nexport function f(a: ColumnTable) { return String(desc) }\n",
    })
  })

  test('an inferred type that no file names is found where it is exported', () => {
    const files = {
      'a.ts': "import { table } from 'arquero'\nexport const a = () => table({ x: [1] })\n",
      'b.ts': '/** Rows. */\nexport function f() { return 1 }\n',
    }
    expect(edited(files, connect('a', 'f'))).toMatchObject({
      'b.ts':
        "import type { ColumnTable } from 'arquero'\n\n/** Rows. */\nexport function f(a: ColumnTable) { return 1 }\n",
    })
  })

  test('a type whose name means something else here gets another', () => {
    const files = {
      'a.ts': 'export interface Row { id: number }\nexport function a(): { Row: Row } { return { Row: { id: 1 } } }\n',
      'b.ts': 'interface Row { name: string }\nexport function f(b: Row) { return b }\n',
    }
    expect(edited(files, connect('a', 'f'))).toMatchObject({
      'b.ts':
        "import type { Row as Row_2 } from './a.ts'\n\ninterface Row { name: string }\nexport function f(b: Row, a: { Row: Row_2 }) { return b }\n",
    })
  })

  test('types under an alias, of a namespace, and of a third file', () => {
    const files = {
      'a.ts':
        "import * as aq from 'arquero'\nimport { type Row as Line } from './lib/rows'\nexport function a(): [aq.ColumnTable, Line] | null { return null }\n",
      'lib/rows.ts': 'export interface Row { id: number }\n',
      'b.ts': 'export function f() { return 1 }\n',
    }
    expect(edited(files, connect('a', 'f'))).toMatchObject({
      'b.ts':
        "import type * as aq from 'arquero'\nimport type { Row } from './lib/rows.ts'\n\nexport function f(a: [aq.ColumnTable, Row] | null) { return 1 }\n",
    })
  })
})

describe('a parameter that is there takes the source instead', () => {
  test('it is renamed with all that stands for it, and nothing else is', () => {
    const before = `/**
 * Sums.
 * @param b what is summed
 */
export function f(/* in */ b: number, c: { b: number }) {
  const d = { b, ...c }
  const text = \`\${b} b\` // b
  const inner = (b: number) => b + d.b
  return [b].map((x) => x + inner(b)).length + text.length
}
`
    const after = `/**
 * Sums.
 * @param a what is summed
 */
export function f(/* in */ a: number, c: { b: number }) {
  const d = { b: a, ...c }
  const text = \`\${a} b\` // b
  const inner = (b: number) => b + d.b
  return [a].map((x) => x + inner(a)).length + text.length
}
`
    expect(edited(A + before, connect('a', 'f', 'b'))).toBe(A + after)
  })

  test('locals of functions within that do not meet it are no obstacle', () => {
    const text = `${A}export function f(b: number) { const g = (a: number) => a; return g(1) + b }`
    expect(edited(text, connect('a', 'f', 'b'))).toBe(
      `${A}export function f(a: number) { const g = (a: number) => a; return g(1) + a }`,
    )
  })

  test('defaults and question marks stay', () => {
    const text = `${A}export const f = (b?: number, c = b ?? 1) => c`
    expect(edited(text, connect('a', 'f', 'b'))).toBe(`${A}export const f = (a?: number, c = a ?? 1) => c`)
  })

  test('modifiers that name the parameter follow', () => {
    const text = (name: string) => `import { decorate, parameterize, source, value } from 'dagwright'
${A}export const f = decorate(
  parameterize({ one: { k: value(1) }, two: { k: value(2), '${name}': source('z') } }),
  /** {b} */ (${name}: number, k: number) => ${name} * k,
)
export function g(one: number, b: number) { return one + b }
`
    expect(edited(text('b'), { kind: 'rename', node: 'b', name: 'x' })).toBe(
      text('x').replace('one: number, b: number) { return one + b }', 'one: number, x: number) { return one + x }'),
    )
  })
})

describe('what cannot be connected is refused', () => {
  const refusal = (text: string, intent: Parameters<typeof edited>[1]) => {
    const outcome = outcomeOf(text, intent)
    return 'refusal' in outcome ? [outcome.refusal.code, outcome.refusal.message, outcome.refusal.where?.line] : outcome
  }

  test('what it has already', () => {
    expect(refusal(`${A}export const f = (a: number) => a`, connect('a', 'f'))).toEqual([
      'DW-EDIT-005',
      '"f" takes "a" already.',
      undefined,
    ])
  })

  test('a circle, by the names that make it', () => {
    const text = 'export const a = (f: number) => f\nexport const f = (b: number) => b\n'
    expect(refusal(text, connect('a', 'f'))).toEqual([
      'DW-EDIT-003',
      '"a" cannot feed "f": it needs it (f -> a -> f).',
      1,
    ])
    expect(refusal(text, connect('f', 'f'))).toEqual(['DW-EDIT-003', '"f" cannot feed itself.', 2])
  })

  test('a type that does not fit', () => {
    expect(refusal(`${A}export const f = (b: string) => b`, connect('a', 'f', 'b'))).toEqual([
      'DW-EDIT-004',
      '"a" gives number, but "f" takes b: string.',
      1,
    ])
  })

  test('a name that the body has for something else', () => {
    const captured = (body: string) => refusal(`${A}export function f() { ${body} }`, connect('a', 'f'))
    expect(captured('const a = 1; return a')).toEqual([
      'DW-EDIT-009',
      '"a" means something else already in main.ts:2.',
      2,
    ])
    expect(captured('return a()')).toEqual(['DW-EDIT-009', '"a" means something else already in main.ts:2.', 2])
    expect(captured('return { a: 1 }')).toMatchObject({ texts: expect.stringContaining('f(a: number)') })
    expect(captured('return [1].map((a) => a)')).toMatchObject({ texts: expect.stringContaining('f(a: number)') })
  })

  test('what a modifier made, or binds; the place is the modifier', () => {
    const text = `import { decorate, extractFields, inject, source, value } from 'dagwright'
${A}export const f = decorate(
  inject({ b: source('a'), c: value(1) }),
  extractFields('x'),
  (b: number, c: number) => ({ x: b + c }),
)`
    expect(refusal(text, connect('a', 'f', 'b'))).toEqual([
      'DW-EDIT-007',
      'A modifier of "f" says what feeds its parameter "b".',
      4,
    ])
    expect(refusal(text, connect('a', 'f', 'c'))).toEqual([
      'DW-EDIT-007',
      'A modifier of "f" says what feeds its parameter "c".',
      4,
    ])
    expect(refusal(text, connect('a', 'x'))).toEqual([
      'DW-EDIT-007',
      '"x" is made by a modifier of "f": it is changed in the code.',
      5,
    ])
  })
})

describe('the type of what a modifier made', () => {
  test('is that of the part; a column takes what can be computed with, a check what nobody needs to know', () => {
    const text = (f: string) => `import { checkOutput, decorate, extractColumns } from 'dagwright'
import { table } from 'arquero'
export const sales = decorate(extractColumns('price'), () => table({ price: [1] }))
export const rate = decorate(checkOutput({ range: [0, 1] }), (): number => 1)
export const f = (${f}) => 1
`
    expect(edited(text(''), connect('price', 'f'))).toBe(text('price: number[]'))
    expect(edited(text(''), connect('rate_range_validator', 'f'))).toBe(text('rate_range_validator: unknown'))
    expect(edited(text(''), connect('rate_raw', 'f'))).toBe(text('rate_raw: number'))
  })
})

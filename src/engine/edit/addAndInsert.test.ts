import { describe, expect, test } from 'vitest'
import { edited, outcomeOf, type Texts } from '../testing/edited.ts'

const refusal = (texts: Texts, intent: Parameters<typeof outcomeOf>[1]) => {
  const outcome = outcomeOf(texts, intent)
  return 'refusal' in outcome ? [outcome.refusal.code, outcome.refusal.message] : outcome
}

describe('a new function', () => {
  const add = (parts: object = {}) =>
    ({ kind: 'addFunction', name: 'f', module: 'main.ts', takes: [], returns: 'number', ...parts }) as const

  test('stands at the end of its module, in its style', () => {
    expect(edited('export const a = () => 1\n', add())).toBe(
      'export const a = () => 1\n\nexport function f(): number {\n  return 0\n}\n',
    )
    expect(edited('export function a() {\r\n\treturn "x";\r\n}', add({ returns: 'string' }))).toBe(
      'export function a() {\r\n\treturn "x";\r\n}\r\n\r\nexport function f(): string {\r\n\treturn "";\r\n}\r\n',
    )
    expect(edited('', add())).toBe('export function f(): number {\n  return 0\n}\n')
    expect(edited('// only a header\n\n\n', add())).toBe(
      '// only a header\n\nexport function f(): number {\n  return 0\n}\n',
    )
  })

  test('takes nodes by their types and new inputs by those that are given', () => {
    const outcome = outcomeOf(
      { 'a.ts': 'interface Row { id: 1 }\nexport const a = (): Row[] => []\n', 'b.ts': '' },
      add({ module: 'b.ts', takes: [{ name: 'a' }, { name: 'x', type: 'Row | null' }] }),
    )
    expect(outcome).toMatchObject({
      texts: {
        'a.ts': 'export interface Row { id: 1 }\nexport const a = (): Row[] => []\n',
        'b.ts':
          "import type { Row } from './a.ts'\n\nexport function f(a: Row[], x: Row | null): number {\n  return 0\n}\n",
      },
      plan: { title: 'Add function f', created: ['f', 'x'] },
    })
  })

  test('makes its module where there is none, with what its types need', () => {
    expect(
      edited(
        'export interface Row { id: 1 }\nexport const a = (): Row => ({ id: 1 })\n',
        add({ module: 'b.ts', takes: [{ name: 'a' }], returns: 'ColumnTable' }),
      ),
    ).toMatchObject({
      'b.ts':
        "import type { Row } from './main.ts'\nimport type { ColumnTable } from 'arquero'\n\nexport function f(a: Row): ColumnTable {\n  throw new Error('f is not written yet')\n}\n",
    })
  })

  test.each([
    ['boolean', 'return false'],
    ['number[]', 'return []'],
    ['Float64Array', 'return new Float64Array()'],
    ['Date', 'return new Date()'],
    ['{ a: 1 }', "throw new Error('f is not written yet')"],
    ['(() => void)[]', 'return []'],
    ['() => number[]', "throw new Error('f is not written yet')"],
    ['Row | string[]', 'return []'],
    ['readonly (number | null)[]', 'return []'],
    ['Map<string, number>', 'return new Map()'],
  ])('of type %s runs until it is written', (returns, body) => {
    expect(edited('', add({ returns }))).toBe(`export function f(): ${returns} {\n  ${body}\n}\n`)
  })

  test('is refused under a name that is taken, with a type that is none, without one, or of itself', () => {
    expect(refusal('export const f = () => 1\n', add())).toEqual([
      'DW-EDIT-002',
      'The name "f" is taken: it is a function.',
    ])
    expect(refusal('', add({ returns: 'number[' }))).toEqual(['DW-EDIT-010', '"number[" is no type.'])
    expect(refusal('', add({ takes: [{ name: 'x' }] }))).toEqual(['DW-EDIT-010', 'The new input "x" needs a type.'])
    expect(refusal('', add({ takes: [{ name: 'f', type: 'number' }] }))).toEqual([
      'DW-EDIT-003',
      '"f" cannot take itself.',
    ])
    expect(
      refusal(
        '',
        add({
          takes: [
            { name: 'x', type: 'number' },
            { name: 'x', type: 'number' },
          ],
        }),
      ),
    ).toEqual(['DW-EDIT-005', '"f" takes "x" already.'])
    expect(refusal('const f = 1\nexport const a = () => f\n', add())).toEqual([
      'DW-EDIT-009',
      '"f" means something else already in main.ts:1.',
    ])
  })
})

describe('a new input', () => {
  const add = (parts: object = {}) => ({ kind: 'addInput', name: 'x', type: 'number', target: 'f', ...parts }) as const

  test('is a parameter, with its default behind the others', () => {
    expect(edited('export const f = (a: number, b = 1) => a + b\n', add())).toBe(
      'export const f = (a: number, x: number, b = 1) => a + b\n',
    )
    expect(edited('export const f = (a: number, b = 1) => a + b\n', add({ defaultText: ' 2 ' }))).toBe(
      'export const f = (a: number, b = 1, x: number = 2) => a + b\n',
    )
    expect(outcomeOf('export const f = () => 1\nexport const g = (x: number) => x\n', add())).toMatchObject({
      plan: { created: [] },
    })
  })

  test('brings its type where one module exports it, and not where several do', () => {
    const files = { 'a.ts': 'export interface Row { id: 1 }\n', 'main.ts': 'export const f = () => 1\n' }
    expect(edited(files, add({ type: 'Row[]' }))).toMatchObject({
      'main.ts': "import type { Row } from './a.ts'\n\nexport const f = (x: Row[]) => 1\n",
    })
    expect(edited({ ...files, 'b.ts': 'export type Row = string\n' }, add({ type: 'Row[]' }))).toMatchObject({
      'main.ts': 'export const f = (x: Row[]) => 1\n',
    })
    expect(edited(files, add({ type: 'Map<string, Date>' }))).toMatchObject({
      'main.ts': 'export const f = (x: Map<string, Date>) => 1\n',
    })
  })

  test('is an edge where a function has the name, and refused where it is taken already', () => {
    expect(edited('export const x = () => "t"\nexport const f = () => 1\n', add())).toBe(
      'export const x = () => "t"\nexport const f = (x: string) => 1\n',
    )
    expect(refusal('export const f = (x: number) => x\n', add())).toEqual(['DW-EDIT-005', '"f" takes "x" already.'])
    expect(refusal('export const f = () => { const x = 1; return x }\n', add())).toEqual([
      'DW-EDIT-009',
      '"x" means something else already in main.ts:1.',
    ])
    expect(refusal('export const f = () => 1\n', add({ defaultText: '1 +' }))).toEqual([
      'DW-EDIT-010',
      '"1 +" is no expression.',
    ])
  })
})

describe('a function on an edge', () => {
  const insert = (name = 'between', parameter = 'a', target = 'f') =>
    ({ kind: 'insert', target, parameter, name }) as const

  test('stands above what takes it, and hands on what it takes', () => {
    expect(
      edited('export const a = () => [1]\n\n/** F. */\nexport function f(a: number[]) {\n  return a\n}\n', insert()),
    ).toBe(
      'export const a = () => [1]\n\nexport function between(a: number[]): number[] {\n  return a\n}\n\n/** F. */\nexport function f(between: number[]) {\n  return between\n}\n',
    )
  })

  test('on a line of several statements, on one of several declarations, above overloads', () => {
    expect(edited('export const a = () => 1; export const f = (a: number) => a\n', insert())).toBe(
      'export function between(a: number): number {\n  return a\n}\n\nexport const a = () => 1; export const f = (between: number) => between\n',
    )
    expect(edited('export const a = () => 1,\n  f = (a: number) => a\n', insert())).toBe(
      'export function between(a: number): number {\n  return a\n}\n\nexport const a = () => 1,\n  f = (between: number) => between\n',
    )
  })

  test('of an input, in the file of what takes it', () => {
    expect(
      edited({ 'a.ts': 'export const a = () => new Date()\n', 'b.ts': 'export const f = (a: Date) => a\n' }, insert()),
    ).toMatchObject({
      'b.ts':
        'export function between(a: Date): Date {\n  return a\n}\n\nexport const f = (between: Date) => between\n',
    })
  })

  test('is refused under a name that is taken, and where a modifier says what feeds the parameter', () => {
    expect(refusal('export const f = (a: number) => a\n', insert('a'))).toEqual([
      'DW-EDIT-002',
      'The name "a" is taken: it is an input of f.',
    ])
    expect(
      refusal(
        "import { decorate, inject, value } from 'dagwright'\nexport const f = decorate(inject({ a: value(1) }), (a: number) => a)\n",
        insert(),
      ),
    ).toEqual(['DW-EDIT-007', 'A modifier of "f" says what feeds its parameter "a".'])
  })
})

describe('copies', () => {
  const duplicate = (...nodes: string[]) => ({ kind: 'duplicate', nodes }) as const

  test('stand below their originals, with comments; links among them lead to copies', () => {
    const outcome = outcomeOf(
      '/** A. */\nexport function a(n: number): number { return n > 0 ? a(n - 1) : 0 }\n\nexport const b = (a: number, c: number) => ({ a, c })\n',
      duplicate('a', 'b'),
    )
    expect(outcome).toMatchObject({
      texts:
        '/** A. */\nexport function a(n: number): number { return n > 0 ? a(n - 1) : 0 }\n\n/** A. */\nexport function a_copy(n: number): number { return n > 0 ? a_copy(n - 1) : 0 }\n\nexport const b = (a: number, c: number) => ({ a, c })\n\nexport const b_copy = (a_copy: number, c: number) => ({ a: a_copy, c })\n',
      plan: { title: 'Duplicate a and b', created: ['a_copy', 'b_copy'] },
    })
  })

  test('have the next free name', () => {
    expect(edited('export const a = () => 1\nexport const a_copy = () => 2\n', duplicate('a'))).toBe(
      'export const a = () => 1\n\nexport const a_copy_2 = () => 1\nexport const a_copy = () => 2\n',
    )
    expect(edited('const a_copy = 3\nexport const a = () => a_copy\n', duplicate('a'))).toBe(
      'const a_copy = 3\nexport const a = () => a_copy\n\nexport const a_copy_2 = () => a_copy\n',
    )
  })

  test('of variants, of one of a statement, of what a list exports, of overloads', () => {
    const variants =
      "import { config, decorate } from 'dagwright'\nexport const a__x = decorate(config.when({ r: 1 }), () => 1)\nexport const a__y = decorate(config.whenNot({ r: 1 }), () => 2)\n"
    expect(edited(variants, duplicate('a'))).toBe(
      "import { config, decorate } from 'dagwright'\nexport const a__x = decorate(config.when({ r: 1 }), () => 1)\n\nexport const a_copy__x = decorate(config.when({ r: 1 }), () => 1)\nexport const a__y = decorate(config.whenNot({ r: 1 }), () => 2)\n\nexport const a_copy__y = decorate(config.whenNot({ r: 1 }), () => 2)\n",
    )
    expect(edited('export const a = () => 1, b = () => 2\n', duplicate('b'))).toBe(
      'export const a = () => 1, b = () => 2\n\nexport const b_copy = () => 2\n',
    )
    expect(edited('function inner() { return 1 }\nexport { inner as a }\n', duplicate('a'))).toBe(
      'function inner() { return 1 }\n\nexport function a_copy() { return 1 }\nexport { inner as a }\n',
    )
    expect(edited('export function a(x: 1): 1\nexport function a(x: any) { return x }\n', duplicate('a'))).toBe(
      'export function a(x: 1): 1\nexport function a(x: any) { return x }\n\nexport function a_copy(x: 1): 1\nexport function a_copy(x: any) { return x }\n',
    )
  })

  test('of what modifiers made nodes of by names of their own are refused', () => {
    const text =
      "import { decorate, extractFields } from 'dagwright'\nexport const a = decorate(extractFields('low'), () => ({ low: 1 }))\n"
    expect(refusal(text.replaceAll('low', 'a_low'), duplicate('a'))).toMatchObject([
      'DW-EDIT-012',
      expect.stringContaining('"a_low"'),
    ])
    expect(refusal(text, duplicate('a'))).toEqual([
      'DW-EDIT-012',
      'A modifier of "a" makes the node "low", of which there can be one.',
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { edited, outcomeOf, type Texts } from '../testing/edited.ts'

const put = (node: string, text: string) => ({ kind: 'setModifier', node, at: null, text }) as const
const set = (node: string, at: number, text: string | null) => ({ kind: 'setModifier', node, at, text }) as const
const refusal = (texts: Texts, intent: Parameters<typeof outcomeOf>[1]) => {
  const outcome = outcomeOf(texts, intent)
  return 'refusal' in outcome ? [outcome.refusal.code, outcome.refusal.message, outcome.refusal.where?.line] : outcome
}
const IMPORT = "import { decorate, tag } from 'dagwright'\n"
const TAG = "tag({ a: 'b' })"

describe('a modifier on a function that has none wraps it', () => {
  test.each([
    [
      'a function',
      '/** F. */\nexport function f(a: number): number {\n  return a // a\n}\n',
      "/** F. */\nexport const f = decorate(\n  tag({ a: 'b' }),\n  function (a: number): number {\n  return a // a\n},\n)\n",
    ],
    [
      'an async generator',
      'export async function* f<T>(a: T) { yield a }\n',
      "export const f = decorate(\n  tag({ a: 'b' }),\n  async function* <T>(a: T) { yield a },\n)\n",
    ],
    [
      'an arrow function',
      'export const f = (a: number) => a\n',
      "export const f = decorate(\n  tag({ a: 'b' }),\n  (a: number) => a,\n)\n",
    ],
    [
      'one of several',
      'export const f = (a: number) => a, g = () => 1\n',
      "export const f = decorate(\n  tag({ a: 'b' }),\n  (a: number) => a,\n), g = () => 1\n",
    ],
    [
      'what a list exports',
      'function f() { return 1 }\nexport { f }\n',
      "const f = decorate(\n  tag({ a: 'b' }),\n  function () { return 1 },\n)\nexport { f }\n",
    ],
  ])('%s', (_, before, after) => {
    expect(edited(IMPORT + before, put('f', TAG))).toBe(IMPORT + after)
  })

  test('with what it is written with imported, in the style of the file', () => {
    const text = 'import { mean } from "d3-array";\r\n\r\nexport function f() {\r\n\treturn mean([1]);\r\n}\r\n'
    expect(edited(text, put('f', TAG))).toBe(
      'import { mean } from "d3-array";\r\nimport { tag, decorate } from "dagwright";\r\n\r\nexport const f = decorate(\r\n\ttag({ a: \'b\' }),\r\n\tfunction () {\r\n\treturn mean([1]);\r\n},\r\n);\r\n',
    )
  })

  test('under the names that the file has for it', () => {
    const text = "import * as dw from 'dagwright'\nexport const f = () => 1\n"
    expect(edited(text, put('f', "inject({ a: source('tag') })"))).toBe(
      "import * as dw from 'dagwright'\nexport const f = dw.decorate(\n  dw.inject({ a: dw.source('tag') }),\n  () => 1,\n)\n",
    )
    const alias = "import { tag as label, decorate } from 'dagwright'\nexport const f = () => 1\n"
    expect(edited(alias, put('f', TAG))).toBe(
      "import { tag as label, decorate } from 'dagwright'\nexport const f = decorate(\n  label({ a: 'b' }),\n  () => 1,\n)\n",
    )
  })

  test('under another name where the file has one of its own', () => {
    expect(edited('export function tag() { return 1 }\n', put('tag', TAG))).toBe(
      "import { tag as tag_2, decorate } from 'dagwright'\n\nexport const tag = decorate(\n  tag_2({ a: 'b' }),\n  function () { return 1 },\n)\n",
    )
  })
})

describe('modifiers of a function that has some', () => {
  const text = `${IMPORT}export const f = decorate(
  // whose
  tag({ a: '1' }), // one
  // whose else
  tag({ b: '2' }),
  // what it does
  (a: number) => a,
)
`

  test('a new one stands just above the function', () => {
    expect(edited(text, put('f', TAG))).toBe(text.replace('  // what', `  ${TAG},\n  // what`))
    expect(edited(`${IMPORT}export const f = decorate(tag({}), () => 1)\n`, put('f', TAG))).toBe(
      `${IMPORT}export const f = decorate(tag({}), ${TAG}, () => 1)\n`,
    )
  })

  test('one takes the place of another', () => {
    expect(edited(text, set('f', 1, TAG))).toBe(text.replace("tag({ b: '2' })", TAG))
  })

  test('one goes with its comments', () => {
    expect(edited(text, set('f', 0, null))).toBe(text.replace("  // whose\n  tag({ a: '1' }), // one\n", ''))
    expect(edited(text, set('f', 1, null))).toBe(text.replace("  // whose else\n  tag({ b: '2' }),\n", ''))
  })

  test('of what modifiers made all nodes of', () => {
    const made =
      "import { decorate, parameterizeValues, tag } from 'dagwright'\nexport const f = decorate(parameterizeValues('k', { p: 1 }), (k: number) => k)\n"
    const after = made.replace('(k: number)', `${TAG}, (k: number)`)
    expect(edited(made, put('f', TAG))).toBe(after)
    expect(edited(made, put('p', TAG))).toBe(after)
  })
})

describe('with the last modifier decorate goes', () => {
  test.each([
    [
      "/** F. */\nexport const f = decorate(\n  tag({ a: 'b' }),\n  function (a: number): number {\n  return a\n},\n)\n",
      '/** F. */\nexport function f(a: number): number {\n  return a\n}\n',
    ],
    [
      "export const f = decorate(tag({ a: 'b' }), async function* <T>(a: T) { yield a });\n",
      'export async function* f<T>(a: T) { yield a }\n',
    ],
    ["export const f = decorate(tag({ a: 'b' }), (a: number) => a)\n", 'export const f = (a: number) => a\n'],
    [
      "export const f: (a: number) => number = decorate(tag({ a: 'b' }), function (a) { return a })\n",
      'export const f: (a: number) => number = function (a) { return a }\n',
    ],
    [
      "export const f = decorate(tag({ a: 'b' }), function g(a: number): number { return a || g(1) })\n",
      'export const f = function g(a: number): number { return a || g(1) }\n',
    ],
    ["export const f = decorate(tag({ a: 'b' }), () => 1), g = () => 2\n", 'export const f = () => 1, g = () => 2\n'],
    [
      "const inner = () => 1\nexport const f = decorate(tag({ a: 'b' }), inner)\n",
      'const inner = () => 1\nexport const f = inner\n',
    ],
    [
      "export const f = decorate(\n  tag({ a: 'b' }),\n  // why\n  () => 1,\n)\n",
      'export const f = // why\n  () => 1\n',
    ],
  ])('%j', (before, after) => {
    expect(edited(IMPORT + before, set('f', 0, null))).toBe(IMPORT + after)
  })
})

describe('a modifier is refused', () => {
  const text = `${IMPORT}export const f = (a: number) => a\n`
  test.each([
    ['tag({', 'DW-EDIT-010', '"tag({" is no expression.'],
    ['', 'DW-EDIT-010', 'A value is missing.'],
    ['3', 'DW-EDIT-010', '"3" is no call of a modifier.'],
    ['tagg({})', 'DW-EDIT-010', '"tagg({})" is no call of a modifier.'],
    ['tag({}), tag({})', 'DW-EDIT-010', '"tag({}), tag({})" is no expression.'],
  ])('%j', (modifier, code, message) => {
    expect(refusal(text, put('f', modifier))).toEqual([code, message, undefined])
  })

  test('one that is not there, and one of an input', () => {
    expect(refusal(text, set('f', 0, null))).toEqual(['DW-EDIT-008', '"f" has no such modifier (any more).', undefined])
    expect(refusal(text, put('a', TAG))).toEqual([
      'DW-EDIT-007',
      '"a" is an input: modifiers stand on functions.',
      undefined,
    ])
  })

  test('where the function is needed before it would be there, has several signatures, or decorate is something else', () => {
    expect(
      refusal(`${IMPORT}const x = f()\nexport function f() { return 1 }\nexport const g = () => x\n`, put('f', TAG)),
    ).toEqual([
      'DW-EDIT-012',
      '"f" is used in line 2, before it is defined: with a modifier it would not be there yet.',
      2,
    ])
    expect(
      refusal('export function f(a: 1): 1\nexport function f(a: any) { return a }\n', put('f', TAG)),
    ).toMatchObject(['DW-EDIT-012', '"f" has several signatures: this cannot be changed for all at once.', 2])
    expect(refusal('const decorate = 1\nexport const f = () => decorate\n', put('f', TAG))).toMatchObject([
      'DW-EDIT-002',
      'The file has a "decorate" of its own, or calls it "decorate_2".',
      undefined,
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { edited, outcomeOf, type Texts } from '../testing/edited.ts'

const remove = (...nodes: string[]) => ({ kind: 'remove', nodes, reconnect: false }) as const
const around = (...nodes: string[]) => ({ kind: 'remove', nodes, reconnect: true }) as const
const disconnect = (target: string, parameter: string) => ({ kind: 'disconnect', target, parameter }) as const
const refusal = (texts: Texts, intent: Parameters<typeof outcomeOf>[1]) => {
  const outcome = outcomeOf(texts, intent)
  return 'refusal' in outcome ? [outcome.refusal.code, outcome.refusal.message, outcome.refusal.where?.line] : outcome
}
const AUTHOR = "import { config, decorate, extractFields, inject, parameterize, source, value } from 'dagwright'\n"

describe('a function goes with what is about it', () => {
  test.each([
    [
      'its comment',
      '/** A. */\nexport const a = () => 1\n\n/** B. */\nexport const b = () => 2\n',
      '/** B. */\nexport const b = () => 2\n',
    ],
    [
      'comments right above it, and not those that stand apart',
      'export const b = () => 2\n\n// a part\n\n// about a\n/** A. */\nexport const a = () => 1\n\n// the end\n',
      'export const b = () => 2\n\n// a part\n\n// the end\n',
    ],
    ['the last one', 'export const b = () => 2\n\nexport const a = () => 1\n', 'export const b = () => 2\n'],
    [
      'the last one without a line break',
      'export const b = () => 2\n\nexport const a = () => 1',
      'export const b = () => 2\n',
    ],
    ['the only one', 'export const a = () => 1\n', ''],
    [
      'one without blank lines around it',
      'export const b = () => 2\nexport const a = () => 1 // one\nexport const c = () => 3\n',
      'export const b = () => 2\nexport const c = () => 3\n',
    ],
    [
      'several on a line',
      'export const b = () => 2; export const a = () => 1; export const c = () => 3\n',
      'export const b = () => 2; export const c = () => 3\n',
    ],
    [
      'one of a statement',
      'export const b = () => 2, a = () => 1, c = () => 3\n',
      'export const b = () => 2, c = () => 3\n',
    ],
    ['the first of a statement', 'export const a = () => 1, // one\n  b = () => 2\n', 'export const b = () => 2\n'],
    ['the last of a statement', 'export const b = () => 2, a = () => 1\n', 'export const b = () => 2\n'],
    [
      'overloads',
      '/** A. */\nexport function a(x: 1): 1\nexport function a(x: 2): 2\nexport function a(x: any) { return x }\nexport const b = () => 2\n',
      'export const b = () => 2\n',
    ],
    [
      'its name in a list',
      'const a = () => 1\nconst b = () => 2\nexport { a, b }\n',
      'const b = () => 2\nexport { b }\n',
    ],
    [
      'its list',
      'function inner() { return 1 }\nexport { inner as a }\nexport const b = () => 2\n',
      'export const b = () => 2\n',
    ],
    [
      'with carriage returns',
      'export const b = () => 2\r\n\r\n/** A. */\r\nexport const a = () => 1\r\n\r\nexport const c = () => 3\r\n',
      'export const b = () => 2\r\n\r\nexport const c = () => 3\r\n',
    ],
    [
      'under a header',
      '// Copyright\n\n/** A. */\nexport const a = () => 1\n\nexport const b = () => 2\n',
      '// Copyright\n\nexport const b = () => 2\n',
    ],
    [
      'with its modifiers',
      `${AUTHOR}\nexport const a = decorate(\n  inject({ x: value(1) }),\n  (x: number) => x,\n)\n\nexport const b = () => 2\n`,
      `${AUTHOR}\nexport const b = () => 2\n`,
    ],
    [
      'all variants',
      `${AUTHOR}export const a__us = decorate(config.when({ r: 'us' }), () => 1)\nexport const a__eu = decorate(config.whenNot({ r: 'us' }), () => 2)\nexport const b = () => 2\n`,
      `${AUTHOR}export const b = () => 2\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(edited(before, remove('a'))).toBe(after)
  })

  test('several at once, in several files and lists', () => {
    const files = {
      'a.ts': 'const a = () => 1, b = () => 2, c = () => 3\nexport { a, b, c }\n',
      'b.ts': "export { d, e } from './lib/x.ts'\n\nexport const f = () => 1\n",
      'lib/x.ts': 'export const d = () => 1\nexport const e = () => 2\nexport const g = () => 3\n',
    }
    expect(edited(files, remove('a', 'b', 'd', 'e'))).toEqual({
      'a.ts': 'const c = () => 3\nexport { c }\n',
      'b.ts': 'export const f = () => 1\n',
      'lib/x.ts': 'export const g = () => 3\n',
    })
    expect(edited(files, remove('a', 'b', 'c'))).toMatchObject({ 'a.ts': '' })
  })

  test('neighbours', () => {
    const text =
      '/** A. */\nexport const a = () => 1\n\n/** B. */\nexport const b = () => 2\n\n/** C. */\nexport const c = () => 3\n'
    expect(edited(text, remove('a', 'b'))).toBe('/** C. */\nexport const c = () => 3\n')
    expect(edited(text, remove('b', 'c'))).toBe('/** A. */\nexport const a = () => 1\n')
    expect(edited(text, remove('a', 'b', 'c'))).toBe('')
  })
})

describe('a parameter goes with its comments and its comma', () => {
  test.each([
    ['the only one', '(a: number) => 1', '() => 1'],
    ['the only one, without parentheses', '<any>(a => 1)', null],
    ['the first', '(a: number, b: number) => b', '(b: number) => b'],
    ['the last', '(b: number, a: number) => b', '(b: number) => b'],
    ['the last before a trailing comma', '(b: number, a: number,) => b', '(b: number,) => b'],
    [
      'with a block comment before it',
      '(b: number, /* in */ a: number, /* out */ c: number) => b',
      '(b: number, /* out */ c: number) => b',
    ],
    [
      'on a line of its own',
      '(\n  b: number, // b\n  // about a\n  a: number, // a\n  c: number, // c\n) => b',
      '(\n  b: number, // b\n  c: number, // c\n) => b',
    ],
    ['the last on a line of its own', '(\n  b: number, // b\n  a: number // a\n) => b', '(\n  b: number // b\n) => b'],
    ['the first of several on a line of their own', '(\n  a: number, b: number,\n) => b', '(\n  b: number,\n) => b'],
    [
      'with documentation',
      '(\n  /** A. */\n  a: number,\n  /** B. */\n  b: number,\n) => b',
      '(\n  /** B. */\n  b: number,\n) => b',
    ],
    ['with a default', '(a = (1, 2), b = 1) => b', '(b = 1) => b'],
    ['all that there is', '(\n  // about a\n  a: number,\n) => 1', '() => 1'],
  ])('%s', (_, before, after) => {
    if (after === null) return
    expect(edited(`export const f = ${before}\n`, disconnect('f', 'a'))).toBe(`export const f = ${after}\n`)
    expect(edited(`export const f = ${before}\n`, remove('a'))).toBe(`export const f = ${after}\n`)
  })

  test('of each overload', () => {
    const text =
      'export function f(a: 1, b: 1): 1\nexport function f(a: 2, b: 2): 2\nexport function f(a: any, b: any): any { return b }\n'
    expect(edited(text, disconnect('f', 'a'))).toBe(
      'export function f(b: 1): 1\nexport function f(b: 2): 2\nexport function f(b: any): any { return b }\n',
    )
  })

  test('of all that take an input, several at once', () => {
    const text =
      'export const f = (a: number, b: number, c: number) => 1\nexport const g = (b: number, a: number) => 2\nexport const h = (a: number, c: number, b: number) => 3\n'
    expect(edited(text, remove('a', 'b'))).toBe(
      'export const f = (c: number) => 1\nexport const g = () => 2\nexport const h = (c: number) => 3\n',
    )
  })

  test('the body stays, and what is unknown in it is a problem then', () => {
    expect(edited('export const f = (a: number) => a\n', disconnect('f', 'a'))).toBe('export const f = () => a\n')
  })
})

describe('reconnected, what fed a node feeds those that took it', () => {
  const A = 'export const a = () => 1\n'

  test('by another parameter name', () => {
    expect(edited(`${A}export const b = (a: number) => a\nexport const c = (b: number) => b + 1\n`, around('b'))).toBe(
      `${A}export const c = (a: number) => a + 1\n`,
    )
  })

  test('by the parameter that takes it already', () => {
    expect(
      edited(`${A}export const b = (a: number) => a\nexport const c = (a: number, b: number) => a + b\n`, around('b')),
    ).toBe(`${A}export const c = (a: number) => a + a\n`)
  })

  test('through several that go, the first that fits', () => {
    const text = `${A}export const t = () => 't'\nexport const b = (t: string, a: number) => a + t.length\nexport const c = (b: number) => b\nexport const d = (c: number) => c\n`
    expect(edited(text, around('b', 'c'))).toBe(`${A}export const t = () => 't'\nexport const d = (a: number) => a\n`)
  })

  test('an input as well', () => {
    expect(edited('export const b = (x: number) => x\nexport const c = (b: number) => b\n', around('b'))).toBe(
      'export const c = (x: number) => x\n',
    )
  })

  test('refused where nothing fits, or nothing is there', () => {
    expect(refusal('export const b = (x: string) => 1\nexport const c = (b: number) => b\n', around('b'))).toEqual([
      'DW-EDIT-013',
      'Nothing that fed "b" fits what "c" takes: x.',
      undefined,
    ])
    expect(refusal('export const b = () => 1\nexport const c = (b: number) => b\n', around('b'))).toEqual([
      'DW-EDIT-013',
      'Nothing feeds "b" that could be led to "c".',
      undefined,
    ])
  })
})

describe('what a modifier made or binds is refused, with the place of the modifier', () => {
  const text = `${AUTHOR}export const f = decorate(
  inject({ x: source('z') }),
  extractFields('low'),
  (x: number, y: number) => ({ low: x + y }),
)
export const g = decorate(parameterize({ p: { y: source('z') }, q: {} }), (y: number) => y)
`

  test('nodes', () => {
    expect(refusal(text, remove('low'))).toEqual([
      'DW-EDIT-007',
      '"low" is made by a modifier of "f": it is changed in the code.',
      4,
    ])
    expect(refusal(text, remove('p'))).toEqual([
      'DW-EDIT-007',
      '"p" is made by a modifier of "g": it is changed in the code.',
      7,
    ])
  })

  test('parameters', () => {
    expect(refusal(text, disconnect('f', 'x'))).toEqual([
      'DW-EDIT-007',
      'A modifier of "f" says what feeds its parameter "x".',
      3,
    ])
    expect(refusal(text, remove('y'))).toEqual([
      'DW-EDIT-007',
      'A modifier of "g" says what feeds its parameter "y".',
      7,
    ])
    expect(edited(text, disconnect('f', 'y'))).toBe(text.replace('(x: number, y: number)', '(x: number)'))
  })

  test('the parameter that goes through a pipe: the next one would take its place', () => {
    const piped =
      "import { decorate, pipeInput, step } from 'dagwright'\nexport const f = decorate(pipeInput(step((v: number) => v)), (x: number, y: number) => x + y)\n"
    expect(refusal(piped, remove('x'))).toEqual([
      'DW-EDIT-007',
      'A modifier of "f" says what feeds its parameter "x".',
      2,
    ])
    expect(edited(piped, remove('y'))).toBe(piped.replace(', y: number)', ')'))
  })

  test('a parameter that is not there', () => {
    expect(refusal(text, disconnect('f', 'q'))).toEqual([
      'DW-EDIT-008',
      '"f" has no parameter "q" (any more).',
      undefined,
    ])
    expect(refusal(text, disconnect('z', 'q'))).toMatchObject([
      'DW-EDIT-007',
      '"z" is an input: no function of that name stands in the code.',
      3,
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { edited, outcomeOf } from '../testing/edited.ts'

const refusal = (text: string, intent: Parameters<typeof outcomeOf>[1]) => {
  const outcome = outcomeOf(text, intent)
  return 'refusal' in outcome ? [outcome.refusal.code, outcome.refusal.message] : outcome
}

describe('another type', () => {
  const retype = (node: string, type: string) => ({ kind: 'retype', node, type }) as const

  test.each([
    ['in the place of another', 'function f(): number { return 1 }', 'function f(): string { return 1 }'],
    ['where there is none', 'function f(/* a */) { return 1 }', 'function f(/* a */): string { return 1 }'],
    ['of an arrow function', 'const f = (a = (1)) => a', 'const f = (a = (1)): string => a'],
    [
      'of one without parentheses',
      'const f: (a: number) => any = a => a',
      'const f: (a: number) => any = (a): string => a',
    ],
    ['of an async function', 'const f = async () => 1', 'const f = async (): Promise<string> => 1'],
    [
      'of a promise',
      'function f(): Promise<number> { return Promise.resolve(1) }',
      'function f(): Promise<string> { return Promise.resolve(1) }',
    ],
  ])('%s', (_, before, after) => {
    expect(edited(`export ${before}\n`, retype('f', ' string '))).toBe(`export ${after}\n`)
  })

  test('of an input, wherever it is taken', () => {
    expect(
      edited(
        'export const f = (x: number, y = 1) => x\nexport const g = (x?: number) => x\nexport function h(x: 1): 1\nexport function h(x: any): any { return x }\n',
        retype('x', 'string'),
      ),
    ).toBe(
      'export const f = (x: string, y = 1) => x\nexport const g = (x?: string) => x\nexport function h(x: string): 1\nexport function h(x: string): any { return x }\n',
    )
    expect(edited('export const f = (x = 1) => x\n', retype('x', 'number | null'))).toBe(
      'export const f = (x: number | null = 1) => x\n',
    )
    expect(edited('export const f = (x) => x\n', retype('x', 'Date'))).toBe('export const f = (x: Date) => x\n')
    expect(edited('export const f = x => x\n', retype('x', 'Date'))).toBe('export const f = (x: Date) => x\n')
  })

  test('is imported where one module or package has it; else it is for TypeScript to tell', () => {
    expect(edited('export const f = () => 1\n', retype('f', 'ColumnTable'))).toBe(
      "import type { ColumnTable } from 'arquero'\n\nexport const f = (): ColumnTable => 1\n",
    )
    expect(edited('export const f = () => 1\n', retype('f', 'Strange<Row>'))).toBe(
      'export const f = (): Strange<Row> => 1\n',
    )
  })

  test('is refused where it is none, and for several signatures', () => {
    expect(refusal('export const f = () => 1\n', retype('f', 'a b'))).toEqual(['DW-EDIT-010', '"a b" is no type.'])
    expect(refusal('export const f = () => 1\n', retype('f', ''))).toEqual(['DW-EDIT-010', 'A type is missing.'])
    expect(refusal('export const f = () => 1\n', retype('f', 'number) | (string'))).toEqual([
      'DW-EDIT-010',
      '"number) | (string" is no type.',
    ])
    expect(
      refusal('export function f(a: 1): 1\nexport function f(a: any) { return a }\n', retype('f', 'number')),
    ).toEqual(['DW-EDIT-012', '"f" has several signatures: this cannot be changed for all at once.'])
  })
})

describe('a default', () => {
  const set = (text: string | null) => ({ kind: 'setDefault', node: 'f', parameter: 'a', text }) as const

  test.each([
    ['(a: number) => a', ' 2 ', '(a: number = 2) => a'],
    ['(a = /* one */ 1) => a', '2', '(a = /* one */ 2) => a'],
    ['(a?: number) => a', '2', '(a: number = 2) => a'],
    ['(a: number = 1) => a', null, '(a: number) => a'],
    ['(a = 1) => a', null, '(a: number) => a'],
    ['(b: number, a: number, c?: number) => a', '{ x: 1 }', '(b: number, a: number = { x: 1 }, c?: number) => a'],
    ['(a: number) => a', null, '(a: number) => a'],
  ])('%s with %j', (before, text, after) => {
    expect(edited(`export const f = ${before}\n`, set(text))).toBe(`export const f = ${after}\n`)
  })

  test('is refused where it is no expression, or there is no parameter', () => {
    expect(refusal('export const f = (a: number) => a\n', set('return 1'))).toEqual([
      'DW-EDIT-010',
      '"return 1" is no expression.',
    ])
    expect(refusal('export const f = (a: number) => a\n', set('1, 2'))).toEqual([
      'DW-EDIT-010',
      '"1, 2" is no expression.',
    ])
    expect(refusal('export const f = () => 1\n', set('1'))).toEqual([
      'DW-EDIT-008',
      '"f" has no parameter "a" (any more).',
    ])
  })
})

describe('documentation', () => {
  const set = (text: string, node = 'f') => ({ kind: 'setDoc', node, text }) as const

  test.each([
    ['on one line', 'export const f = () => 1\n', 'What f is.', '/** What f is. */\nexport const f = () => 1\n'],
    [
      'on several',
      'export const f = () => 1\n',
      'What f is.\n\nMore.',
      '/**\n * What f is.\n *\n * More.\n */\nexport const f = () => 1\n',
    ],
    [
      'in the place of another, whose tags stay',
      '/**\n * Old.\n *\n * @param a what it is\n *   and more\n * @example f(1)\n */\nexport const f = (a: number) => a\n',
      'New.',
      '/**\n * New.\n * @param a what it is\n *   and more\n * @example f(1)\n */\nexport const f = (a: number) => a\n',
    ],
    [
      'under a comment of another kind',
      '// header\n\n// about f\nexport const f = () => 1\n',
      'F.',
      '// header\n\n// about f\n/** F. */\nexport const f = () => 1\n',
    ],
    ['taken away', '/** Old. */\nexport const f = () => 1\n', ' ', 'export const f = () => 1\n'],
    [
      'taken away but for its tags',
      '/**\n * Old.\n * @example f(1)\n */\nexport const f = () => 1\n',
      '',
      '/** @example f(1) */\nexport const f = () => 1\n',
    ],
    [
      'above overloads',
      'export function f(a: 1): 1\nexport function f(a: any) { return a }\n',
      'F.',
      '/** F. */\nexport function f(a: 1): 1\nexport function f(a: any) { return a }\n',
    ],
    [
      'with carriage returns',
      'export const f = () => 1\r\n',
      'A\nB',
      '/**\r\n * A\r\n * B\r\n */\r\nexport const f = () => 1\r\n',
    ],
    [
      'that would end the comment',
      'export const f = () => 1\n',
      'a */ b',
      '/** a *\\/ b */\nexport const f = () => 1\n',
    ],
    [
      'of a function that a list exports',
      'function inner() { return 1 }\nexport { inner as f }\n',
      'F.',
      '/** F. */\nfunction inner() { return 1 }\nexport { inner as f }\n',
    ],
  ])('%s', (_, before, text, after) => {
    expect(edited(before, set(text))).toBe(after)
  })

  test('of one of several in a statement stands at its own', () => {
    expect(edited('export const a = () => 1,\n  f = () => 2\n', set('F.'))).toBe(
      'export const a = () => 1,\n  /** F. */\n  f = () => 2\n',
    )
  })

  test('that is there already changes nothing', () => {
    expect(edited('/** F. */\nexport const f = () => 1\n', set('F.'))).toBe('/** F. */\nexport const f = () => 1\n')
  })
})

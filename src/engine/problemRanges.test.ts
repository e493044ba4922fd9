import { describe, expect, test } from 'vitest'
import type { Place } from './model/problem.ts'
import { analyzed } from './testing/analyzed.ts'

const AUTHOR = "import { checkOutput, decorate, extractFields, inject, pipeInput, step, tag, value } from 'dagwright'\n"

/** A text in which the part that a problem is about stands between « and », by the problem's code. */
const MARKED: readonly (readonly [code: string, text: string])[] = [
  ['DW-ANALYZE-001', 'export function f(a: number «b»: number): number { return a }'],
  ['DW-ANALYZE-002', "import { x } from «'lodash'»\nexport const f = (): number => x"],
  ['DW-ANALYZE-003', 'export function «f»() {}'],
  ['DW-ANALYZE-004', 'export function f(«...a: number[]»): number { return a.length }'],
  ['DW-ANALYZE-005', 'export function f(b: number, «{ a }: { a: number }»): number { return a + b }'],
  ['DW-ANALYZE-006', 'export function f(b: number, «a»): number { return b }'],
  ['DW-ANALYZE-007', `${AUTHOR}const t = tag({})\nexport const f = decorate(«t», (): number => 1)`],
  [
    'DW-ANALYZE-008',
    `${AUTHOR}const who = () => 'me'\nexport const f = decorate(tag(«{ owner: who() }»), (): number => 1)`,
  ],
  [
    'DW-ANALYZE-009',
    'function _half(x: number): number { return x / 2 }\nexport function f(): number { return _half(«"x"») }',
  ],
  ['DW-ANALYZE-009', 'export function f(a: number): number { return a + «b» }'],
  ['DW-ANALYZE-009', `${AUTHOR}export const f = decorate(checkOutput({ «rnge»: [0, 1] }), (): number => 1)`],
  ['DW-ANALYZE-010', 'const x: number = «await 1»\nexport function f(): number { return x }'],
  ['DW-ANALYZE-011', '«namespace N { export const a = 1 }»\nexport function f(): number { return N.a }'],
  ['DW-ANALYZE-014', "export function a(): number { return 1 }\nexport function f(): string { return '' + «a» }"],
  [
    'DW-LINK-002',
    'export function f(«g»: number): number { return g }\nexport function g(f: number): number { return f }',
  ],
  ['DW-LINK-003', "export function f(«a»: number): number { return a }\nexport function a(): string { return '' }"],
  [
    'DW-LINK-004',
    'export function f(a: number): number { return a }\nexport function g(«a»: string): string { return a }',
  ],
  ['DW-LINK-022', `${AUTHOR}export const f = decorate(tag({}), «inject({ b: value(2) })», (a: number): number => a)`],
  ['DW-LINK-026', `${AUTHOR}export const f = decorate(«extractFields('lwo')», (): { low: number } => ({ low: 1 }))`],
  [
    'DW-LINK-048',
    `${AUTHOR}const _add = (v: number): number => v\nexport const f = decorate(pipeInput(«step(_add, { v: 1 })»), (a: number): number => a)`,
  ],
]

describe('a problem is about the part of the text that is wrong, and no more', () => {
  for (const [code, marked] of MARKED) {
    test(`${code}: ${marked.replace(AUTHOR, '')}`, () => {
      const text = marked.replace(/[«»]/g, '')
      const places = analyzed(text).graph.problems.flatMap((one) => (one.code === code && one.where ? [one.where] : []))
      expect(places.map((place) => mark(text, place))).toEqual([marked])
    })
  }
})

function mark(text: string, { line, column, endLine = line, endColumn = column }: Place): string {
  const [start, end] = [offset(text, line, column), offset(text, endLine, endColumn)]
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`
}

function offset(text: string, line: number, column: number): number {
  return (
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length +
    (line > 1 ? 1 : 0) +
    column -
    1
  )
}

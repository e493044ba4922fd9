import { describe, expect, test } from 'vitest'
import type { Fix } from './model/intent.ts'
import { analyzed } from './testing/analyzed.ts'
import { edited } from './testing/edited.ts'

const fixesOf = (text: string): readonly Fix[] =>
  analyzed(text).graph.problems.flatMap((problem) => problem.fixes ?? [])
/** What a text becomes when the first way out is taken, by what it is called. */
const fixed = (text: string) => fixesOf(text).map((fix) => [fix.label, edited(text, fix.intent)])

describe('an unknown name in a function', () => {
  test('is taken as a parameter, of the type that its place asks for', () => {
    expect(fixed('export const f = (a: number[]): number => a.map((x) => x * rate).length\n')).toEqual([
      [
        'Take rate as a parameter',
        'export const f = (a: number[], rate: number): number => a.map((x) => x * rate).length\n',
      ],
    ])
    expect(fixed('export function f(): Date { return day }\n')).toEqual([
      ['Take day as a parameter', 'export function f(day: Date): Date { return day }\n'],
    ])
    expect(fixed('export const f = () => ({ what })\n')).toEqual([])
  })

  test('is connected where a node has the name', () => {
    expect(
      fixed(
        'export const day = () => new Date()\nexport const g = (a: number) => a\nexport const f = (): number => a\n',
      ),
    ).toEqual([
      [
        'Take a as a parameter',
        'export const day = () => new Date()\nexport const g = (a: number) => a\nexport const f = (a: number): number => a\n',
      ],
    ])
  })

  test('has a guess beside it as well', () => {
    const text = 'export const f = (spend: number): number => spemd\n'
    expect(fixed(text)).toEqual([
      ['Take spemd as a parameter', 'export const f = (spend: number, spemd: number): number => spemd\n'],
    ])
  })

  test.each([
    'export const f = (): Row => 1 as never\n',
    'export const f = (): number => compute()\n',
    'const help = () => missing\nexport const f = () => help()\n',
    'export const f = (): number => { total = 1; return 1 }\n',
  ])('is none of its business in %j', (text) => {
    expect(fixesOf(text)).toEqual([])
  })
})

describe('a parameter without a type', () => {
  test('gets that of the node that feeds it, else of others that take it, else a guess', () => {
    expect(fixed('export const a = () => new Date()\nexport const f = (a) => 1\n')).toEqual([
      ['Give a the type Date', 'export const a = () => new Date()\nexport const f = (a: Date) => 1\n'],
    ])
    expect(fixed('export const f = (n) => 1\n')).toEqual([
      ['Give n the type number', 'export const f = (n: number) => 1\n'],
    ])
    expect(fixed('export const f = n => 1\n')).toEqual([
      ['Give n the type number', 'export const f = (n: number) => 1\n'],
    ])
  })
})

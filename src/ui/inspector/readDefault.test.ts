import { expect, test } from 'vitest'
import { readDefault } from './readDefault.ts'

const TEXT = `export function f(
  plain: number,
  rate = 1,
  list: Map<string, (a: number) => number> = new Map([['a,b', (x) => x]]), // why, not
  text: '=' | ',' = ')',
  maybe?: { a: number },
  last: Record<string, number> = { a: 1 } /* , */,
): number { return 1 }
export const g = (a = (1 + 2) * 3) => a
`

function defaultOf(name: string): string | null {
  const offset = TEXT.search(new RegExp(`\\b${name}\\b(?= ?[?:=])`))
  const before = TEXT.slice(0, offset)
  const line = before.split('\n').length
  return readDefault(TEXT, name, { file: 'm.ts', line, column: offset - before.lastIndexOf('\n') })
}

test('the default of a parameter is read as it is written', () => {
  expect(['plain', 'rate', 'list', 'text', 'maybe', 'last'].map(defaultOf)).toEqual([
    null,
    '1',
    "new Map([['a,b', (x) => x]])",
    "')'",
    null,
    '{ a: 1 } /* , */',
  ])
  expect(readDefault(TEXT, 'a', { file: 'm.ts', line: 9, column: 19 })).toBe('(1 + 2) * 3')
})

test('a text that has moved on says nothing', () => {
  expect(readDefault(TEXT, 'rate', { file: 'm.ts', line: 2, column: 3 })).toBeNull()
  expect(readDefault(TEXT, 'rate', { file: 'm.ts', line: 99, column: 3 })).toBeNull()
})

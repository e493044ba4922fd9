import { expect, test } from 'vitest'
import { readClip, toCsv } from './clipText.ts'

const kindOf = (text: string) => readClip(text).kind

test('a text with functions, imports or types is code, a broken one too', () => {
  for (const text of ['export const a = 1', 'function f(', "import x from 'y'\n", '// a\n\n  async function f() {}']) {
    expect(kindOf(text)).toBe('code')
  }
})

test('rows of a spreadsheet are a table, and so is CSV text that has a number', () => {
  for (const text of ['a\tb\n1\t2', 'a,b\n1,2\n', 'a;b\r\n"x;y";2', 'a\tb\nx\ty']) expect(kindOf(text)).toBe('table')
})

test('all else is a note', () => {
  for (const text of ['', 'just words', 'Dear all,\nas said, yes', 'a,b', '1,2\n3']) expect(kindOf(text)).toBe('note')
})

test('a table in HTML counts before the text, code before both', () => {
  const cells = () => [['n'], ['1']]
  expect(readClip('n\n1', '<table><tr>', cells)).toEqual({ kind: 'table', rows: [['n'], ['1']] })
  expect(readClip('export const a = 1', '<table><tr>', cells).kind).toBe('code')
})

test('columns without names get some; cells with separators and quotes are quoted', () => {
  expect(
    toCsv([
      ['day', 'n'],
      [' 1 ', 'a,"b"'],
    ]),
  ).toBe('day,n\n1,"a,""b"""\n')
  expect(
    toCsv([
      ['1', 'x'],
      ['2', 'y'],
    ]),
  ).toBe('column_1,column_2\n1,x\n2,y\n')
  expect(
    toCsv([
      ['a', 'a'],
      ['2', 'y'],
    ]),
  ).toBe('column_1,column_2\na,a\n2,y\n')
})

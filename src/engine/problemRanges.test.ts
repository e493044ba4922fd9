import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Place } from './model/problem.ts'
import { analyzed } from './testing/analyzed.ts'
import { AUTHOR, MARKED_TEXTS } from './testing/examples/markedTexts.ts'

describe('a problem is about the part of the text that is wrong, and no more', () => {
  for (const [code, marked] of MARKED_TEXTS) {
    test(`${code}: ${marked.replace(AUTHOR, '').slice(0, 200)}`, () => {
      const text = marked.replace(/[«»]/g, '')
      const places = analyzed(text).graph.problems.flatMap((one) => (one.code === code && one.where ? [one.where] : []))
      expect(places.map((place) => mark(text, place))).toEqual([marked])
    })
  }

  test('and every code that points into a text has an example', () => {
    const listed = readFileSync('docs/problems.md', 'utf8').match(/DW-(ANALYZE|LINK)-\d{3}/g)
    expect([...new Set(MARKED_TEXTS.map(([code]) => code))].sort()).toEqual([...new Set(listed)].sort())
  })
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

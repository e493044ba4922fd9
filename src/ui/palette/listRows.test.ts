import { expect, test } from 'vitest'
import type { Entry } from './entry.ts'
import { listRows, type Rows } from './listRows.ts'

const found = (id: string, group = 'all', parts: Partial<Entry> = {}) => ({
  entry: { id, title: id, icon: 'function', group, run: () => {}, ...parts } as Entry,
  marks: [],
})
const words = ({ rows }: Rows) => rows.map((row) => (row.kind === 'heading' ? `# ${row.title}` : row.found.entry.id))

test('while nothing is typed, what was used lately stands first and once, the rest under its headings', () => {
  const all = [found('a', 'one'), found('b', 'two'), found('c', 'one')]
  expect(words(listRows(all, false, ['c', 'gone']))).toEqual(['# Recent', 'c', '# one', 'a', '# two', 'b'])
})

test('what was typed decides alone: no headings', () => {
  expect(words(listRows([found('a', 'one'), found('b', 'two')], true, ['b']))).toEqual(['a', 'b'])
})

test('long lists are cut, the last resort stays, and the rest is counted', () => {
  const all = [...Array.from({ length: 300 }, (_, at) => found(`n${at}`)), found('new', 'all', { isLast: true })]
  const { options, rest } = listRows(all, true, [])
  expect([options.length, options.at(-1)?.entry.id, rest]).toEqual([21, 'new', 280])
})

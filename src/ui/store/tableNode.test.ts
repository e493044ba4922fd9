import { expect, it } from 'vitest'
import { loaderOf } from './tableNode.ts'

const docOf = (columns: readonly string[] | null): string | undefined =>
  /\/\*\* (.*) \*\//.exec(loaderOf({ node: 'sales', file: 'sales.csv', format: 'csv', columns }))?.[1]

it('names the columns of a dropped table, the first of many', () => {
  expect(docOf(['day', 'price'])).toBe('The table in sales.csv: day and price.')
  expect(docOf(Array.from({ length: 3000 }, (_, at) => `c${at}`))).toBe(
    'The table in sales.csv: c0, c1, c2, c3, c4, c5, c6, c7 and 2992 more.',
  )
})

it('names no columns where the file has none', () => {
  expect(docOf(null)).toBe('The table in sales.csv.')
  expect(docOf([''])).toBe('The table in sales.csv.')
})

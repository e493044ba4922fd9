import { describe, expect, test } from 'vitest'
import type { Entry } from './entry.ts'
import { prepare, rank } from './rank.ts'

function entry(title: string, parts: Partial<Entry> = {}): Entry {
  return { id: title, title, icon: 'function', group: 'all', run: () => {}, ...parts }
}

function found(titles: readonly (string | Entry)[], query: string, recent: readonly string[] = []): string[] {
  const entries = titles.map((one) => (typeof one === 'string' ? entry(one) : one))
  return rank(prepare(entries), query, recent).map((one) => one.entry.title)
}

describe('what fits best comes first', () => {
  test('the whole title, its beginning, the beginning of a word, any other place, letters in order', () => {
    const titles = ['s_um_m', 'consume', 'spend_sum', 'summary', 'sum']
    expect(found(titles, 'sum')).toEqual(['sum', 'summary', 'spend_sum', 'consume', 's_um_m'])
  })

  test('words may begin with a capital or behind any sign', () => {
    expect(found(['asset', 'the-set', 'dataSet'], 'set')).toEqual(['the-set', 'dataSet', 'asset'])
  })

  test('first letters of words find them', () => {
    expect(found(['Group and roll up', 'Sort by region'], 'gru')).toEqual(['Group and roll up'])
    expect(found(['spend_per_signup', 'supper'], 'sps')).toEqual(['spend_per_signup'])
  })

  test('letters that are scattered all over a title find nothing', () => {
    expect(found(['Lay out anew from the top down'], 'ynmtn')).toEqual([])
  })

  test('each word has to be found, in any order', () => {
    expect(found(['Group and roll up', 'Roll back'], 'up roll')).toEqual(['Group and roll up'])
  })

  test('other words and what it is about count less than the title', () => {
    const other = entry('Group and roll up', { words: 'aggregate sum mean' })
    expect(found([other, 'mean_price'], 'mean')).toEqual(['mean_price', 'Group and roll up'])
    expect(found([entry('Rename…', { detail: 'spend' })], 'spend')).toEqual(['Rename…'])
  })

  test('equals keep their order, the shorter title first', () => {
    expect(found(['sort_b', 'sort_a', 'sort'], 'so')).toEqual(['sort', 'sort_b', 'sort_a'])
  })
})

test('what was used lately comes before its equals, not before what fits better', () => {
  expect(found(['sort_a', 'sort_b', 'sort_c'], 'sort', ['sort_c', 'sort_b'])).toEqual(['sort_c', 'sort_b', 'sort_a'])
  expect(found(['sort', 'assorted'], 'sort', ['assorted'])).toEqual(['sort', 'assorted'])
})

test('what cannot be done stands behind what can', () => {
  expect(found([entry('Undo', { refusal: 'Nothing to undo' }), 'Undo all'], 'undo')).toEqual(['Undo all', 'Undo'])
})

test('where in the title it was found is told', () => {
  expect(rank(prepare([entry('spend_mean')]), 'mean').map((one) => one.marks)).toEqual([[6, 7, 8, 9]])
  expect(rank(prepare([entry('Spend Mean')]), 'sm')[0]?.marks).toEqual([0, 6])
})

test('nothing typed leaves everything as it is', () => {
  expect(found(['b', 'a'], '  ')).toEqual(['b', 'a'])
})

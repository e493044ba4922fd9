import { expect, test } from 'vitest'
import { fractionOf, itemsOf, itemsText, type Progress } from './blockProgress.ts'

test('items are counted out of all, once all are known', () => {
  expect(itemsText({ done: 4, total: 10 })).toBe('4 of 10 items')
  expect(itemsText({ done: 0, total: 1 })).toBe('0 of 1 item')
  expect(itemsText({ done: 4, total: null })).toBe('4 items so far')
  expect([itemsText({ done: 10, total: 10 }), itemsText({ done: 0, total: 0 })]).toEqual(['10 items', '0 items'])
})

test('no items at all are all items', () => {
  expect([fractionOf({ done: 0, total: 0 }), fractionOf({ done: 1, total: 4 })]).toEqual([1, 0.25])
  expect(fractionOf({ done: 3, total: null })).toBeNull()
})

test('a run counts the items of all of its blocks; one that still grows leaves the total open', () => {
  const blocks = new Map<string, Progress>([
    ['a', { done: 1, total: 4 }],
    ['b', { done: 2, total: 6 }],
  ])
  expect(itemsOf({ blocks })).toEqual({ done: 3, total: 10 })
  expect(itemsOf({ blocks: new Map(blocks).set('c', { done: 5, total: null }) })).toEqual({ done: 8, total: null })
  expect([itemsOf({ blocks: new Map() }), itemsOf(null)]).toEqual([null, null])
})

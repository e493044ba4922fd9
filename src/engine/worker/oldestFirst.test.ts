import { expect, test } from 'vitest'
import { oldestFirst } from './oldestFirst.ts'

const held = (sizes: readonly number[]) => sizes.map((bytes, at): [string, number] => [`v${at}`, bytes])

test('the oldest go, and no more than have to', () => {
  expect(oldestFirst(held([10, 10, 10]), 15)).toEqual(['v0', 'v1'])
  expect(oldestFirst(held([10, 10, 10]), 0)).toEqual([])
})

test('what is too small to count goes where nothing else is left', () => {
  expect(oldestFirst(held([1, 100, 2, 100]), 150)).toEqual(['v1', 'v3'])
  expect(oldestFirst(held([1, 100, 2]), 102)).toEqual(['v1', 'v0', 'v2'])
  expect(oldestFirst(held([1, 2]), 1000)).toEqual(['v0', 'v1'])
})

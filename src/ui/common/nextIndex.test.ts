import { expect, test } from 'vitest'
import { nextIndex } from './nextIndex.ts'

test('arrows walk the ring and wrap at both ends', () => {
  expect(nextIndex('ArrowRight', 2, 3, 'horizontal')).toBe(0)
  expect(nextIndex('ArrowLeft', 0, 3, 'horizontal')).toBe(2)
  expect(nextIndex('ArrowDown', -1, 3, 'vertical')).toBe(0)
  expect(nextIndex('ArrowUp', -1, 3, 'vertical')).toBe(2)
})

test('Home and End lead to the ends', () => {
  expect(nextIndex('Home', 1, 3, 'vertical')).toBe(0)
  expect(nextIndex('End', 1, 3, 'vertical')).toBe(2)
})

test('other keys, arrows across and empty rings lead nowhere', () => {
  expect(nextIndex('a', 1, 3, 'vertical')).toBeNull()
  expect(nextIndex('ArrowLeft', 1, 3, 'vertical')).toBeNull()
  expect(nextIndex('ArrowDown', 0, 0, 'vertical')).toBeNull()
})

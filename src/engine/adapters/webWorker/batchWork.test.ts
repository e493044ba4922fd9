import { expect, test } from 'vitest'
import { paceOf } from './batchWork.ts'

test('the pace is how many times faster than thought steps were, within bounds', () => {
  expect(paceOf(8, 2)).toBe(4)
  expect(paceOf(2, 8)).toBe(1)
  expect(paceOf(1000, 1)).toBe(64)
})

test('what took no time by a coarse clock gives a pace all the same', () => {
  expect(paceOf(0, 0)).toBe(1)
  expect(paceOf(1, 0)).toBe(64)
})

import { expect, test } from 'vitest'
import { haveSameParts } from './haveSameParts.ts'

test.each([
  [{ a: 1, b: 'x' }, { b: 'x', a: 1 }, true],
  [{ a: 1 }, { a: 2 }, false],
  [{ a: undefined }, { b: undefined }, false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [[1, 2], [1, 2], true],
  [[1, 2], [2, 1], false],
  [new Map([['a', 1]]), new Map([['a', 1]]), true],
  [new Set(['a']), new Set(['b']), false],
  [null, {}, false],
  [Number.NaN, Number.NaN, true],
])('%o and %o: %s', (one: unknown, other: unknown, same) => {
  expect(haveSameParts(one, other)).toBe(same)
})

import { expect, test } from 'vitest'
import { formatDuration } from './formatDuration.ts'

test('a duration is told in the unit that a person would take', () => {
  const texts = [0, 0.0004, 0.01884, 0.9999, 1, 12.345, 999.4, 1000, 4049, 59_999, 60_000, 125_000, 3_725_000].map(
    formatDuration,
  )
  expect(texts).toEqual([
    '0 µs',
    '0.4 µs',
    '18.8 µs',
    '1 ms',
    '1 ms',
    '12.3 ms',
    '999 ms',
    '1 s',
    '4.05 s',
    '1 min 0 s',
    '1 min 0 s',
    '2 min 5 s',
    '1 h 2 min',
  ])
})

import { expect, test } from 'vitest'
import { formatDuration } from './formatDuration.ts'

test('durations carry a unit and only the digits that matter', () => {
  const shown = [0, 0.42, 9.96, 123.4, 1234, 59_949, 59_999, 125_000].map(formatDuration)
  expect(shown).toEqual(['< 0.1 ms', '0.4 ms', '10 ms', '123 ms', '1.2 s', '59.9 s', '1 min 0 s', '2 min 5 s'])
})

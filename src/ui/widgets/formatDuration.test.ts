import { expect, it } from 'vitest'
import { formatDuration } from './formatDuration.ts'

it('shows a duration with its unit and sensible digits', () => {
  expect([0, 0.06, 9.94, 12.4, 999, 1234, 65_000].map(formatDuration)).toEqual([
    '< 0.1 ms',
    '0.1 ms',
    '9.9 ms',
    '12 ms',
    '999 ms',
    '1.23 s',
    '65.0 s',
  ])
})

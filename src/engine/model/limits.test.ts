import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatLimits, NO_LIMITS, type RunLimits, readLimits, toAdapterLimits } from './limits.ts'

const amount = fc.option(fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true }))
const limits: fc.Arbitrary<RunLimits> = fc.record({ runSeconds: amount, nodeSeconds: amount, megabytes: amount })

test('what is written of limits is read again', () => {
  fc.assert(
    fc.property(limits, (some) => {
      expect(readLimits(formatLimits(some) ?? {})).toEqual(some)
    }),
  )
  expect(formatLimits(NO_LIMITS)).toBe(undefined)
})

test.each([[null], [5], [[5]], [{ runSeconds: 0 }], [{ nodeSeconds: '5' }], [{ megabytes: -1 }], [{ seconds: 5 }]])(
  '%j is no limits',
  (value) => {
    expect(readLimits(value)).toBe(undefined)
  },
)

test('the adapter takes milliseconds and bytes, and nothing where there is no limit', () => {
  expect(toAdapterLimits({ runSeconds: 60, nodeSeconds: 0.5, megabytes: 2 })).toEqual({
    runTimeout: 60_000,
    nodeTimeout: 500,
    maxHeldBytes: 2_000_000,
  })
  expect(toAdapterLimits(NO_LIMITS)).toEqual({})
})

import { measureScalar } from './kinds/scalar.ts'
import { shownType } from './types.ts'
import type { Guess } from './valueType.ts'

/** About how many bytes a value holds: exact for what is big in few parts, a guess from a sample for the rest. */
export function measure(value: unknown): number {
  return measureTo(value, 1)
}

/** Deeper parts are not worth the time. */
function measureTo(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return measureScalar(value)
  const guess: Guess = (some, count) => {
    if (some.length === 0 || depth === 0) return 8 * count
    return (some.reduce<number>((sum, one) => sum + 8 + measureTo(one, depth - 1), 0) / some.length) * count
  }
  return shownType(value).measure(value, guess)
}

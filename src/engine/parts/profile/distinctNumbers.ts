import type { Distinct } from '../../model/profile.ts'
import { createEstimate, spread } from './estimate.ts'

/** Different numbers are counted up to this many, and estimated beyond. */
export const MOST_DISTINCT = 10_000

export interface DistinctNumbers {
  /** No NaN; 0 and -0 are one. */
  addAll(values: Float64Array, start: number, end: number): void
  result(): Distinct
}

/** A table with open addresses, so that a number costs some nanoseconds; NaN marks a free place. */
export function createDistinctNumbers(): DistinctNumbers {
  const table = new Float64Array(SLOTS).fill(Number.NaN)
  const estimate = createEstimate()
  let count = 0

  /** Where it had to stop for want of room. */
  function fill(values: Float64Array, start: number, end: number): number {
    for (let at = start; at < end; at++) {
      const value = (values[at] ?? 0) + 0
      let slot = hashOf(value) & (SLOTS - 1)
      for (let held = table[slot]; held !== value; held = table[slot]) {
        if (Number.isNaN(held)) {
          if (count === MOST_DISTINCT) return at
          table[slot] = value
          count++
          break
        }
        slot = (slot + 1) & (SLOTS - 1)
      }
    }
    return end
  }

  return {
    addAll(values, start, end) {
      let at = start
      if (count <= MOST_DISTINCT) {
        at = fill(values, start, end)
        if (at < end) {
          count = MOST_DISTINCT + 1
          for (const held of table) if (!Number.isNaN(held)) estimate.add(hashOf(held))
        }
      }
      for (; at < end; at++) estimate.add(hashOf((values[at] ?? 0) + 0))
    },
    result: () => (count <= MOST_DISTINCT ? { count, isExact: true } : { count: estimate.count(), isExact: false }),
  }
}

const SLOTS = 1 << 15

const FLOAT = new Float64Array(1)
const WORDS = new Int32Array(FLOAT.buffer)

function hashOf(value: number): number {
  FLOAT[0] = value
  return spread((WORDS[0] ?? 0) ^ Math.imul(WORDS[1] ?? 0, 0x9e3779b1))
}

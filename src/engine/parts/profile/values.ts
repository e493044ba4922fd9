import type { Distinct, TopValue } from '../../model/profile.ts'
import { MOST_DISTINCT } from './distinctNumbers.ts'
import { createEstimate, type Estimate, spread } from './estimate.ts'

/** Text, booleans and whatever else a Map tells apart: counted each, up to a limit. */
export interface CountedValues {
  add(value: string | number | boolean): void
  distinct(): Distinct
  /** Exact counts; beyond the limit only among the values that came first, and none where nearly all of these were different. */
  top(): TopValue[]
}

const MOST_TOP = 10

export function createCountedValues(): CountedValues {
  const places = new Map<string | number | boolean, number>()
  const counts = new Float64Array(MOST_DISTINCT)
  let estimate: Estimate | null = null
  let added = 0
  /** Nearly all so far were different (ids, say): none of them comes often, and looking each up takes time. */
  let areUnique = false

  function startEstimate(): Estimate {
    const made = createEstimate()
    for (const value of places.keys()) made.add(hashOf(value))
    return made
  }

  return {
    add(value) {
      added++
      const place = areUnique ? undefined : places.get(value)
      if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1
      else if (places.size < MOST_DISTINCT) {
        counts[places.size] = 1
        places.set(value, places.size)
      } else {
        if (!estimate) {
          estimate = startEstimate()
          areUnique = added < 2 * MOST_DISTINCT
        }
        estimate.add(hashOf(value))
      }
    },
    distinct: () => (estimate ? { count: estimate.count(), isExact: false } : { count: places.size, isExact: true }),
    top() {
      if (areUnique) return []
      const found = Array.from(places, ([value, place]) => ({ value, count: counts[place] ?? 0 }))
      return found.sort((a, b) => b.count - a.count).slice(0, MOST_TOP)
    },
  }
}

function hashOf(value: string | number | boolean): number {
  if (typeof value !== 'string') return spread(Math.imul(Number(value) | 0, 0x9e3779b1) ^ (typeof value).length)
  let hash = 0x811c9dc5
  for (let at = 0; at < value.length; at++) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193)
  return spread(hash)
}

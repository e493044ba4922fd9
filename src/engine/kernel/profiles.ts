import type { ValueProfile } from '../model/profile.ts'
import type { ValueRef } from '../model/summary.ts'
import { profileValue } from '../values/profile.ts'

/** Profiles of the values that are there, each worked out once. */
export interface Profiles {
  /** Null for values that have none, and where it was stopped. */
  of(ref: ValueRef, value: unknown): Promise<ValueProfile | null>
  /** Ends what is being worked out, and forgets what was: the values may be others. */
  clear(): void
}

class Stopped extends Error {}

export function createProfiles(pause: () => Promise<void>, now: () => number): Profiles {
  const known = new Map<string, Promise<ValueProfile | null>>()
  /** Those begun under another number have been stopped. */
  let round = 0
  let working: Promise<unknown> = Promise.resolve()

  async function work(value: unknown, mine: number): Promise<ValueProfile | null> {
    const pauseUnlessStopped = async () => {
      await pause()
      if (mine !== round) throw new Stopped()
    }
    try {
      return mine === round ? await profileValue(value, { pause: pauseUnlessStopped, now }) : null
    } catch (error) {
      if (error instanceof Stopped) return null
      throw error
    }
  }

  return {
    of(ref, value) {
      const key = JSON.stringify(ref)
      const before = known.get(key)
      if (before) return before
      const mine = round
      const made = working.then(() => work(value, mine))
      working = made.catch(() => undefined)
      known.set(key, made)
      return made
    },
    clear() {
      round++
      known.clear()
    },
  }
}

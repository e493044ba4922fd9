import type { Held } from '../../worker/runnerProtocol.ts'

export const NOTHING_HELD: Held = { kept: 0, all: 0 }

/**
 * What each of several holders may hold, where `room` is left for what is not needed any more: what it has, and an equal part of the
 * rest; where there is too little, each lets go of the same part of it.
 */
export function shareRoom(held: readonly Held[], room: number): readonly number[] {
  const loose = held.map(({ kept, all }) => all - kept)
  const sum = loose.reduce((all, one) => all + one, 0)
  return held.map(({ kept }, at) => {
    const has = loose[at] ?? 0
    return kept + (sum > room ? (has * Math.max(0, room)) / sum : has + (room - sum) / held.length)
  })
}

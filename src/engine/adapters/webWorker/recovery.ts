import type { TaskGraph } from './placement/taskGraph.ts'

export interface LossRequest {
  readonly graph: TaskGraph
  readonly users: readonly (readonly number[])[]
  /** It will run, or run again, and has not been given what it needs. */
  readonly isWaiting: (step: number) => boolean
  /** The run as a whole asks for its value. */
  readonly isWanted: (step: number) => boolean
  /** It has ended with a value. */
  readonly hasGiven: (step: number) => boolean
  /** Somebody that lives holds its value. */
  readonly isThere: (step: number) => boolean
}

/**
 * Steps that have to run again because their values went down with a worker and are still needed: those whose readers wait,
 * and of these in turn what they need, up to the nearest that survived.
 */
export function findLost({ graph, users, isWaiting, isWanted, hasGiven, isThere }: LossRequest): number[] {
  const lost = new Set<number>()
  for (let step = graph.needs.length - 1; step >= 0; step--) {
    if (!hasGiven(step) || isThere(step)) continue
    const isNeeded = isWanted(step) || users[step]?.some((user) => isWaiting(user) || lost.has(user))
    if (isNeeded) lost.add(step)
  }
  return [...lost].reverse()
}

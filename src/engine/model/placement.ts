/** Which worker would run what of a run, in which order: what an adapter plans before it begins, from what nodes took before. */
export interface RunPlacement {
  readonly workers: number
  /** By worker, then by time. */
  readonly groups: readonly PlacedGroup[]
  /** Milliseconds of the whole run. */
  readonly end: number
  /** A time is a guess, for the node has not been measured yet: the run itself will change the plan. */
  readonly hasGuess: boolean
}

/** Nodes that a worker runs one after the other, for one reason. */
export interface PlacedGroup {
  /** From 1. */
  readonly worker: number
  readonly nodes: readonly string[]
  /** Milliseconds from the run's start. */
  readonly start: number
  readonly milliseconds: number
  /** In plain words. */
  readonly why: string
}

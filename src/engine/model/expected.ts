/** How long a run should take, by what its nodes took before: told once, by adapters that know it. */
export interface Expected {
  /** Milliseconds of the whole run, with its workers. */
  readonly end: number
  /** Milliseconds of each node that takes long enough to count. */
  readonly costs: readonly (readonly [node: string, milliseconds: number])[]
}

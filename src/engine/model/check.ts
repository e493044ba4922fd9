/** A value that did not pass a check: where it stands, and a picture of it. */
export interface FailingValue {
  /** `[3]`, `row 4`, `.price`; empty for a value as a whole. */
  readonly at: string
  /** In a table: its row, from 1. */
  readonly row: number | null
  readonly value: string
}

/** What a check found, as data that anybody may have: pictures of values, not the values. */
export interface CheckRecord {
  /** The check's node: `f_range_validator`. */
  readonly check: string
  readonly passes: boolean
  readonly message: string
  /** What it wants, in words; empty for a check of the author's own that does not say. */
  readonly expected: string
  readonly column: string | null
  /** How many values do not pass, of how many; null for what is not told by counting. */
  readonly failing: number | null
  readonly of: number | null
  /** At most five. */
  readonly first: readonly FailingValue[]
  /** What else it tells: a measured mean, or what a check of the author's own adds. */
  readonly details: Readonly<Record<string, string>>
  /** How often it was made, and how often it did not pass: more than once for the items of a parallel block. */
  readonly times: number
  readonly failedTimes: number
}

/** What the checks of a node found in a run. */
export interface CheckedNode {
  readonly node: string
  readonly importance: Importance
  readonly checks: readonly CheckRecord[]
}

/** What a value that does not pass does: it is reported, or it fails the node. */
export type Importance = 'warn' | 'fail'

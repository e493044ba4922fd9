import { type Modifier, modifier } from './modifier.ts'

/** What `checkOutput` can check; several checks stand side by side, each makes a node. */
export interface Validators {
  /** Every number lies within, the ends included; NaN counts as outside. */
  readonly range?: readonly [number, number]
  /** Every value is one of these; NaN is left out. */
  readonly valuesIn?: readonly (string | number)[]
  /** Only `false` checks anything: no value is NaN. */
  readonly allowNans?: boolean
  /** At most this part (0 to 1) of the values is NaN. */
  readonly maxFractionNans?: number
  /** The mean lies within, the ends included; NaN is left out. */
  readonly meanInRange?: readonly [number, number]
  /** The sample standard deviation (n - 1) is at most this; NaN is left out. */
  readonly maxStandardDev?: number
  /** The text contains this. */
  readonly contains?: string
  /** The text does not contain this. */
  readonly doesNotContain?: string
  /** `typeof` of every value, or the name of the typed array. */
  readonly dataType?: string
  /** Only `false` checks anything: the value is not null or undefined. */
  readonly allowNone?: boolean
  /** `warn` (the default) reports, `fail` stops what needs the node. */
  readonly importance?: 'warn' | 'fail'
}

/** Checks what the function gives. The node `f` becomes `f_raw`, one node a check (`f_range_validator`), and `f`. */
export function checkOutput(options: Validators): Modifier {
  return modifier('checkOutput', options)
}

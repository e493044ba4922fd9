import { type Modifier, modifier } from './modifier.ts'

/** What can be checked of a value, of each item of a list, and of each cell of a column. */
export interface ValueChecks {
  /** Every number lies within, the ends included; what is missing or NaN does not. */
  readonly range?: readonly [number, number]
  /** Every value is one of these; what is missing is left out. */
  readonly valuesIn?: readonly (string | number | boolean)[]
  /** Only `false` checks anything: no value is NaN, null or undefined. */
  readonly allowNans?: boolean
  /** Of lists and columns: at most this part (0 to 1) of the values is NaN, null or undefined. */
  readonly maxFractionNans?: number
  /** Of lists and columns: the mean lies within, the ends included; what is missing is left out. */
  readonly meanInRange?: readonly [number, number]
  /** Of lists and columns: the sample standard deviation (n - 1) is at most this; what is missing is left out. */
  readonly maxStandardDev?: number
  /** Every text contains this, or all of these. */
  readonly contains?: string | readonly string[]
  /** No text contains this, or any of these. */
  readonly doesNotContain?: string | readonly string[]
  /** `typeof` of every value, or its class (`Date`), or that of the whole (`Float64Array`); or `integer`. */
  readonly dataType?: string
  /** Only `false` checks anything: the value, or every cell of a column, is not null or undefined. */
  readonly allowNone?: boolean
}

/** What `checkOutput` can check; several checks stand side by side, each makes a node. */
export interface Validators extends ValueChecks {
  /** Of a table's columns, or of the fields of a list of rows: the checks by the column's name. */
  readonly columns?: Readonly<Record<string, ValueChecks>>
  /** The value, or each row of a table, as JSON: a JSON Schema (draft 2020-12, unless it names another). */
  readonly jsonSchema?: boolean | Readonly<Record<string, unknown>>
  /** `warn` (the default) reports, `fail` stops what needs the node. */
  readonly importance?: 'warn' | 'fail'
}

/** Checks what the function gives. The node `f` becomes `f_raw`, one node a check (`f_range_validator`), and `f`. */
export function checkOutput(options: Validators): Modifier {
  return modifier('checkOutput', options)
}

/** What there is in a value, column by column: worked out when somebody looks, never while a run goes on. */
export interface ValueProfile {
  /** Of a table, a list of objects, an object of columns; or of the items of one list. */
  readonly of: 'columns' | 'items'
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
  /** More columns than are looked at. */
  readonly left: number
}

export type ColumnType = 'number' | 'bigint' | 'date' | 'string' | 'boolean' | 'mixed' | 'missing'

export interface ColumnProfile {
  readonly name: string
  readonly type: ColumnType
  readonly count: number
  /** null and undefined. */
  readonly missing: number
  /** Numbers that are none (NaN), dates that are invalid. */
  readonly invalid: number
  /** Different values among the others; null where they cannot be told apart (objects). */
  readonly distinct: Distinct | null
  /** Of numbers and bigints; of dates in milliseconds. */
  readonly numbers: NumberProfile | null
  /** Of text. */
  readonly lengths: LengthProfile | null
  /** The values that come most often, the commonest first: of text, booleans and mixed columns. */
  readonly top: readonly TopValue[]
  /** How many of each type a mixed column holds. */
  readonly types: readonly { readonly type: string; readonly count: number }[]
}

/** Counted up to a limit, estimated beyond it. */
export interface Distinct {
  readonly count: number
  readonly isExact: boolean
}

export interface NumberProfile {
  /** Of finite numbers: all below is about these. */
  readonly count: number
  readonly infinite: number
  readonly min: number
  readonly max: number
  readonly mean: number
  /** The sample's standard deviation; null for one number. */
  readonly deviation: number | null
  /** Exact, between neighbours by proportion (R's type 7), at `QUANTILES`. */
  readonly quantiles: readonly number[]
  readonly histogram: Histogram
}

export const QUANTILES: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95]

/** Bins of one width; the last holds its upper end too. */
export interface Histogram {
  readonly from: number
  readonly to: number
  readonly counts: readonly number[]
}

export interface LengthProfile {
  readonly min: number
  readonly max: number
  readonly mean: number
}

export interface TopValue {
  readonly value: string | number | boolean
  readonly count: number
}

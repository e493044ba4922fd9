/** What a data file holds, by column: compact, and cheap to hand to another thread. */
export interface DataColumns {
  readonly names: readonly string[]
  readonly columns: readonly DataColumn[]
  readonly rows: number
}

/** A column of one type; what is missing is kept apart from NaN. */
export type DataColumn =
  | {
      readonly kind: 'number'
      /** NaN where a value is missing. */
      readonly values: Float64Array
      /** 1 where a value is missing; null where none is. */
      readonly missing: Uint8Array | null
    }
  /** 0, 1, or 2 where a value is missing. */
  | { readonly kind: 'boolean'; readonly values: Uint8Array }
  /** Milliseconds since 1970; NaN where a value is missing. */
  | { readonly kind: 'date'; readonly values: Float64Array }
  /** Codes into a dictionary that has each text once; -1 where a value is missing. */
  | { readonly kind: 'text'; readonly codes: Int32Array; readonly dictionary: readonly string[] }
  /** Anything else: bigint, lists, objects; null where a value is missing. */
  | { readonly kind: 'any'; readonly values: readonly unknown[] }

/** What was used lately, and functions to use again. */
export interface KeptPalette {
  /** Ids of entries, the latest first. */
  readonly recent: readonly string[]
  readonly functions: readonly KeptFunction[]
}

/** A function that was added to the palette: plain TypeScript with all that it needs. */
export interface KeptFunction {
  readonly name: string
  readonly text: string
  /** As it is read: `(spend: number[], weeks?: number) => number`. */
  readonly signature: string
  readonly doc: string
  /** Names and types of its parameters, in order. */
  readonly takes: readonly { readonly name: string; readonly type: string }[]
}

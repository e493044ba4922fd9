/** A recorded step: what of the run it needs, by name. */
export interface RecordedNode {
  readonly name: string
  /** Steps of this run whose values it takes; given values are not among them. */
  readonly needs: readonly string[]
  /** A block's items may be spread over workers; a gather takes one list of its block's. */
  readonly kind?: 'block' | 'gather'
}

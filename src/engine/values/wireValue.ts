/** A value as it crosses between workers: what structured clone would lose stands beside it. */
export interface WireValue {
  readonly value: unknown
  /** Each such part with the object that holds its place in `value`: one message keeps their identity. */
  readonly packed: readonly (readonly [holder: Record<string, unknown>, packed: PackedValue])[]
}

/** What only the kind that is named here can read. */
export interface PackedValue {
  readonly kind: string
  readonly data: unknown
}

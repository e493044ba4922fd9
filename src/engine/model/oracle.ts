import type { TypeId, TypeInfo, TypeTable } from './type.ts'

/** What `link` may ask about types. The compiler answers in `analyze`; a lenient one serves live functions. */
export interface TypeOracle {
  /**
   * Whether a value of the one type may be passed where the other is declared, as the compiler judges it. An optional
   * parameter takes `undefined` besides: its default applies.
   */
  isAssignable(from: TypeId, to: TypeId, optional?: boolean): boolean
  /** What a node of this return type gives to others: `Promise<T>` gives `T`. */
  awaited(type: TypeId): TypeId
  /** The type of a JSON value, for config. */
  ofJson(value: unknown): TypeId
  /** A type that no source text has: what a modifier's node gives. */
  declare(type: TypeInfo): TypeId
  /** Every type named so far; ids index it. */
  table(): TypeTable
}

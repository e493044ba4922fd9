import type { TypeId, TypeTable } from './type.ts'

/** What `link` may ask about types. The compiler answers in `analyze`; a lenient one serves live functions. */
export interface TypeOracle {
  /** Whether a value of the one type may be passed where the other is declared, as the compiler judges it. */
  isAssignable(from: TypeId, to: TypeId): boolean
  /** What a node of this return type gives to others: `Promise<T>` gives `T`. */
  awaited(type: TypeId): TypeId
  /** The type of a JSON value, for config. */
  ofJson(value: unknown): TypeId
  /** Every type named so far; ids index it. */
  table(): TypeTable
}

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
  /** What one item is: of an array, typed array, `Parallelizable<T>` or `Collect<T>`; null where the type has no items. */
  element(type: TypeId): TypeId | null
  /** The type of an object's field, index signatures included; null where it has none of that name. */
  field(type: TypeId, name: string): TypeId | null
  /** The names of an object's own fields; null where the type is no object with known fields. */
  fields(type: TypeId): readonly string[] | null
  /** The types of a tuple's items; null where the type is no tuple of fixed length. */
  items(type: TypeId): readonly TypeId[] | null
  /** The type of a JSON value, for config. */
  ofJson(value: unknown): TypeId
  /** A type that no source text has: what a modifier's node gives. */
  declare(type: TypeInfo): TypeId
  /** One type's text and shape. */
  info(type: TypeId): TypeInfo
  /** Every type named so far; ids index it. */
  table(): TypeTable
}

/** An oracle that also takes types that were recorded elsewhere. */
export interface TypeHome extends TypeOracle {
  /** Adds a table of its own; gives what its ids are here. */
  adopt(types: TypeTable): (id: TypeId) => TypeId
}

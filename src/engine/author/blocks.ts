declare const parallelizable: unique symbol
declare const collect: unique symbol

/** Items that run one by one in a parallel block: an array, a generator or an async generator. */
export interface Parallelizable<T> {
  readonly [parallelizable]?: T
  [Symbol.iterator]?(): Iterator<T>
  [Symbol.asyncIterator]?(): AsyncIterator<T>
}

/** What became of the items of a parallel block, in their order. */
export interface Collect<T> extends Iterable<T> {
  readonly [collect]?: T
}

/** Outputs by name, in the order of the request. */
export type Outputs = ReadonlyMap<string, unknown>

/** Turns what was asked for into what `execute` gives. One function; a user's own is one too. */
export interface ResultBuilder<Result = unknown> {
  /** Throws a `GraphError` where the outputs cannot make such a result. */
  buildResult(outputs: Outputs): Result | Promise<Result>
}

/** Computes again only when one of the keys is another than at the last call: for values derived from the store. */
export function memoLast<Argument, Value>(
  keysOf: (argument: Argument) => readonly unknown[],
  compute: (argument: Argument) => Value,
): (argument: Argument) => Value {
  let last: { readonly keys: readonly unknown[]; readonly value: Value } | null = null
  return (argument) => {
    const keys = keysOf(argument)
    if (!last || keys.some((key, index) => !Object.is(key, last?.keys[index]))) {
      last = { keys, value: compute(argument) }
    }
    return last.value
  }
}

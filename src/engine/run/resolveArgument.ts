import type { Argument } from '../model/graph.ts'
import { unreachable } from '../model/runState.ts'

/** What a call is given for an argument, by the values of the node's dependencies. */
export function resolveArgument(argument: Argument, values: readonly unknown[]): unknown {
  switch (argument.kind) {
    case 'dependency':
      return values[argument.at] === undefined && argument.otherwise ? argument.otherwise.value : values[argument.at]
    case 'literal':
      return argument.value
    case 'list':
      return argument.items.map((item) => resolveArgument(item, values))
    case 'record': {
      const record: Record<string, unknown> = {}
      for (const [key, item] of argument.entries) {
        // Plain assignment of `__proto__` would change the object's prototype.
        Object.defineProperty(record, key, {
          value: resolveArgument(item, values),
          enumerable: true,
          writable: true,
          configurable: true,
        })
      }
      return record
    }
    default:
      return unreachable(argument)
  }
}

import type { Bindings } from './bindings.ts'
import { type Fn, type Json, type Modifier, modifier } from './modifier.ts'

/**
 * Makes one node for each entry; the function itself is none. Parameters that an entry leaves out keep their names. In the
 * documentation `{parameter}` and `{output_name}` stand for what an entry binds.
 *
 * @example parameterize({ lag_week: { day: source('date'), days: value(7) } })
 */
export function parameterize(outputs: Record<string, Bindings>): Modifier {
  return modifier('parameterize', outputs)
}

/** Makes one node for each value of one parameter: `parameterizeValues('days', { lag_one: 1, lag_week: 7 })`. */
export function parameterizeValues(parameter: string, outputs: Record<string, Json>): Modifier {
  return modifier('parameterizeValues', parameter, outputs)
}

/** Makes one node for each entry, whose parameters take the nodes named: `{ slip: { left: 'day', right: 'lag_one' } }`. */
export function parameterizeSources(outputs: Record<string, Record<string, string>>): Modifier {
  return modifier('parameterizeSources', outputs)
}

/** Binds parameters; the node keeps its name. */
export function inject(bindings: Bindings): Modifier {
  return modifier('inject', bindings)
}

/** One table of `parameterizeExtractColumns`: the names of its columns, in their order, and what makes it. */
export interface Frame {
  readonly outputs: readonly string[]
  readonly inputs: Bindings
}

/** Makes a table for each frame, `f__0`, `f__1`, and a node for each of its columns, named by position. */
export function parameterizeExtractColumns(...frames: readonly Frame[]): Modifier {
  return modifier('parameterizeExtractColumns', ...frames)
}

/** Another function gives the value, from the same parameters by name. The body that stands there is a single `throw`. */
export function does(fn: Fn): Modifier {
  return modifier('does', fn)
}

import { type Modifier, modifier } from './modifier.ts'

/** Labels: keys are dotted names, values text or lists of text. */
export type Tags = Record<string, string | readonly string[]>

/** Labels what the function gives: the extracted nodes, where there are some, and not the whole. */
export function tag(tags: Tags): Modifier {
  return modifier('tag', tags)
}

/** Labels the nodes that a function gives one by one, by their names. */
export function tagOutputs(tags: Record<string, Tags>): Modifier {
  return modifier('tagOutputs', tags)
}

/** What is known of a table that the function gives. */
export const schema: {
  /** Its columns: `schema.output(['shop', 'string'], ['units', 'number'])`. */
  readonly output: (...fields: readonly (readonly [name: string, type: string])[]) => Modifier
} = {
  output: (...fields) => modifier('schema.output', ...fields),
}

export interface CacheOptions {
  /**
   * `default` takes a value from the cache where it is known; `recompute` always runs; `disable` runs and lets what
   * takes the node run too; `ignore` leaves the node out of the keys of what takes it.
   */
  readonly behavior?: 'default' | 'recompute' | 'disable' | 'ignore'
}

/** How the cache treats what the function gives. */
export function cache(options: CacheOptions): Modifier {
  return modifier('cache', options)
}

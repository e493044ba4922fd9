import { type Modifier, modifier } from './modifier.ts'

export interface Fill {
  /** Stands for a part that is missing, instead of a failure. */
  readonly fillWith?: unknown
}

/** Makes a node of each of these columns of the table that the function gives. Last may come `{ fillWith }`. */
export function extractColumns(...columns: readonly [...string[], string | Fill]): Modifier {
  return modifier('extractColumns', ...columns)
}

/** Makes a node of each of these fields of the object that the function gives; of all where none is named. Last may come `{ fillWith }`. */
export function extractFields(...fields: readonly [...string[], string | Fill] | readonly []): Modifier {
  return modifier('extractFields', ...fields)
}

/** Makes a node of each item of the tuple that the function gives, in order. */
export function unpackFields(...names: readonly string[]): Modifier {
  return modifier('unpackFields', ...names)
}

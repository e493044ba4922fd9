import { type Binding, type Config, type Fn, type Modifier, modifier } from './modifier.ts'

/** A function, or a module imported by `import * as name`: all of the functions that it exports. */
export type ModuleOrFn = Fn | object

/** What a nested graph is given. */
export interface Feeds {
  /** Inner names -> `source('node')` of the outer graph, or `value(literal)`. Names that are left out are the outer graph's. */
  readonly inputs?: Record<string, Binding>
  /** Config for the nested functions, on top of the graph's. */
  readonly config?: Config
}

export interface SubdagOptions extends Feeds {
  /** What the names of the nested nodes begin with; the function's own name unless told otherwise. */
  readonly namespace?: string
}

export interface ParameterizedSubdagOptions extends Feeds {
  /** A nested graph and a node for each entry, which wins over what is common. */
  readonly outputs: Record<string, Feeds>
}

export interface WithColumnsOptions {
  /** Columns of the table that the nested functions take by name. */
  readonly columnsToPass: readonly string[]
  /** The nested functions whose columns are appended; all of them unless told otherwise. */
  readonly select?: readonly string[]
  /** What the names of the columns' nodes begin with; the function's own name unless told otherwise. */
  readonly namespace?: string
}

/**
 * Nests a graph: its nodes are `<namespace>.<name>`, and the function's parameters take them by their inner names.
 *
 * @example export const clean = decorate(subdag(parts, { inputs: { raw: source('orders') } }), (tidy: number[]) => tidy)
 */
export function subdag(...parts: readonly [...ModuleOrFn[], SubdagOptions | ModuleOrFn]): Modifier {
  return modifier('subdag', ...parts)
}

/** One nested graph, and one node, for each of `outputs`; the function's own name is no node. */
export function parameterizedSubdag(...parts: readonly [...ModuleOrFn[], ParameterizedSubdagOptions]): Modifier {
  return modifier('parameterizedSubdag', ...parts)
}

/** Computes columns from columns of the table that is the first parameter, and appends them to it before the function runs. */
export function withColumns(...parts: readonly [...ModuleOrFn[], WithColumnsOptions]): Modifier {
  return modifier('withColumns', ...parts)
}

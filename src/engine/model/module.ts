import type { Place, Problem } from './problem.ts'
import type { TypeId } from './type.ts'

/** A file of the user's: a path relative to the project's folder, with forward slashes. */
export interface SourceText {
  readonly path: string
  readonly text: string
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * What a modifier's argument may be, read from the syntax tree without running anything. Lists, records and bindings that
 * hold JSON alone are one `json`.
 */
export type StaticValue =
  | { readonly kind: 'json'; readonly value: Json | undefined }
  | { readonly kind: 'list'; readonly items: readonly StaticValue[] }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [string, StaticValue])[] }
  | { readonly kind: 'source'; readonly node: string }
  | { readonly kind: 'value'; readonly value: StaticValue }
  | { readonly kind: 'group'; readonly members: StaticValue }
  | StaticFunction
  | { readonly kind: 'namespace'; readonly module: string }
  | StaticCall
  /** `config => modifier`, of `resolve`: interpreted over the config by `link`. */
  | { readonly kind: 'arrow'; readonly parameter: string; readonly body: StaticExpression }

/** A function that a modifier names or holds. */
export interface StaticFunction {
  readonly kind: 'function'
  /** Its key in `Library.functions`. */
  readonly id: string
  readonly name: string
  /** The way to it at run time, from the list of the decorated function's modifiers on: `[0, 1]` is the first one's second argument. */
  readonly path: readonly (string | number)[]
}

/** A call that makes part of a modifier: `step(_add, { by: 1 }).named('last')`, `applyTo(f).when({ a: 1 })`. */
export interface StaticCall {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly StaticValue[]
  /** What is called on it: `.named('last')`, in order. */
  readonly chain: readonly { readonly name: string; readonly args: readonly StaticValue[] }[]
  readonly where: Place | null
}

/** The body of a `resolve` arrow. Whatever does not depend on the config is a `static`. */
export type StaticExpression =
  | { readonly kind: 'static'; readonly value: StaticValue }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'property'; readonly of: StaticExpression; readonly key: StaticExpression }
  | { readonly kind: 'template'; readonly parts: readonly StaticExpression[] }
  | { readonly kind: 'operator'; readonly operator: string; readonly operands: readonly StaticExpression[] }
  | {
      readonly kind: 'conditional'
      readonly test: StaticExpression
      readonly whenTrue: StaticExpression
      readonly whenFalse: StaticExpression
    }
  | { readonly kind: 'list'; readonly items: readonly StaticItem[] }
  | {
      readonly kind: 'record'
      /** `key: null` spreads the value. */
      readonly entries: readonly { readonly key: StaticExpression | null; readonly value: StaticExpression }[]
    }
  | {
      readonly kind: 'each'
      readonly method: 'map' | 'filter'
      readonly of: StaticExpression
      readonly parameters: readonly string[]
      readonly body: StaticExpression
    }
  /** A modifier, or a part of one: `tag(...)`, `source(...)`, `step(...)`. */
  | ({ readonly kind: 'call'; readonly where: Place; readonly text: string } & StaticLink & {
        readonly chain: readonly StaticLink[]
      })

/** A link of a chain of calls: `step(...)`, then `.named(...)`. */
export interface StaticLink {
  readonly name: string
  readonly args: readonly StaticItem[]
}

/** An item of a list, or an argument; a spread one gives all of its own items. */
export interface StaticItem {
  readonly spread: boolean
  readonly value: StaticExpression
}

/** A modifier as it stands in the source: `config.when({ region: 'us' })`. `link` gives it meaning. */
export interface ModifierSpec {
  readonly name: string
  readonly args: readonly StaticValue[]
  /** The call as written, for people. */
  readonly text: string
  /** Null, as every place below, at a live function whose text nobody has read. */
  readonly where: Place | null
}

export interface ParameterInfo {
  readonly name: string
  readonly type: TypeId
  readonly optional: boolean
  readonly where: Place | null
  /** The default where it is a literal; null where there is none, or code makes it. */
  readonly defaultValue: { readonly value: Json | undefined } | null
}

/** An exported function: what `link` makes nodes of. */
export interface FunctionInfo {
  readonly name: string
  /** The file that holds it. */
  readonly module: string
  /** The name under which the module exports it; null where only a modifier holds it. */
  readonly exportName: string | null
  readonly parameters: readonly ParameterInfo[]
  readonly returns: TypeId
  readonly doc: string
  readonly modifiers: readonly ModifierSpec[]
  /** Its body is one `throw`, so that another function may take its place (`does`). */
  readonly throws?: true
  /** The name, where an editor points to. */
  readonly where: Place | null
  /** The whole declaration, doc comment included. */
  readonly extent: Place | null
}

export interface ModuleInfo {
  readonly path: string
  readonly functions: readonly FunctionInfo[]
  /** Functions that a `mutate(...)` stands at: no nodes, they change others. */
  readonly mutators: readonly FunctionInfo[]
  /** Packages and own modules that it imports at run time. */
  readonly imports: readonly string[]
  readonly problems: readonly Problem[]
}

/** What modifiers refer to: functions by their `StaticFunction.id`, modules (all of their functions) by path. */
export interface Library {
  readonly functions: ReadonlyMap<string, FunctionInfo>
  readonly modules: ReadonlyMap<string, ModuleInfo>
}

/**
 * Maps a place in runnable text back to the source. Each entry says: from this generated line and column on (both from 0,
 * to the end of that line), the source column is the generated one minus `shift`. Lines are never moved but by `lineOffset`.
 */
export interface LineMap {
  readonly lineOffset: number
  readonly shifts: readonly (readonly [line: number, column: number, shift: number])[]
}

/** A module ready to run: the body of a function that takes the loader's `$dagwright` object. */
export interface ModuleCode {
  readonly path: string
  readonly text: string
  readonly lines: LineMap
  /** Own modules that it imports, as paths. */
  readonly imports: readonly string[]
  /** Packages that it imports. */
  readonly packages: readonly string[]
  /** Of a live module: where another thread can import it from; there is no text. */
  readonly url?: string
}

/** `stats/mean.ts` -> `mean`: how a module is called on the canvas and in reports. */
export function moduleName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.tsx?$/, '')
}

/** Begins the names of exports that the user's text does not have: no identifiers, so that they are nobody's. */
export const HIDDEN = 'dagwright:'

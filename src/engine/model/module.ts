import type { Place, Problem } from './problem.ts'
import type { TypeId } from './type.ts'

/** A file of the user's: a path relative to the project's folder, with forward slashes. */
export interface SourceText {
  readonly path: string
  readonly text: string
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What a modifier's argument may be, read from the syntax tree without running anything. */
export type StaticValue =
  | { readonly kind: 'json'; readonly value: Json | undefined }
  | { readonly kind: 'list'; readonly items: readonly StaticValue[] }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [string, StaticValue])[] }
  | { readonly kind: 'source'; readonly node: string }
  | { readonly kind: 'value'; readonly value: StaticValue }
  | { readonly kind: 'group'; readonly members: StaticValue }
  | { readonly kind: 'function'; readonly module: string; readonly name: string }
  | { readonly kind: 'namespace'; readonly module: string }

/** A modifier as it stands in the source: `config.when({ region: 'us' })`. `link` gives it meaning. */
export interface ModifierSpec {
  readonly name: string
  readonly args: readonly StaticValue[]
  /** The call as written, for people. */
  readonly text: string
  readonly where: Place
}

export interface ParameterInfo {
  readonly name: string
  readonly type: TypeId
  readonly optional: boolean
  readonly where: Place
}

/** An exported function: what `link` makes nodes of. */
export interface FunctionInfo {
  readonly name: string
  /** The name under which the module exports it. */
  readonly exportName: string
  readonly parameters: readonly ParameterInfo[]
  readonly returns: TypeId
  readonly doc: string
  readonly modifiers: readonly ModifierSpec[]
  /** The name, where an editor points to. */
  readonly where: Place
  /** The whole declaration, doc comment included. */
  readonly extent: Place
}

export interface ModuleInfo {
  readonly path: string
  readonly functions: readonly FunctionInfo[]
  /** Packages and own modules that it imports at run time. */
  readonly imports: readonly string[]
  readonly problems: readonly Problem[]
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
}

/** `stats/mean.ts` -> `mean`: how a module is called on the canvas and in reports. */
export function moduleName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.tsx?$/, '')
}

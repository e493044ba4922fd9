import type { FunctionInfo } from '../model/module.ts'
import type { TypeTable } from '../model/type.ts'

/** A module of live functions: what `import * as features from './features'` gives, and what is known of it. */
export interface LiveModule {
  readonly kind: 'liveModule'
  /** How it is called in problems and drawings, and by functions that stand in it. */
  readonly path: string
  /** Its exports. */
  readonly functions: object
  /** Where a worker can import the same module from; null where nobody said. */
  readonly url: string | null
  /** What was read from its text when it was built; null where the functions are all there is. */
  readonly recorded: RecordedModule | null
}

/** A module as the compiler saw it, as plain data that travels with the bundle. Numbers are places in `infos`. */
export interface RecordedModule {
  /** Every function that is told of, once; types are ids of `types`, and awaited. */
  readonly infos: readonly FunctionInfo[]
  /** The module itself, and others whose functions it exports. */
  readonly modules: readonly RecordedFunctions[]
  /** What modifiers refer to by id. */
  readonly referred: readonly (readonly [id: string, info: number])[]
  /** Modules that modifiers refer to as a whole. */
  readonly namespaces: readonly RecordedFunctions[]
  readonly types: TypeTable
  /** Other modules that functions above stand in. */
  readonly others: readonly Pick<LiveModule, 'path' | 'functions' | 'url'>[]
}

export interface RecordedFunctions {
  readonly path: string
  readonly functions: readonly number[]
  readonly mutators: readonly number[]
}

export function isLiveModule(value: object): value is LiveModule {
  return 'kind' in value && value.kind === 'liveModule' && !isNamespace(value)
}

/** What `import *` gives, from the engine or from a bundler. */
export function isNamespace(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Module]'
}

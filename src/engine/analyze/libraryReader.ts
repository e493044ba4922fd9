import type { FunctionInfo, Library } from '../model/module.ts'
import type { Problem } from '../model/problem.ts'
import type { CheckedProgram } from './compiler.ts'
import type { FoundFunction } from './findFunctions.ts'
import type { TypeRegistry } from './typeRegistry.ts'

export interface Read {
  readonly info: FunctionInfo
  readonly problems: readonly Problem[]
}

/** Reads each function of a program once, whoever asks: its module, a modifier that names it, or a namespace. */
export interface LibraryReader {
  readonly checked: CheckedProgram
  readonly types: TypeRegistry
  read(found: FoundFunction): Read
  /** The id of a function that a modifier refers to; it is read before `finish` ends. */
  refer(found: FoundFunction): string
  /** Notes a module that a modifier refers to as a whole. */
  referModule(path: string): void
  /** All that was referred to, directly or not, and the problems of what no module read. */
  finish(): { readonly library: Library; readonly problems: readonly Problem[] }
}

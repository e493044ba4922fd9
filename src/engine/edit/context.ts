import type ts from 'typescript'
import type { CheckedProgram } from '../analyze/compiler.ts'
import type { EditPlan } from '../model/edit.ts'
import type { Graph } from '../model/graph.ts'
import type { SourceText } from '../model/module.ts'
import type { TypeOracle } from '../model/oracle.ts'
import type { Changes } from './changes.ts'

/** What an edit works on: the program as it was checked, and its graph. */
export interface EditScope {
  readonly checked: CheckedProgram
  readonly graph: Graph
  /** Answers about the types of `graph`. */
  readonly oracle: TypeOracle
  readonly files: readonly SourceText[]
  /** Paths of the files whose functions are nodes. */
  readonly modules: readonly string[]
  /** Packages that modules may import. */
  readonly packages: readonly string[]
  /** A text as if it were the program's one module, with the program's files beside it. */
  readonly readBeside: (path: string, text: string) => EditScope
}

export interface EditContext extends EditScope {
  readonly changes: Changes
  readonly imports: ImportPlan
}

/** What an intent's function gives: its text edits are in `changes`. */
export type Planned = Pick<EditPlan, 'title'> & Partial<Pick<EditPlan, 'renames' | 'created' | 'moved' | 'aliases'>>

/** Where a name comes from: a package, or a file of the project by its path. */
export type ModuleSource = { readonly package: string } | { readonly path: string }

/** A name to be had from a module. */
export interface Wanted {
  /** As its module exports it; `*` is the module itself. */
  readonly name: string
  /** As the file calls it. */
  readonly local: string
  readonly from: ModuleSource
  readonly isType: boolean
}

/** What an edit does to imports: it is written once, when all of it is known. */
export interface ImportPlan {
  readonly wanted: Map<ts.SourceFile, Wanted[]>
  readonly unwanted: Set<ImportedName>
}

/** What gives an import its local name. */
export type ImportedName = ts.ImportSpecifier | ts.NamespaceImport | ts.ImportClause

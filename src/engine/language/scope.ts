import ts from 'typescript'
import { ROOT } from '../analyze/compiler.ts'
import type { PackageExport } from '../analyze/packageExports.ts'
import { createChanges } from '../edit/changes.ts'
import type { EditContext, EditScope } from '../edit/context.ts'
import type { SourceText } from '../model/module.ts'
import type { GraphName } from './graphNames.ts'

/** What questions are answered from: the text as it is, and the graph as it was when it was last read. */
export interface LanguageScope extends EditScope {
  readonly service: ts.LanguageService
  readonly packageExports: readonly PackageExport[]
  /** Of the graph, which may be of an older text: only names and types are taken from it then. */
  readonly names: readonly GraphName[]
}

/** A file with a place in it, as the compiler counts. */
export interface Spot {
  readonly file: ts.SourceFile
  readonly position: number
}

/** The compiler's place of an offset into a file's text; null where the file is not there. */
export function spotAt({ checked, files }: LanguageScope, path: string, offset: number): Spot | null {
  const file = checked.sourceFile(path)
  if (!file) return null
  return { file, position: Math.max(0, Math.min(offset - markOf(files, path), file.text.length)) }
}

/** How much further an offset into a file's text is than the compiler's: the byte order mark. */
export function markOf(files: readonly SourceText[], path: string): number {
  return files.find((file) => file.path === path)?.text.charCodeAt(0) === 0xfeff ? 1 : 0
}

export function fullPath(path: string): string {
  return ROOT + path
}

/** For what writes text as edits do. */
export function editing(scope: LanguageScope): EditContext {
  return { ...scope, changes: createChanges(scope.files), imports: { wanted: new Map(), unwanted: new Set() } }
}

/** How the text's own style is told to TypeScript. */
export const FORMAT: ts.FormatCodeSettings = {
  ...ts.getDefaultFormatCodeSettings('\n'),
  indentSize: 2,
  tabSize: 2,
  convertTabsToSpaces: true,
  semicolons: ts.SemicolonPreference.Ignore,
}

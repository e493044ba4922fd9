import type ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import type { FileChange, TextEdit } from '../model/edit.ts'
import { type LanguageScope, markOf } from './scope.ts'

/** TypeScript's changes as edits of the files' own texts; null where they reach what is not the user's. */
export function toFileChanges(scope: LanguageScope, changes: readonly ts.FileTextChanges[]): FileChange[] | null {
  const files: FileChange[] = []
  for (const { fileName, textChanges, isNewFile } of changes) {
    const path = userPath(fileName)
    if (path === null || isNewFile) return null
    files.push({ path, isNew: false, edits: toEdits(textChanges, markOf(scope.files, path)) })
  }
  return files
}

export function toEdits(changes: readonly ts.TextChange[], mark: number): TextEdit[] {
  return changes
    .map(({ span, newText }) => ({ start: span.start + mark, end: span.start + span.length + mark, text: newText }))
    .sort((a, b) => a.start - b.start)
}

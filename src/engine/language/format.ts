import type { FormatOutcome } from '../model/language.ts'
import { makeProblem } from '../model/problem.ts'
import { FORMAT, fullPath, type LanguageScope, markOf } from './scope.ts'
import { toEdits } from './textChanges.ts'

/** Indentation and spaces as TypeScript's own formatter has them; lines stay where their author broke them. */
export function format(scope: LanguageScope, path: string): FormatOutcome {
  const file = scope.checked.sourceFile(path)
  const [fault] = file ? scope.checked.program.getSyntacticDiagnostics(file) : []
  if (!file || fault) {
    const line = file && fault ? file.getLineAndCharacterOfPosition(fault.start).line + 1 : 1
    const where = { file: path, line, column: 1 }
    return {
      ok: false,
      problem: makeProblem('DW-EDIT-006', 'request', {
        message: `${path} has a syntax error in line ${line}.`,
        hint: 'Correct it, then format.',
        where,
      }),
    }
  }
  const text = file.text
  const indent = indentOf(text)
  const settings = {
    ...FORMAT,
    newLineCharacter: text.includes('\r\n') ? '\r\n' : '\n',
    convertTabsToSpaces: indent !== '\t',
    indentSize: indent === '\t' ? 4 : indent.length,
    tabSize: indent === '\t' ? 4 : indent.length,
  }
  const changes = scope.service.getFormattingEditsForDocument(fullPath(path), settings)
  const edits = toEdits(changes, markOf(scope.files, path)).filter((edit) => {
    const mark = markOf(scope.files, path)
    return text.slice(edit.start - mark, edit.end - mark) !== edit.text
  })
  return { ok: true, edits }
}

/** What the file indents by: its first indented line tells. */
function indentOf(text: string): string {
  const first = /^(\t| {2,8})(?=[^\s*])/m.exec(text)?.[1]
  return first === undefined ? '  ' : first.startsWith('\t') ? '\t' : first.length % 4 === 0 ? '    ' : '  '
}

import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { EditIntent, Problem } from '../../engine/page.ts'
import { MORE, openActions } from './language/actions.ts'
import { rangeOf } from './places.ts'

/** A file's problems as underlines, in the order of the text. Only for the text that the problems were found in. */
export function toDiagnostics(
  problems: readonly Problem[],
  doc: Text,
  file: string,
  fix: (intent: EditIntent) => void = () => {},
): Diagnostic[] {
  const found = problems.flatMap((problem) =>
    problem.where?.file === file ? [toDiagnostic(problem, rangeOf(doc, problem.where), fix)] : [],
  )
  return found.sort((a, b) => a.from - b.from)
}

function toDiagnostic(
  problem: Problem,
  range: { readonly from: number; readonly to: number },
  fix: (intent: EditIntent) => void,
): Diagnostic {
  return {
    ...range,
    severity: problem.severity,
    source: problem.code,
    actions: [
      ...(problem.fixes ?? []).map(({ label, intent }) => ({ name: label, apply: () => fix(intent) })),
      { name: MORE, apply: (view, from) => void openActions(view, from) },
    ],
    message: problem.hint ? `${problem.message}\n${problem.hint}` : problem.message,
  }
}

import { type Diagnostic, forEachDiagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { EditIntent, Problem } from '../../engine/page.ts'
import { findChoices, openActions } from './language/actions.ts'
import { button, el } from './language/dom.ts'
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
  const message = problem.hint ? `${problem.message}\n${problem.hint}` : problem.message
  const fixes = problem.fixes ?? []
  const diagnostic: Diagnostic = {
    ...range,
    severity: problem.severity,
    source: problem.code,
    actions: fixes.map(({ label, intent }) => ({ name: label, apply: () => fix(intent) })),
    message,
    renderMessage: (view) => drawMessage(view, { message, known: fixes.length, pos: placeOf(view, diagnostic) }),
  }
  return diagnostic
}

/** With a way to the quick fixes that it does not offer by itself, where there are any. */
function drawMessage(
  view: EditorView,
  { message, known, pos }: { readonly message: string; readonly known: number; readonly pos: number },
): Node {
  const words = el('span', '', message)
  void findChoices(view, pos).then((choices) => {
    if (choices.length > known)
      words.append(
        ' ',
        button('Quick fix…', 'cm-link', () => openActions(view, pos)),
      )
  })
  return words
}

/** It moves with the text. */
function placeOf(view: EditorView, diagnostic: Diagnostic): number {
  let pos = Math.min(diagnostic.from, view.state.doc.length)
  forEachDiagnostic(view.state, (one, from) => {
    if (one === diagnostic) pos = from
  })
  return pos
}

import { editHere } from '../editHere.ts'
import { applyTextEdits, type EditIntent, type EditPlan } from '../model/edit.ts'
import type { Json, SourceText } from '../model/module.ts'
import type { Problem } from '../model/problem.ts'

/** A program's files, by path; one text alone is `main.ts`. */
export type Texts = Readonly<Record<string, string>> | string

/** What an edit makes of a program's text; the message of its refusal where it has one. */
export function edited(texts: Texts, intent: EditIntent, config: Record<string, Json> = {}): Texts | string {
  const outcome = outcomeOf(texts, intent, config)
  return 'refusal' in outcome ? outcome.refusal.message : outcome.texts
}

export function outcomeOf(
  given: Texts,
  intent: EditIntent,
  config: Record<string, Json> = {},
): { readonly texts: Texts; readonly plan: EditPlan } | { readonly refusal: Problem } {
  const files = filesOf(given)
  const modules = files.map((file) => file.path).filter((path) => !path.includes('/'))
  const outcome = editHere({ files, modules, config }, intent)
  if (!outcome.ok) return { refusal: outcome.problem }
  const after = Object.fromEntries(applyPlan(files, outcome.plan).map(({ path, text }) => [path, text]))
  const only = typeof given === 'string' && Object.keys(after).length === 1 ? after['main.ts'] : undefined
  return { texts: only ?? after, plan: outcome.plan }
}

export function applyPlan(files: readonly SourceText[], { changes, moved = [] }: EditPlan): SourceText[] {
  const changed = files.map((file) => {
    const change = changes.find((one) => one.path === file.path)
    return change ? { path: file.path, text: applyTextEdits(file.text, change.edits) } : file
  })
  const added = changes.filter((one) => one.isNew).map(({ path, edits }) => ({ path, text: applyTextEdits('', edits) }))
  const pathOf = (path: string) => moved.find((one) => one.from === path)?.to ?? path
  return [...changed.map(({ path, text }) => ({ path: pathOf(path), text })), ...added]
}

export function filesOf(texts: Texts): SourceText[] {
  return Object.entries(typeof texts === 'string' ? { 'main.ts': texts } : texts).map(([path, text]) => ({
    path,
    text,
  }))
}

import { Facet } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { FileChange, LanguageAnswers, LanguageQuestion, TextEdit } from '../../../engine/page.ts'
import type { Controller } from '../../store/controller.ts'
import type { AppState } from '../../store/state.ts'
import { offsetsIn, offsetsOf } from '../lineEnds.ts'
import type { TextChange } from '../textChange.ts'

/** What the parts of an editor know of the file that it shows, and whom they ask. */
export interface LanguageClient {
  readonly controller: Controller
  readonly state: () => AppState
  /** The file that is shown, and its text as the document has it. */
  readonly file: () => { readonly path: string; readonly text: string }
}

/** Whose editor a view is. */
export const client = Facet.define<LanguageClient, LanguageClient | null>({ combine: ([first]) => first ?? null })

/** Asks about a place of the editor's text; null where the text has gone on by the answer: it would point to wrong places. */
export async function ask<Kind extends LanguageQuestion['kind']>(
  view: EditorView,
  kind: Kind,
  at: number,
  more: Partial<LanguageQuestion> = {},
): Promise<LanguageAnswers[Kind] | null> {
  const { doc } = view.state
  const answer = await askAnyway(view, kind, at, more)
  return doc === view.state.doc ? answer : null
}

/** As `ask`, for what is of use where the text has gone on. */
export async function askAnyway<Kind extends LanguageQuestion['kind']>(
  view: EditorView,
  kind: Kind,
  at: number,
  more: Partial<LanguageQuestion> = {},
): Promise<LanguageAnswers[Kind] | null> {
  const own = view.state.facet(client)
  if (!own) return null
  const language = await own.controller.language()
  const { path, text } = own.file()
  const offset = offsetsOf(text)(at)
  // Every question names its file and a place; what else one needs is in `more`. Its answer is of its kind.
  const question = { from: offset, to: offset, kind, path, offset, ...more } as LanguageQuestion
  return (await language.ask(question)) as LanguageAnswers[Kind] | null
}

/** An offset in the file as one in the editor. */
export function toView(view: EditorView, offset: number): number {
  const own = view.state.facet(client)
  return Math.min(own ? offsetsIn(own.file().text)(offset) : offset, view.state.doc.length)
}

/** Edits of the file as changes of the editor's text. */
export function toChanges(view: EditorView, edits: readonly TextEdit[]): TextChange[] {
  return edits.map(({ start, end, text }) => ({
    from: toView(view, start),
    to: toView(view, end),
    insert: text.replace(/\r\n?/g, '\n'),
  }))
}

/** Makes changes of files one step of the document's history. */
export async function applyFiles(view: EditorView, title: string, changes: readonly FileChange[]): Promise<void> {
  const own = view.state.facet(client)
  const before = own?.state().history.present.files
  const language = await own?.controller.language()
  if (language && before === own?.state().history.present.files) language.apply(title, changes)
}

import type { Extension } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'
import { applyFiles, ask, client } from './client.ts'

/** On demand, and on the key that saves elsewhere: the project is saved as it is typed. */
export const format: Extension = keymap.of([
  { key: 'Shift-Alt-f', run: formatFile, preventDefault: true },
  { key: 'Mod-s', run: formatFile, preventDefault: true },
])

export function formatFile(view: EditorView): boolean {
  const own = view.state.facet(client)
  if (!own) return false
  const { path } = own.file()
  void ask(view, 'format', 0).then((outcome) => {
    if (!outcome) return
    if (!outcome.ok) own.controller.notify('info', `${outcome.problem.message} ${outcome.problem.hint}`)
    else if (outcome.edits.length)
      void applyFiles(view, `Format ${path}`, [{ path, isNew: false, edits: outcome.edits }])
  })
  return true
}

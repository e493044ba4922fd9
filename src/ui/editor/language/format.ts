import type { Extension } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'
import { client } from './client.ts'

/** On demand, and on the key that saves elsewhere: the project is saved as it is typed. */
export const format: Extension = keymap.of([
  { key: 'Shift-Alt-f', run: formatFile, preventDefault: true },
  { key: 'Mod-s', run: formatFile, preventDefault: true },
])

export function formatFile(view: EditorView): boolean {
  const own = view.state.facet(client)
  if (!own) return false
  void own.controller.language().then((language) => language.format([own.file().path]))
  return true
}

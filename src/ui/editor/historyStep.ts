import type { SourceText } from '../../engine/page.ts'
import type { Controller } from '../store/controller.ts'
import type { AppStore } from '../store/state.ts'

/** One step of the document's history, made from the editor: where it changed another file, that file is shown. */
export function stepHistory(store: AppStore, controller: Controller, step: 'undo' | 'redo'): void {
  const before = store.getState()
  controller[step]()
  const after = store.getState()
  const changed = changedFiles(before.history.present.files, after.history.present.files)
  const [first] = changed
  if (first !== undefined && !changed.includes(after.activeFile ?? '')) controller.view({ activeFile: first })
}

/** Paths of the files that are new or have another text. */
export function changedFiles(before: readonly SourceText[], after: readonly SourceText[]): string[] {
  const texts = new Map(before.map((file) => [file.path, file.text]))
  return after.filter((file) => texts.get(file.path) !== file.text).map((file) => file.path)
}

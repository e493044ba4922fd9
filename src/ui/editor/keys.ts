import { closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { foldKeymap } from '@codemirror/language'
import { lintKeymap } from '@codemirror/lint'
import { searchKeymap } from '@codemirror/search'
import type { Extension } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap } from '@codemirror/view'

export interface HistoryCommands {
  readonly undo: () => void
  readonly redo: () => void
}

/** The document's history is the only one: keys and the browser's own menu lead to it. Escape, then Tab leaves the editor. */
export function editorKeys(history: HistoryCommands): Extension {
  const command = (key: string, run: () => void): KeyBinding => ({
    key,
    stopPropagation: true,
    preventDefault: true,
    run: () => {
      run()
      return true
    },
  })
  return [
    keymap.of([
      command('Mod-z', history.undo),
      command('Mod-y', history.redo),
      command('Mod-Shift-z', history.redo),
      ...completionKeymap,
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...foldKeymap,
      ...lintKeymap,
      ...defaultKeymap.filter((binding) => binding.key !== RUN_KEY),
      indentWithTab,
    ]),
    EditorView.domEventHandlers({
      beforeinput(event) {
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
        event.preventDefault()
        if (event.inputType === 'historyUndo') history.undo()
        else history.redo()
        return true
      },
    }),
  ]
}

/** Runs the program everywhere on the page: the editor must not take it for a blank line. */
const RUN_KEY = 'Mod-Enter'

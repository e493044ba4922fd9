import { closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { foldKeymap } from '@codemirror/language'
import { lintKeymap } from '@codemirror/lint'
import { searchKeymap } from '@codemirror/search'
import type { Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

export interface HistoryCommands {
  readonly undo: () => void
  readonly redo: () => void
}

/** The document's history is the only one: keys and the browser's own menu lead to it. Escape, then Tab leaves the editor. */
export function editorKeys(history: HistoryCommands): Extension {
  return [
    EditorView.domEventHandlers({
      keydown: (event) => takeStep(event, history, stepOfKey(event)),
      beforeinput: (event) => takeStep(event, history, STEP_OF_INPUT.get(event.inputType) ?? null),
    }),
    keymap.of([
      ...completionKeymap,
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...foldKeymap,
      ...lintKeymap,
      ...defaultKeymap.filter((binding) => binding.key !== RUN_KEY),
      indentWithTab,
    ]),
  ]
}

const STEP_OF_INPUT: ReadonlyMap<string, keyof HistoryCommands> = new Map([
  ['historyUndo', 'undo'],
  ['historyRedo', 'redo'],
])

/** By the letter, in either case: with caps lock on, Shift gives the small one. */
function stepOfKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): keyof HistoryCommands | null {
  if (!(ctrlKey || metaKey) || altKey) return null
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' && !shiftKey ? 'redo' : null
}

/** The page listens for these keys too: it must not take the same step again. */
function takeStep(event: Event, history: HistoryCommands, step: keyof HistoryCommands | null): boolean {
  if (!step) return false
  event.preventDefault()
  event.stopPropagation()
  history[step]()
  return true
}

/** Runs the program everywhere on the page: the editor must not take it for a blank line. */
const RUN_KEY = 'Mod-Enter'

import type { EditorState, StateEffect } from '@codemirror/state'
import type { ViewUpdate } from '@codemirror/view'
import type { SourceText } from '../../engine/page.ts'
import type { AppStore, Reveal } from '../store/state.ts'

/** One of the two editors that can stand beside each other. */
export type PaneName = 'first' | 'second'

/** What an editor remembers while it is not on the screen: each file's cursor and scroll, and what it has shown already. */
export interface EditorMemory {
  readonly opened: number
  readonly files: Map<string, { readonly state: EditorState; readonly scroll: StateEffect<unknown> }>
  revealed: Reveal | null
  /** Who listens now: kept states outlive the view that made them. */
  onUpdate: (update: ViewUpdate) => void
  /** The file that is shown, as the document has it. */
  shown: SourceText
}

const memories = { first: new WeakMap<AppStore, EditorMemory>(), second: new WeakMap<AppStore, EditorMemory>() }

/** The memory of the open project; another project starts with none. */
export function memoryOf(store: AppStore, pane: PaneName): EditorMemory {
  const { opened, reveal } = store.getState()
  const known = memories[pane].get(store)
  if (known?.opened === opened) return known
  // The second editor comes later: what was shown before it was there is not shown again.
  const revealed = pane === 'first' ? null : reveal
  const memory: EditorMemory = { opened, files: new Map(), revealed, onUpdate: () => {}, shown: { path: '', text: '' } }
  memories[pane].set(store, memory)
  return memory
}

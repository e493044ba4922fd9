import type { EditorState, StateEffect } from '@codemirror/state'
import type { ViewUpdate } from '@codemirror/view'
import type { AppStore, Reveal } from '../store/state.ts'

/** What the editor remembers while it is not on the screen: each file's cursor and scroll, and what it has shown already. */
export interface EditorMemory {
  readonly opened: number
  readonly files: Map<string, { readonly state: EditorState; readonly scroll: StateEffect<unknown> }>
  revealed: Reveal | null
  /** Who listens now: kept states outlive the view that made them. */
  onUpdate: (update: ViewUpdate) => void
}

const memories = new WeakMap<AppStore, EditorMemory>()

/** The memory of the open project; another project starts with none. */
export function memoryOf(store: AppStore): EditorMemory {
  const { opened } = store.getState()
  const known = memories.get(store)
  if (known?.opened === opened) return known
  const memory: EditorMemory = { opened, files: new Map(), revealed: null, onUpdate: () => {} }
  memories.set(store, memory)
  return memory
}

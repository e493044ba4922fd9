import { applyEdit, type Edit, type ProjectDocument } from './document.ts'

/** One undo and redo history for code and canvas alike: documents share what they do not differ in. */
export interface History {
  readonly present: ProjectDocument
  readonly past: readonly ProjectDocument[]
  readonly future: readonly ProjectDocument[]
  /** What the last edit was and when: a burst of the same kind is one step. */
  readonly last: { readonly burst: string; readonly time: number } | null
}

const BURST_MS = 500
const MOST_STEPS = 500

export function startHistory(present: ProjectDocument): History {
  return { present, past: [], future: [], last: null }
}

/** Several edits at once are one step. */
export function pushEdit(history: History, edits: readonly Edit[], time: number): History {
  const present = edits.reduce(applyEdit, history.present)
  if (present === history.present) return history
  const burst = edits.length === 1 && edits[0] ? burstOf(edits[0]) : null
  const joins = burst !== null && history.last?.burst === burst && time - history.last.time < BURST_MS
  const past = joins ? history.past : [...history.past, history.present].slice(-MOST_STEPS)
  return { present, past, future: [], last: burst === null ? null : { burst, time } }
}

export function undo(history: History): History {
  const before = history.past[history.past.length - 1]
  if (!before) return history
  return { present: before, past: history.past.slice(0, -1), future: [history.present, ...history.future], last: null }
}

export function redo(history: History): History {
  const [next, ...rest] = history.future
  if (!next) return history
  return { present: next, past: [...history.past, history.present], future: rest, last: null }
}

/** Typing in one file, one widget or one note is a burst; every other edit is its own step. */
function burstOf(edit: Edit): string | null {
  if (edit.kind === 'setText') return `text ${edit.path}`
  if (edit.kind === 'setInput') return `input ${edit.name}`
  if (edit.kind === 'setConfig') return 'config'
  if (edit.kind === 'setView' && edit.burst) return `view ${edit.burst}`
  return null
}

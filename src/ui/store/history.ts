import { applyEdit, type Edit, type ProjectDocument } from './document.ts'

/** One undo and redo history for code and canvas alike: documents share what they do not differ in. */
export interface History {
  readonly present: ProjectDocument
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** What the last edit was and when: a burst of the same kind is one step. */
  readonly last: { readonly burst: string; readonly time: number } | null
}

/** On the other side of a step: the document, and what the step does in words where that is not plain from the two. */
export interface Step {
  readonly document: ProjectDocument
  readonly title: string | null
}

const BURST_MS = 500
const MOST_STEPS = 500

export function startHistory(present: ProjectDocument): History {
  return { present, past: [], future: [], last: null }
}

/** Several edits at once are one step; what has a title of its own joins no burst. */
export function pushEdit(history: History, edits: readonly Edit[], time: number, title: string | null = null): History {
  const present = edits.reduce(applyEdit, history.present)
  if (present === history.present) return history
  const burst = title === null && edits.length === 1 && edits[0] ? burstOf(edits[0]) : null
  const joins = burst !== null && history.last?.burst === burst && time - history.last.time < BURST_MS
  const past = joins ? history.past : [...history.past, { document: history.present, title }].slice(-MOST_STEPS)
  return { present, past, future: [], last: burst === null ? null : { burst, time } }
}

export function undo(history: History): History {
  const before = history.past[history.past.length - 1]
  if (!before) return history
  const { document, title } = before
  const undone = { document: history.present, title }
  return { present: document, past: history.past.slice(0, -1), future: [undone, ...history.future], last: null }
}

export function redo(history: History): History {
  const [next, ...rest] = history.future
  if (!next) return history
  const { document, title } = next
  const done = { document: history.present, title }
  return { present: document, past: [...history.past, done], future: rest, last: null }
}

/** A data file that no edit made: it is there whatever is undone. */
export function withData(history: History, name: string, blob: Blob): History {
  const put = (document: ProjectDocument) => applyEdit(document, { kind: 'putData', name, blob })
  const inStep = (step: Step): Step => ({ ...step, document: put(step.document) })
  const { present, past, future } = history
  return { ...history, present: put(present), past: past.map(inStep), future: future.map(inStep) }
}

/** Typing in one file, one widget or one note is a burst; every other edit is its own step. */
function burstOf(edit: Edit): string | null {
  if (edit.kind === 'setText') return `text ${edit.path}`
  if (edit.kind === 'setInput') return `input ${edit.name}`
  if (edit.kind === 'setConfig') return 'config'
  if (edit.kind === 'setView' && edit.burst) return `view ${edit.burst}`
  return null
}

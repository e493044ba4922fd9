import type { Problem } from './problem.ts'

export type { EditIntent, Fix } from './intent.ts'

/** Replaces `[start, end)` of a text; edits of one text do not overlap and stand in order. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface FileChange {
  readonly path: string
  /** The file does not exist yet: its one edit is its text. */
  readonly isNew: boolean
  readonly edits: readonly TextEdit[]
}

/** What an intent means for the text, and for what a project keeps by names of nodes. */
export interface EditPlan {
  /** In words, for menus and the history: `Rename spend to cost`. */
  readonly title: string
  readonly changes: readonly FileChange[]
  /** Outputs, inputs, pins and places follow. */
  readonly renames: readonly { readonly from: string; readonly to: string }[]
  /** Files that get another path, when their texts are changed. */
  readonly moved?: readonly { readonly from: string; readonly to: string }[]
  /** Nodes that the edit makes, to be shown. */
  readonly created: readonly string[]
  /** Of a pasted text: nodes that it calls otherwise than the program does now. */
  readonly aliases?: readonly { readonly from: string; readonly to: string }[]
}

export type EditOutcome =
  | { readonly ok: true; readonly plan: EditPlan }
  /** Nothing changes. `where` of the problem is where the edit can be made by hand. */
  | { readonly ok: false; readonly problem: Problem }

/** Functions as a text that any editor takes. */
export type CopyOutcome =
  | {
      readonly ok: true
      readonly text: string
      /** The nodes whose functions are in the text, in its order; inputs have no text. */
      readonly nodes: readonly string[]
    }
  | { readonly ok: false; readonly problem: Problem }

/** Whether a node may feed a function by one of its parameters, or by a new one (null). */
export interface PortFit {
  readonly target: string
  readonly parameter: string | null
  /** Why not; null where it may. */
  readonly refusal: string | null
}

/** The text with all edits made; they are in order and do not overlap. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let out = ''
  let at = 0
  for (const edit of edits) {
    out += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return out + text.slice(at)
}

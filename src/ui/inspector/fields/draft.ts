import type { Problem } from '../../../engine/page.ts'

/** Why something typed is not taken, and where that is. */
export type Refusal = Pick<Problem, 'message' | 'hint' | 'where'>

/** What is typed in a field and not in the code yet. */
export interface Draft {
  readonly text: string
  /** On its way to the code. */
  readonly sent: string | null
  readonly refusal: Refusal | null
}

/** A refusal was of another text. */
export function typed(draft: Draft | null, text: string): Draft {
  return { text, sent: draft?.sent ?? null, refusal: draft?.text === text ? draft.refusal : null }
}

/** What to send of it: nothing where it says what is there already, or is on its way. */
export function toSend(draft: Draft | null, value: string): string | null {
  return draft === null || draft.text === value || draft.sent === draft.text ? null : draft.text
}

export function sent(draft: Draft): Draft {
  return { text: draft.text, sent: draft.text, refusal: null }
}

/** The answer to what was sent; what was typed meanwhile stays. */
export function answered(draft: Draft | null, of: string, refusal: Refusal | null): Draft | null {
  if (draft === null || draft.sent !== of) return draft
  if (draft.text !== of) return { ...draft, sent: null }
  return refusal && { text: of, sent: null, refusal }
}

/** When the focus goes: a text that says nothing new is none. */
export function left(draft: Draft | null, value: string): Draft | null {
  return draft?.text === value ? null : draft
}

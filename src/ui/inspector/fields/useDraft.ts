import { useEffect, useRef, useState } from 'react'
import { useController } from '../../store/react.tsx'
import { answered, type Draft, left, type Refusal, sent, toSend, typed } from './draft.ts'

/** Puts what was typed into the program; gives why not. */
export type Write = (text: string) => Promise<Refusal | null>

export interface FieldState {
  readonly text: string
  readonly isSending: boolean
  readonly refusal: Refusal | null
  /** Whether something stands there that the code does not say. */
  readonly isDirty: boolean
  change(text: string): void
  /** Sends it, also a second time what was refused. */
  commit(): void
  /** When the focus goes: sends what is new. */
  leave(): void
  /** Back to what the code says. */
  revert(): void
}

/** A text of the program in a field. What is typed is never lost to an answer that comes late. */
export function useDraft(value: string, write: Write): FieldState {
  const [draft, setDraft] = useState<Draft | null>(null)
  const tell = useTellLater()

  async function send(text: string): Promise<void> {
    setDraft((now) => now && sent(now))
    const refusal = await write(text)
    setDraft((now) => answered(now, text, refusal))
    tell(refusal)
  }

  function commit(): void {
    const text = toSend(draft, value)
    if (text === null) setDraft((now) => left(now, value))
    else void send(text)
  }

  return {
    text: draft?.text ?? value,
    isSending: draft?.sent != null,
    refusal: draft?.refusal ?? null,
    isDirty: draft !== null && draft.text !== value,
    change: (text) => setDraft((now) => typed(now, text)),
    commit,
    leave: () => {
      if (!draft?.refusal) commit()
    },
    revert: () => setDraft(null),
  }
}

/** A refusal whose field is gone by now is told as a notice. */
export function useTellLater(): (refusal: Refusal | null) => void {
  const controller = useController()
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return (refusal) => {
    if (refusal && !isHere.current) controller.notify('error', `${refusal.message} ${refusal.hint}`)
  }
}

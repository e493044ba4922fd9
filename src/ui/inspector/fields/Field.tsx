import { type KeyboardEvent, useId } from 'react'
import { focusOnMount } from './focusOnMount.ts'
import { Refused } from './Refused.tsx'
import { type FieldState, useDraft, type Write } from './useDraft.ts'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly write: Write
  /** Looks like what it says until it is used. */
  readonly look: 'title' | 'type' | 'mono' | 'prose'
  /** Enter begins a line, Ctrl-Enter commits. */
  readonly hasLines?: boolean
  readonly placeholder?: string
  readonly title?: string
  /** The person has just asked for it: the focus goes there. */
  readonly isAsked?: boolean
}

/** A text of the program, changed where it stands: Enter or leaving commits, Esc takes back. */
export function Field({
  label,
  value,
  write,
  look,
  hasLines = false,
  placeholder,
  title,
  isAsked = false,
}: FieldProps) {
  const field = useDraft(value, write)
  const refusalId = useId()
  const shared = {
    className: `edit-field ${look}`,
    'aria-label': label,
    'aria-invalid': field.refusal !== null,
    'aria-busy': field.isSending,
    'aria-describedby': field.refusal ? refusalId : undefined,
    placeholder,
    title,
    spellCheck: look === 'prose',
    autoComplete: 'off',
    value: field.text,
    onChange: (event: { readonly target: { readonly value: string } }) => field.change(event.target.value),
    onBlur: field.leave,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => onFieldKey(event, field, hasLines),
    ref: isAsked ? focusOnMount : undefined,
  }
  return (
    <>
      {hasLines ? <textarea {...shared} rows={field.text.split('\n').length} /> : <input {...shared} type="text" />}
      <Refused id={refusalId} refusal={field.refusal} />
    </>
  )
}

function onFieldKey(event: KeyboardEvent<HTMLElement>, field: FieldState, hasLines: boolean): void {
  const isChord = event.ctrlKey || event.metaKey
  if (event.key === 'Enter' && (isChord || !hasLines)) {
    event.preventDefault()
    field.commit()
  } else if (event.key === 'Escape' && (field.isDirty || field.refusal)) {
    event.preventDefault()
    field.revert()
  } else if (isChord && /^[zy]$/i.test(event.key) && field.isDirty) {
    // What is not in the code yet is no step of its history: the field takes it back itself.
    event.stopPropagation()
  }
}

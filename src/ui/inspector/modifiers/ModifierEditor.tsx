import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Refusal } from '../fields/draft.ts'
import { Refused } from '../fields/Refused.tsx'
import { CacheFields } from './CacheFields.tsx'
import { CheckFields } from './CheckFields.tsx'
import { type Faults, formToCall, type ModifierForm } from './modifierForm.ts'
import { RowFields } from './RowFields.tsx'
import { TextFields } from './TextFields.tsx'

interface ModifierEditorProps {
  readonly title: string
  readonly initial: ModifierForm
  /** The call as it stands in the code; null for a new one. */
  readonly was: string | null
  readonly save: (text: string) => Promise<Refusal | null>
  readonly close: () => void
}

/** A modifier by its fields, or by its text. Enter saves, Esc leaves it as it was. */
export function ModifierEditor({ title, initial, was, save, close }: ModifierEditorProps) {
  const [form, setForm] = useState(initial)
  const [isSending, setIsSending] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const call = formToCall(form)
  const faults: Faults = call.ok || !isTried ? NONE : call.faults

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault()
    setIsTried(true)
    if (!call.ok || isSending) return
    if (form === initial && was !== null) return close()
    setIsSending(true)
    const found = await save(call.text)
    setIsSending(false)
    setRefusal(found)
  }

  function change(next: ModifierForm): void {
    setForm(next)
    setRefusal(null)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <form
      className="inline-form boxed"
      aria-label={title}
      aria-busy={isSending}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={onKeyDown}
    >
      <FirstFocused key={form.kind}>
        <FormFields form={form} faults={faults} change={change} />
      </FirstFocused>
      <Refused refusal={refusal} />
      <div className="form-foot">
        {form.kind !== 'text' && (
          <button
            type="button"
            className="button quiet small at-start"
            title="Write the call itself"
            onClick={() => change({ kind: 'text', text: call.ok ? call.text : (was ?? '') })}
          >
            As text
          </button>
        )}
        <button type="button" className="button quiet small" onClick={close}>
          Cancel
        </button>
        <button type="submit" className="button primary small">
          {was === null ? 'Add' : 'Save'}
        </button>
      </div>
    </form>
  )
}

interface FormFieldsProps {
  readonly form: ModifierForm
  readonly faults: Faults
  readonly change: (form: ModifierForm) => void
}

function FormFields({ form, faults, change }: FormFieldsProps) {
  switch (form.kind) {
    case 'tag':
    case 'config':
      return <RowFields form={form} faults={faults} change={change} />
    case 'check':
      return <CheckFields form={form} faults={faults} change={change} />
    case 'cache':
      return <CacheFields form={form} change={change} />
    case 'text':
      return <TextFields form={form} faults={faults} change={change} />
  }
}

const NONE: Faults = new Map()

/** The focus starts at the first field. */
function FirstFocused({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input:not([type=radio]), textarea, select')?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={box} className="form-fields">
      {children}
    </div>
  )
}

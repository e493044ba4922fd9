import { type FormEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Operation, OperationAnswers, OperationContext } from '../../engine/operations.ts'
import type { Problem } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { CodePreview } from './CodePreview.tsx'
import { OperationInput } from './OperationInput.tsx'
import { fillForm } from './operationForm.ts'

export interface OperationFormProps {
  readonly operation: Operation
  /** What is known of the project; the name follows from the answers. */
  readonly context: Omit<OperationContext, 'name'>
  readonly nameFor: (answers: OperationAnswers) => string
  readonly onBack: () => void
  /** Gives why not, and then nothing has changed. */
  readonly onWrite: (text: string) => Promise<Problem | null>
}

/** What an operation asks for, and the code that it will write: Enter writes it. */
export function OperationForm({ operation, context, nameFor, onBack, onWrite }: OperationFormProps) {
  const [given, setGiven] = useState<OperationAnswers>({})
  const [isTried, setIsTried] = useState(false)
  const [refusal, setRefusal] = useState<Problem | null>(null)
  const form = useRef<HTMLFormElement>(null)
  // Not shown: an edit is made within a frame or two.
  const isBusy = useRef(false)
  const refusalId = useId()
  const { fields, written, answers } = useMemo(() => {
    const form = fillForm(operation, { ...context, name: operation.id }, given)
    const name = nameFor(form.answers)
    return { ...form, written: operation.write(form.answers, { ...context, name }) }
  }, [operation, context, nameFor, given])
  const problemOf = (id: string) => {
    const isShown = isTried || Object.hasOwn(given, id)
    return (isShown && !written.ok && written.problems.find((one) => one.field === id)?.message) || null
  }
  // The first field; without any, what writes it.
  useEffect(() => form.current?.querySelector<HTMLElement>(':is(input, select, .palette-chip, .primary)')?.focus(), [])

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setIsTried(true)
    if (written.ok) {
      if (isBusy.current) return
      isBusy.current = true
      setRefusal(await onWrite(written.text))
      isBusy.current = false
      return
    }
    const wrong = written.problems[0]?.field
    form.current?.querySelector<HTMLElement>(`[data-field="${wrong}"] :is(input, select, button)`)?.focus()
  }

  /** Enter goes on from everywhere; in lists and choices it would do something else by itself. */
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    if (
      event.key !== 'Enter' ||
      (event.target instanceof Element && event.target.closest('.palette-actions, .palette-head'))
    )
      return
    event.preventDefault()
    form.current?.requestSubmit()
  }

  return (
    <form
      ref={form}
      className="palette-form"
      data-changed={Object.keys(given).length > 0 || undefined}
      aria-describedby={refusal ? refusalId : undefined}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={onKeyDown}
    >
      <div className="palette-head">
        <button type="button" className="button quiet icon" aria-label="Back" title="Back (Esc)" onClick={onBack}>
          <Icon name="chevronLeft" />
        </button>
        <h2>{operation.title}</h2>
        {context.sources.length > 0 && (
          <span className="palette-of ellipsis">
            of <code>{context.sources.map((one) => one.name).join(', ')}</code>
          </span>
        )}
      </div>
      <div className="palette-fields">
        {fields.map((field) => (
          <OperationInput
            key={field.id}
            field={field}
            answer={answers[field.id] ?? ''}
            problem={problemOf(field.id)}
            onAnswer={(answer) => {
              setGiven({ ...given, [field.id]: answer })
              setRefusal(null)
            }}
          />
        ))}
        {fields.length === 0 && <p className="palette-hint">{operation.hint}.</p>}
        <CodePreview text={written.ok ? written.text : null} />
        {refusal && (
          <p id={refusalId} className="palette-problem" role="alert">
            {refusal.message} {refusal.hint}
          </p>
        )}
      </div>
      <div className="palette-actions">
        <button type="button" className="button quiet" onClick={onBack}>
          Back
        </button>
        <button type="submit" className="button primary">
          Add
        </button>
      </div>
    </form>
  )
}

import { type FormEvent, lazy, type RefObject, Suspense, useId, useRef, useState } from 'react'
import type { Place } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { Popup } from '../common/Popup.tsx'
import { useAppStore, useController } from '../store/react.tsx'
import type { Prompt } from '../store/targets.ts'
import type { Answer, PromptAction, PromptField, PromptForm } from './promptForm.ts'
import { formFor } from './prompts.ts'
import './commands.css'

const ConnectBox = lazy(() => import('./ConnectBox.tsx').then((module) => ({ default: module.ConnectBox })))

/** Asks for what a command needs to be told, where it was asked for. */
export function PromptBox({ prompt }: { readonly prompt: Prompt }) {
  const store = useAppStore()
  const controller = useController()
  const [form] = useState(() => formFor(prompt, store.getState()))
  const close = () => {
    if (store.getState().prompt === prompt) controller.view({ prompt: null })
  }
  return (
    <Popup label={form?.title ?? 'Connect'} className="prompt" anchor={(box) => anchorOf(prompt, box)} onClose={close}>
      {form ? (
        <FormBox form={form} prompt={prompt} />
      ) : (
        <Suspense>{prompt.kind === 'connect' && <ConnectBox source={prompt.node} />}</Suspense>
      )}
    </Popup>
  )
}

const IS_OF_PROJECT: ReadonlySet<Prompt['kind']> = new Set(['limits', 'newModule', 'renameProject'])

/** At the pointer; asked for by a key, below the card that it is about. */
function anchorOf(prompt: Prompt, box: HTMLElement): { left: number; top: number } {
  if (prompt.at) return { left: prompt.at.x, top: prompt.at.y }
  const card = IS_OF_PROJECT.has(prompt.kind)
    ? null
    : document.querySelector('.canvas [aria-current], .canvas .in-group')
  const around = (card ?? document.querySelector('.canvas'))?.getBoundingClientRect()
  if (!around) return { left: (innerWidth - box.offsetWidth) / 2, top: 80 }
  return card
    ? { left: around.left, top: around.bottom + 8 }
    : { left: around.left + (around.width - box.offsetWidth) / 2, top: around.top + 48 }
}

interface Trouble {
  readonly text: string
  readonly where: Place | null
}

function FormBox({ form, prompt }: { readonly form: PromptForm; readonly prompt: Prompt }) {
  const controller = useController()
  const [values, setValues] = useState(() => Object.fromEntries(form.fields.map((field) => [field.name, field.value])))
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  // Not shown: an edit is made within a frame or two, and drawing that it is under way would take as long.
  const isBusy = useRef(false)
  const troubleId = useId()
  const firstField = useRef<HTMLInputElement>(null)
  const main = form.actions[form.actions.length - 1]

  async function choose(action: PromptAction): Promise<void> {
    const answer = action.answer(values)
    if (isBusy.current) return
    isBusy.current = true
    const found = await give(answer)
    isBusy.current = false
    setTrouble(found)
    if (found) {
      firstField.current?.focus()
      return
    }
    controller.view({
      prompt: null,
      ...(prompt.kind === 'newFunction' || prompt.kind === 'insert' ? { sideTab: 'code' } : {}),
    })
  }

  async function give(answer: Answer): Promise<Trouble | null> {
    if (answer.kind === 'nothing') return null
    if (answer.kind === 'wrong') return { text: answer.message, where: null }
    if (answer.kind === 'edit') {
      controller.edit(answer.edit)
      if (answer.edit.kind === 'addFile') controller.view({ activeFile: answer.edit.path, sideTab: 'code' })
      return null
    }
    const problem = await controller.change(answer.intent, ...answer.besides)
    return problem && { text: `${problem.message} ${problem.hint}`, where: problem.where }
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (main) void choose(main)
  }

  return (
    <form
      className="prompt-form"
      data-changed={form.fields.some((field) => values[field.name] !== field.value) || undefined}
      onSubmit={submit}
      aria-describedby={trouble ? troubleId : undefined}
    >
      <h2 className="prompt-title">{form.title}</h2>
      {form.text && <p className="prompt-text">{form.text}</p>}
      {form.fields.map((field, at) => (
        <Field
          key={field.name}
          input={at === 0 ? firstField : undefined}
          field={field}
          value={values[field.name] ?? ''}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      {trouble && (
        <p id={troubleId} className="prompt-trouble" role="alert">
          <Icon name="warning" size={14} />
          <span>
            {trouble.text}
            {trouble.where && <ShowPlace where={trouble.where} />}
          </span>
        </p>
      )}
      <footer className="prompt-actions">
        <button type="button" className="button quiet" onClick={() => controller.view({ prompt: null })}>
          Cancel
        </button>
        {form.actions.map((action) => (
          <button
            key={action.label}
            type={action.isMain ? 'submit' : 'button'}
            className={action.isMain ? 'button primary is-main' : 'button'}
            onClick={action.isMain ? undefined : () => void choose(action)}
          >
            {action.label}
          </button>
        ))}
      </footer>
    </form>
  )
}

function ShowPlace({ where }: { readonly where: Place }) {
  const controller = useController()
  return (
    <>
      {' '}
      <button
        type="button"
        className="link"
        onClick={() => {
          controller.view({ prompt: null, sideTab: 'code' })
          controller.show(where)
        }}
      >
        Show in code
      </button>
    </>
  )
}

interface FieldProps {
  readonly input?: RefObject<HTMLInputElement | null> | undefined
  readonly field: PromptField
  readonly value: string
  readonly onChange: (value: string) => void
}

function Field({ input, field, value, onChange }: FieldProps) {
  const id = useId()
  const { label, hint, options, placeholder, isCode } = field
  return (
    <div className="prompt-field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        className={isCode ? 'field mono' : 'field'}
        value={value}
        placeholder={placeholder}
        list={options ? `${id}-options` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      {options && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {hint && (
        <p id={`${id}-hint`} className="prompt-hint">
          {hint}
        </p>
      )}
    </div>
  )
}

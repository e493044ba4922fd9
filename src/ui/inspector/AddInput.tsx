import { type FormEvent, useId, useState } from 'react'
import type { GraphNode } from '../../engine/page.ts'
import { useAppStore, useController } from '../store/react.tsx'
import type { Refusal } from './fields/draft.ts'
import { focusOnMount } from './fields/focusOnMount.ts'
import { Refused } from './fields/Refused.tsx'
import { useEdit } from './useEdit.ts'

const EMPTY = { name: '', type: 'number', defaultText: '' }

/** A parameter that no function feeds. */
export function AddInput({ node, close }: { readonly node: GraphNode; readonly close: () => void }) {
  const controller = useController()
  const edit = useEdit(node.name)
  const store = useAppStore()
  const [typed, setTyped] = useState(EMPTY)
  const [isSending, setIsSending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const refusalId = useId()

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (isSending) return
    setIsSending(true)
    const [name, defaultText] = [typed.name.trim(), typed.defaultText.trim()]
    const found = await edit((target) => ({
      kind: 'addInput',
      target,
      name,
      type: typed.type.trim(),
      ...(defaultText ? { defaultText } : {}),
    }))
    setIsSending(false)
    setRefusal(found)
    if (found) return
    close()
    // A new node is selected; the person is at work on the function.
    if (store.getState().selected === name) controller.select(node.name, 'code')
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-after="input ${node.name}"]`)?.focus())
  }

  function change(parts: Partial<typeof EMPTY>): void {
    setTyped({ ...typed, ...parts })
    setRefusal(null)
  }

  const field = (key: keyof typeof EMPTY, label: string, placeholder: string) => (
    <label className="inline-field">
      <span className="field-label">{label}</span>
      <input
        className="field mono"
        type="text"
        ref={key === 'name' ? focusOnMount : undefined}
        aria-invalid={refusal !== null}
        aria-describedby={refusal ? refusalId : undefined}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        value={typed[key]}
        onChange={(event) => change({ [key]: event.target.value })}
      />
    </label>
  )

  return (
    <form
      className="inline-form boxed"
      aria-label={`Add an input to ${node.name}`}
      aria-busy={isSending}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        close()
      }}
    >
      <div className="inline-line">
        {field('name', 'Name', 'rate')}
        {field('type', 'Type', 'number')}
        {field('defaultText', 'Default', 'none')}
      </div>
      <Refused id={refusalId} refusal={refusal} />
      <div className="form-foot">
        <button type="button" className="button quiet small" onClick={close}>
          Cancel
        </button>
        <button type="submit" className="button primary small" disabled={typed.name.trim() === ''}>
          Add input
        </button>
      </div>
    </form>
  )
}

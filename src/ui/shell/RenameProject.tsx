import { type KeyboardEvent, useState } from 'react'
import { useController } from '../store/react.tsx'

/** The project's name where it stands: click to change it, Enter to keep, Escape to leave it. */
export function RenameProject({ name }: { readonly name: string }) {
  const controller = useController()
  const [draft, setDraft] = useState<string | null>(null)
  function keep() {
    const next = draft?.trim()
    if (next && next !== name) controller.edit({ kind: 'setSettings', settings: { name: next } })
    setDraft(null)
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.stopPropagation()
    if (event.key === 'Escape') setDraft(null)
    else keep()
  }
  if (draft === null) {
    return (
      <button
        type="button"
        className="project-name ellipsis"
        title={`${name}: click to rename`}
        onClick={() => setDraft(name)}
      >
        {name}
      </button>
    )
  }
  return (
    <input
      className="field project-field"
      aria-label="Project name"
      value={draft}
      ref={(field) => field?.focus()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  )
}

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { findNameFault, freeFileName, toFileName } from '../common/fileName.ts'
import { useController } from '../store/react.tsx'

export function NewFile({ existing, onDone }: { readonly existing: readonly string[]; readonly onDone: () => void }) {
  const controller = useController()
  const [typed, setTyped] = useState(() => freeFileName(existing))
  const field = useRef<HTMLInputElement>(null)
  const name = toFileName(typed)
  const fault = findNameFault(name, existing)

  useEffect(() => field.current?.select(), [])

  function add(event: FormEvent): void {
    event.preventDefault()
    if (fault !== null) return
    controller.edit({ kind: 'addFile', path: name, text: '' })
    controller.view({ activeFile: name })
    onDone()
  }

  return (
    <form className="code-ask" onSubmit={add} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <label>
        New module
        <input
          ref={field}
          className="code-name"
          value={typed}
          spellCheck={false}
          aria-invalid={fault !== null}
          aria-describedby="new-file-fault"
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" className="button primary" disabled={fault !== null}>
        Add
      </button>
      <button type="button" className="button" onClick={onDone}>
        Cancel
      </button>
      <span id="new-file-fault" className="code-fault">
        {fault}
      </span>
    </form>
  )
}

import { type FormEvent, useId, useState } from 'react'
import type { Refusal } from './fields/draft.ts'
import { focusOnMount } from './fields/focusOnMount.ts'
import { Refused } from './fields/Refused.tsx'
import { useTellLater } from './fields/useDraft.ts'

interface NewModuleProps {
  readonly create: (path: string) => Promise<Refusal | null>
  readonly close: () => void
}

/** Asks for the name of a new file. */
export function NewModule({ create, close }: NewModuleProps) {
  const [name, setName] = useState('')
  const [isSending, setIsSending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const tell = useTellLater()
  const refusalId = useId()

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (name.trim() === '' || isSending) return
    setIsSending(true)
    const found = await create(modulePath(name))
    setIsSending(false)
    setRefusal(found)
    tell(found)
    if (!found) close()
  }

  return (
    <form
      className="inline-form"
      aria-label="New module"
      aria-busy={isSending}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        close()
      }}
    >
      <div className="inline-line">
        <input
          className="field mono"
          type="text"
          aria-label="Name of the new module"
          aria-invalid={refusal !== null}
          aria-describedby={refusal ? refusalId : undefined}
          placeholder="module.ts"
          spellCheck={false}
          autoComplete="off"
          ref={focusOnMount}
          value={name}
          onChange={(event) => {
            setName(event.target.value)
            setRefusal(null)
          }}
        />
        <button type="submit" className="button" disabled={name.trim() === ''}>
          Move
        </button>
      </div>
      <Refused id={refusalId} refusal={refusal} />
    </form>
  )
}

/** `stats` is `stats.ts`. */
function modulePath(name: string): string {
  const path = name.trim()
  return /\.tsx?$/.test(path) ? path : `${path}.ts`
}

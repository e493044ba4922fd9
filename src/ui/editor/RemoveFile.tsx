import { useEffect, useRef } from 'react'
import { useController } from '../store/react.tsx'

export function RemoveFile({ path, onDone }: { readonly path: string; readonly onDone: () => void }) {
  const controller = useController()
  const keep = useRef<HTMLButtonElement>(null)

  useEffect(() => keep.current?.focus(), [])

  function remove(): void {
    controller.edit({ kind: 'removeFile', path })
    onDone()
  }

  return (
    <div
      className="code-ask"
      role="alertdialog"
      aria-label={`Remove ${path}?`}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <span>
        Remove <code>{path}</code>? Its functions leave the graph; undo brings them back.
      </span>
      <button type="button" className="button danger" onClick={remove}>
        Remove
      </button>
      <button ref={keep} type="button" className="button" onClick={onDone}>
        Keep
      </button>
    </div>
  )
}

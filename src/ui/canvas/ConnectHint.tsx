import { useEffect, useState } from 'react'
import { useApp, useController } from '../store/react.tsx'
import type { Connecting } from '../store/targets.ts'
import { dropAt } from './dropAt.ts'
import './connectHint.css'

/** While a wire is drawn: what letting it go here would do, or why it cannot be. */
export function ConnectHint() {
  const controller = useController()
  const connecting = useApp((state) => state.connecting)
  const [pointer, setPointer] = useState<{ readonly x: number; readonly y: number } | null>(null)
  useEffect(() => {
    const follow = (event: PointerEvent) => setPointer({ x: event.clientX, y: event.clientY })
    window.addEventListener('pointermove', follow)
    return () => window.removeEventListener('pointermove', follow)
  }, [])
  const source = connecting?.source
  useEffect(() => {
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || source === undefined) return
      event.preventDefault()
      controller.view({ connecting: { source, fits: null, isCancelled: true } })
    }
    window.addEventListener('keydown', cancel, true)
    return () => window.removeEventListener('keydown', cancel, true)
  }, [controller, source])
  if (!connecting || connecting.isCancelled || !pointer) return null
  const hint = hintAt(connecting, pointer)
  if (!hint) return null
  return (
    <div
      className={hint.isRefused ? 'connect-hint is-refused' : 'connect-hint'}
      role="status"
      style={{ left: Math.min(pointer.x + 14, innerWidth - 300), top: Math.min(pointer.y + 18, innerHeight - 60) }}
    >
      {hint.text}
    </div>
  )
}

function hintAt({ source, fits }: Connecting, { x, y }: { readonly x: number; readonly y: number }) {
  const { node, port, isGround } = dropAt(x, y)
  if (isGround) return { text: `New function that takes ${source}`, isRefused: false }
  if (node === null || node === source) return null
  const refusal = fits?.get(node)?.get(port ?? '')
  if (refusal) return { text: refusal, isRefused: true }
  if (fits && !fits.has(node)) return { text: `${node} takes nothing: it is no function`, isRefused: true }
  return {
    text: port === null ? `${node} takes ${source}` : `${node} takes ${source} in the place of ${port}`,
    isRefused: false,
  }
}

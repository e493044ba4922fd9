import { type ReactNode, useEffect, useRef } from 'react'
import { useAppStore } from '../store/react.tsx'
import './behind.css'

interface BehindProps {
  readonly isLeft: boolean
  readonly children: ReactNode
}

/** What is left for a closer look at something in it: it comes back as it was, with the keys where they were. */
export function Behind({ isLeft, children }: BehindProps) {
  const box = useRef<HTMLDivElement>(null)
  const last = useRef<HTMLElement | null>(null)
  const wasLeft = useRef(isLeft)
  useEffect(() => {
    const element = box.current
    // The rows of a tree have no keys of their own.
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last.current = target.closest<HTMLElement>('[role="tree"]') ?? target
    }
    element?.addEventListener('focusin', remember)
    return () => element?.removeEventListener('focusin', remember)
  }, [])
  useEffect(() => {
    const tree = box.current?.querySelector<HTMLElement>('[role="tree"]')
    if (wasLeft.current && !isLeft) (last.current?.isConnected ? last.current : tree)?.focus({ preventScroll: true })
    wasLeft.current = isLeft
  }, [isLeft])
  return (
    <div ref={box} className="behind" hidden={isLeft}>
      {children}
    </div>
  )
}

interface AheadProps {
  /** Where somebody asked for it, the keys go there. */
  readonly takesKeys?: boolean | undefined
  readonly onBack: () => void
  readonly children: ReactNode
}

/** What is looked at in the place of what is left behind: Esc leads back. */
export function Ahead({ takesKeys = true, onBack, children }: AheadProps) {
  const store = useAppStore()
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(onBack)
  useEffect(() => {
    latest.current = onBack
  })
  useEffect(() => {
    if (takesKeys) focusFirst(box.current)
  }, [takesKeys])
  useEffect(() => {
    // After all that is in it, and before the page, whose Esc deselects. A run is nearer: it is stopped first.
    const close = (event: KeyboardEvent) => {
      const isWithin = event.target instanceof Node && box.current?.contains(event.target)
      if (event.key !== 'Escape' || !isWithin || store.getState().running) return
      event.stopPropagation()
      latest.current()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [store])
  return (
    <div ref={box} className="ahead">
      {children}
    </div>
  )
}

function focusFirst(box: HTMLElement | null): void {
  const found = box?.querySelector<HTMLElement>('[role="grid"], [role="tree"]') ?? box?.querySelector('[role="tab"]')
  if (found instanceof HTMLElement) found.focus({ preventScroll: true })
}

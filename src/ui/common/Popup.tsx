import { type ReactNode, useEffect, useRef } from 'react'
import { placeWithin, useOutsidePress } from './MenuAt.tsx'

export interface PopupProps {
  readonly label: string
  readonly className: string
  /** Where its corner goes, once its size is known; it is moved as far as it takes to be seen whole. */
  readonly anchor: (box: HTMLElement) => { readonly left: number; readonly top: number }
  readonly children: ReactNode
  readonly onClose: () => void
  /** Esc: left out, it closes. */
  readonly onEscape?: () => void
}

/** A box in the top layer while it is mounted; its first field has the focus. Esc and a press elsewhere close it. */
export function Popup({ label, className, anchor, children, onClose, onEscape }: PopupProps) {
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef({ anchor, onClose, onEscape })
  useEffect(() => {
    latest.current = { anchor, onClose, onEscape }
  })
  useEffect(() => {
    const element = box.current
    if (!element) return
    element.showPopover()
    const place = () => placeWithin(element, latest.current.anchor(element))
    place()
    const sizes = new ResizeObserver(place)
    sizes.observe(element)
    const field = element.querySelector<HTMLElement>('input, select, .is-main')
    field?.focus()
    if (field instanceof HTMLInputElement) field.select()
    // Wherever the focus is by then.
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      if (latest.current.onEscape) return latest.current.onEscape()
      element.hidePopover()
      // Not by the event that follows: the next key would still go to the hidden field.
      latest.current.onClose()
    }
    window.addEventListener('keydown', close, true)
    return () => {
      sizes.disconnect()
      window.removeEventListener('keydown', close, true)
    }
  }, [])
  // What was typed is not lost to a press elsewhere.
  useOutsidePress(box, () => {
    if (!box.current?.querySelector('[data-changed]')) onClose()
  })
  return (
    <div
      ref={box}
      popover="manual"
      role="dialog"
      aria-label={label}
      className={className}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') event.stopPropagation()
      }}
    >
      {children}
    </div>
  )
}

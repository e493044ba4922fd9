import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { focusFirst, GAP, type MenuEntry, MenuList } from './MenuList.tsx'

export type { MenuEntry, MenuItem } from './MenuList.tsx'

export interface MenuProps {
  /** The button's accessible name. */
  readonly label: string
  /** What the button shows. */
  readonly children: ReactNode
  readonly items: readonly MenuEntry[]
  readonly className?: string
  readonly title?: string
  readonly align?: 'start' | 'end'
  readonly onOpen?: () => void
}

/** A button that opens a menu below it. */
export function Menu({ label, children, items, className = 'button', title, align = 'start', onOpen }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  function onToggle(isOpen: boolean) {
    setOpen(isOpen)
    if (isOpen) onOpen?.()
  }
  // Its size is known once its entries are there.
  useLayoutEffect(() => {
    if (!open || !button.current || !list.current) return
    placeBy(button.current, list.current, align)
    focusFirst(list.current)
  }, [open, align])
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        title={title}
        popoverTarget={id}
      >
        {children}
      </button>
      <MenuList id={id} label={label} items={items} isOpen={open} list={list} onToggle={onToggle} />
    </>
  )
}

/** Below the button; above it where there alone is room for all. */
function placeBy(button: HTMLElement, list: HTMLElement, align: 'start' | 'end'): void {
  const { left, right, top, bottom } = button.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = list
  const below = innerHeight - bottom - 3 * GAP
  const isAbove = offsetHeight > below && top - 3 * GAP > below
  const wanted = align === 'start' ? left : right - offsetWidth
  list.style.left = `${Math.max(GAP, Math.min(wanted, innerWidth - offsetWidth - GAP))}px`
  list.style.top = isAbove ? 'auto' : `${bottom + GAP}px`
  list.style.bottom = isAbove ? `${innerHeight - top + GAP}px` : 'auto'
  list.style.maxHeight = `${isAbove ? top - 3 * GAP : below}px`
}

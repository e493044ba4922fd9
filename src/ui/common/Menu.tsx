import { type ReactNode, useId, useRef, useState } from 'react'
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
}

/** A button that opens a menu below it. */
export function Menu({ label, children, items, className = 'button', title, align = 'start' }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  function onToggle(isOpen: boolean) {
    setOpen(isOpen)
    if (!isOpen || !button.current || !list.current) return
    placeBelow(button.current, list.current, align)
    focusFirst(list.current)
  }
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

function placeBelow(button: HTMLElement, list: HTMLElement, align: 'start' | 'end'): void {
  const { left, right, bottom } = button.getBoundingClientRect()
  const { offsetWidth } = list
  const wanted = align === 'start' ? left : right - offsetWidth
  list.style.left = `${Math.max(GAP, Math.min(wanted, innerWidth - offsetWidth - GAP))}px`
  list.style.top = `${bottom + GAP}px`
  list.style.maxHeight = `${innerHeight - bottom - 3 * GAP}px`
}

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './iconPaths.ts'
import { nextIndex } from './nextIndex.ts'
import './menu.css'

export type MenuEntry = { readonly kind: 'heading'; readonly label: string } | { readonly kind: 'separator' } | MenuItem

export interface MenuItem {
  readonly kind?: 'item'
  readonly label: string
  readonly icon?: IconName
  /** A line below the label. */
  readonly detail?: string
  /** A key that does the same. */
  readonly shortcut?: string
  /** Present for a choice among several: whether it is the chosen one. */
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly onSelect: () => void
}

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

/** A button that opens a menu, drawn in the top layer; the platform closes it on Esc and on a click elsewhere. */
export function Menu({ label, children, items, className = 'button', title, align = 'start' }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  function onToggle(isOpen: boolean) {
    setOpen(isOpen)
    if (!isOpen || !button.current || !list.current) return
    placeBelow(button.current, list.current, align)
    focusItem(list.current, (at, count) => (at < 0 ? 0 : Math.min(at, count - 1)))
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === 'Tab') list.current?.hidePopover()
    if (!list.current) return
    const moved = focusItem(list.current, (at, count) => nextIndex(event.key, at, count, 'vertical'))
    if (moved) event.preventDefault()
    event.stopPropagation()
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
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className="menu"
        tabIndex={-1}
        onToggle={(event) => onToggle(event.newState === 'open')}
        onKeyDown={onKeyDown}
      >
        {open && items.map((item, index) => <Entry key={entryKey(item, index)} item={item} list={list} />)}
      </div>
    </>
  )
}

function entryKey(item: MenuEntry, index: number): string {
  return item.kind === 'separator' ? `separator ${index}` : `${item.kind ?? 'item'} ${item.label}`
}

function Entry({ item, list }: { readonly item: MenuEntry; readonly list: { readonly current: HTMLElement | null } }) {
  if (item.kind === 'separator') return <hr className="menu-separator" />
  if (item.kind === 'heading') return <div className="menu-heading">{item.label}</div>
  const choose = () => {
    list.current?.hidePopover()
    item.onSelect()
  }
  const shared = {
    type: 'button',
    className: 'menu-item',
    disabled: item.disabled,
    tabIndex: -1,
    onClick: choose,
  } as const
  if (item.checked === undefined) {
    return (
      <button {...shared} role="menuitem">
        <ItemFace item={item} mark={item.icon} />
      </button>
    )
  }
  return (
    <button {...shared} role="menuitemradio" aria-checked={item.checked}>
      <ItemFace item={item} mark={item.checked ? 'check' : undefined} />
    </button>
  )
}

function ItemFace({ item, mark }: { readonly item: MenuItem; readonly mark: IconName | undefined }) {
  return (
    <>
      <span className="menu-mark">{mark && <Icon name={mark} size={14} />}</span>
      <span className="menu-label">
        {item.label}
        {item.detail && <span className="menu-detail">{item.detail}</span>}
      </span>
      {item.shortcut && <kbd>{item.shortcut}</kbd>}
    </>
  )
}

const GAP = 4

function placeBelow(button: HTMLElement, list: HTMLElement, align: 'start' | 'end'): void {
  const { left, right, bottom } = button.getBoundingClientRect()
  const { offsetWidth } = list
  const wanted = align === 'start' ? left : right - offsetWidth
  list.style.left = `${Math.max(GAP, Math.min(wanted, innerWidth - offsetWidth - GAP))}px`
  list.style.top = `${bottom + GAP}px`
  list.style.maxHeight = `${innerHeight - bottom - 3 * GAP}px`
}

function focusItem(list: HTMLElement, choose: (at: number, count: number) => number | null): boolean {
  const items = [...list.querySelectorAll<HTMLElement>('.menu-item:not(:disabled)')]
  const { activeElement } = document
  const at = activeElement instanceof HTMLElement ? items.indexOf(activeElement) : -1
  const next = choose(at, items.length)
  const item = next === null ? undefined : items[next]
  item?.focus()
  return item !== undefined
}

import type { KeyboardEvent, RefObject } from 'react'
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
  /** What a pointer over it is told. */
  readonly title?: string
  readonly onSelect: () => void
}

export interface MenuListProps {
  readonly id?: string
  readonly label: string
  readonly items: readonly MenuEntry[]
  readonly isOpen: boolean
  /** `auto`: the platform closes it on Esc and on a click elsewhere. */
  readonly popover?: 'auto' | 'manual'
  /** The list, in the top layer. */
  readonly list: RefObject<HTMLDivElement | null>
  /** It was opened or closed by the platform; when opened it is there to be placed. */
  readonly onToggle: (isOpen: boolean) => void
}

/** The entries of a menu, walked by arrow keys. */
export function MenuList({ id, label, items, isOpen, popover = 'auto', list, onToggle }: MenuListProps) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === 'Tab' || (event.key === 'Escape' && popover === 'manual')) list.current?.hidePopover()
    if (!list.current) return
    const moved = focusItem(list.current, (at, count) => nextIndex(event.key, at, count, 'vertical'))
    if (moved) event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      id={id}
      popover={popover}
      role="menu"
      aria-label={label}
      className="menu"
      tabIndex={-1}
      onToggle={(event) => onToggle(event.newState === 'open')}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {isOpen && items.map((item, index) => <Entry key={entryKey(item, index)} item={item} list={list} />)}
    </div>
  )
}

export function focusFirst(list: HTMLElement): void {
  focusItem(list, (at, count) => (at < 0 ? 0 : Math.min(at, count - 1)))
}

export const GAP = 4

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
    title: item.title,
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

function focusItem(list: HTMLElement, choose: (at: number, count: number) => number | null): boolean {
  const items = [...list.querySelectorAll<HTMLElement>('.menu-item:not(:disabled)')]
  const { activeElement } = document
  const at = activeElement instanceof HTMLElement ? items.indexOf(activeElement) : -1
  const next = choose(at, items.length)
  const item = next === null ? undefined : items[next]
  item?.focus()
  return item !== undefined
}

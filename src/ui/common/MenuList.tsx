import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
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

/** A menu that stands open at a place on the screen while it is mounted. */
export function MenuAt({ x, y, label, items, onClose }: PlacedMenuProps): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = list.current
    if (!element) return
    element.showPopover()
    placeWithin(element, { left: x, top: y })
    focusFirst(element)
  }, [x, y])
  useOutsidePress(list, onClose)
  return (
    <MenuList
      label={label}
      items={items}
      isOpen
      popover="manual"
      list={list}
      onToggle={(isOpen) => !isOpen && onClose()}
    />
  )
}

/** A press elsewhere. The platform's own way would close a menu that a press opened by that press's end. */
export function useOutsidePress(box: RefObject<HTMLElement | null>, onPress: () => void): void {
  const latest = useRef(onPress)
  useEffect(() => {
    latest.current = onPress
  })
  useEffect(() => {
    const press = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) latest.current()
    }
    window.addEventListener('pointerdown', press, true)
    return () => window.removeEventListener('pointerdown', press, true)
  }, [box])
}

export interface PlacedMenuProps {
  readonly x: number
  readonly y: number
  readonly label: string
  readonly items: readonly MenuEntry[]
  readonly onClose: () => void
}

export function focusFirst(list: HTMLElement): void {
  focusItem(list, (at, count) => (at < 0 ? 0 : Math.min(at, count - 1)))
}

/** Moves it as far as it takes to be seen whole. */
export function placeWithin(box: HTMLElement, { left, top }: { readonly left: number; readonly top: number }): void {
  const { offsetWidth, offsetHeight } = box
  box.style.left = `${Math.max(GAP, Math.min(left, innerWidth - offsetWidth - GAP))}px`
  box.style.top = `${Math.max(GAP, Math.min(top, innerHeight - offsetHeight - GAP))}px`
  box.style.maxHeight = `${innerHeight - 2 * GAP}px`
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

import { type RefObject, useEffect, useRef } from 'react'
import { focusFirst, GAP, type MenuEntry, MenuList } from './MenuList.tsx'

/** A menu that stands open at a place on the screen while it is mounted. */
export function MenuAt({ x, y, label, items, onClose }: PlacedMenuProps) {
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

/** Moves it as far as it takes to be seen whole. */
export function placeWithin(box: HTMLElement, { left, top }: { readonly left: number; readonly top: number }): void {
  const { offsetWidth, offsetHeight } = box
  box.style.left = `${Math.max(GAP, Math.min(left, innerWidth - offsetWidth - GAP))}px`
  box.style.top = `${Math.max(GAP, Math.min(top, innerHeight - offsetHeight - GAP))}px`
  box.style.maxHeight = `${innerHeight - 2 * GAP}px`
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, lazy, type MouseEvent, Suspense, useId, useRef, useState } from 'react'
import type { ValueRef, ValueSummary } from '../../engine/page.ts'
import { useController } from '../store/react.tsx'
import type { ValueFile } from '../store/valueFile.ts'
import type { OpenRowMenu } from './export/RowMenu.tsx'
import { Gone } from './Gone.tsx'
import { moveInTree, type Path, parentRow, rowName, type TreeRow, treeRows } from './treeRows.ts'
import { useTree } from './useTree.ts'
import { ValueRow } from './ValueRow.tsx'
import { isSeenOtherwise } from './valueViews.ts'
import './valueTree.css'

const RowMenu = lazy(() => import('./export/RowMenu.tsx').then((module) => ({ default: module.RowMenu })))

const ROW_HEIGHT = 24

export interface ValueTreeProps {
  /** Its accessible name. */
  readonly label: string
  readonly base: ValueRef
  /** What the value is called: of files that its parts are taken away as. */
  readonly name: string
  readonly summary: ValueSummary
  /** Fetches everything that is open again when it changes. */
  readonly version: number
  /** Without it the root's entries stand at the top. */
  readonly withRoot?: boolean
  /** Offered on values that there are other ways to look at. */
  readonly onOpenTable?: (ref: ValueRef, name: string, summary: ValueSummary) => void
  readonly onTake: (file: ValueFile) => void
}

/** A value to look into: only rows in view are drawn, only opened entries are fetched. */
export function ValueTree(props: ValueTreeProps) {
  const { label, base, name, summary, version, withRoot = false, onOpenTable, onTake } = props
  const controller = useController()
  const tree = useTree(base, version, !withRoot || summary.expandable)
  const rows = treeRows(summary, tree.state, withRoot).filter((row) => !tree.gone || row.kind !== 'loading')
  const scroller = useRef<HTMLDivElement>(null)
  const [activeId, setActiveId] = useState<string | null>(null)
  const [menu, setMenu] = useState<OpenRowMenu | null>(null)
  const treeId = useId()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  })
  const found = rows.findIndex((row) => row.id === activeId)
  // What stood for entries that were on their way gives its place, and the keys, to the first of them.
  const last = useRef(0)
  const place = found >= 0 || activeId === null ? found : Math.min(last.current, rows.length - 1)
  last.current = Math.max(0, place)
  const at = Math.max(0, place)
  const active = rows[place]

  const refTo = (path: Path): ValueRef => ({ root: base.root, path: [...base.path, ...path] })

  function openerOf(row: TreeRow): (() => void) | undefined {
    if (!onOpenTable || row.kind !== 'value') return undefined
    return () => onOpenTable(refTo(row.path), row.label, row.summary)
  }

  function goTo(index: number): void {
    const row = rows[index]
    if (!row) return
    setActiveId(row.id)
    virtual.scrollToIndex(index)
  }

  function act(row: TreeRow): void {
    setActiveId(row.id)
    if (row.kind === 'more') tree.more(row.path)
    if (row.kind === 'value' && row.open !== null) tree.toggle(row.path, !row.open)
  }

  function onClick(event: MouseEvent): void {
    const index = rowIndexOf(event.target)
    const row = index === null ? undefined : rows[index]
    if (!row) return
    scroller.current?.focus({ preventScroll: true })
    act(row)
  }

  /** At a place on the screen, or below the row. */
  function openMenu(index: number, isWhole: boolean, place?: { readonly x: number; readonly y: number }): void {
    const row = rows[index]
    if (row?.kind !== 'value') return
    setActiveId(row.id)
    const box = scroller.current?.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect()
    const { x, y } = place ?? { x: (box?.left ?? 0) + 24, y: box?.bottom ?? 0 }
    setMenu({ x, y, isWhole, ref: refTo(row.path), name: rowName(rows, index, name), summary: row.summary })
  }

  function closeMenu(): void {
    setMenu(null)
    scroller.current?.focus({ preventScroll: true })
  }

  /** The keys came: they are at a row from then on. */
  function onFocus(event: FocusEvent): void {
    const isByKey = event.target === scroller.current && scroller.current.matches(':focus-visible')
    if (isByKey && place < 0) setActiveId(rows[0]?.id ?? null)
  }

  function onContextMenu(event: MouseEvent): void {
    const index = rowIndexOf(event.target)
    if (index === null) return
    event.preventDefault()
    openMenu(index, true, { x: event.clientX, y: event.clientY })
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[at]
    const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT)
    const next = place < 0 && event.key === 'ArrowDown' ? 0 : moveInTree(rows, at, event.key, pageRows)
    if (next !== null) goTo(next)
    else if (!row || !actByKey(event, row)) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Whether the key was one of the tree's. */
  function actByKey(event: KeyboardEvent, row: TreeRow): boolean {
    const isClosed = row.kind === 'value' && row.open === false
    const isOpen = row.kind === 'value' && row.open === true
    const isWithModifier = event.ctrlKey || event.metaKey
    const opener = row.kind === 'value' && isSeenOtherwise(row.summary) ? openerOf(row) : undefined
    if (event.key === 'ArrowRight' && isClosed) act(row)
    else if (event.key === 'ArrowRight' && isOpen) goTo(at + 1)
    else if (event.key === 'ArrowLeft' && isOpen) act(row)
    else if (event.key === 'ArrowLeft') goTo(parentRow(rows, at))
    else if (!isWithModifier && event.key === 'Enter' && opener) opener()
    else if (!isWithModifier && (event.key === 'Enter' || event.key === ' ')) act(row)
    else if (isWithModifier && event.key === 'c' && !hasSelectedText()) void controller.copyValue(refTo(row.path))
    else if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) openMenu(at, true)
    else return event.key === 'ArrowRight'
    return true
  }

  return (
    <>
      <div
        ref={scroller}
        className="value-tree"
        role="tree"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={active && `${treeId}-${active.id}`}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
        onContextMenu={onContextMenu}
      >
        <div className="value-rows" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            return row ? (
              <ValueRow
                key={item.key}
                id={`${treeId}-${row.id}`}
                index={item.index}
                row={row}
                top={item.start}
                active={row === active}
                onCopy={() => void controller.copyValue(refTo(row.path))}
                onTake={(place) => openMenu(item.index, false, place)}
                onOpenTable={
                  onOpenTable && row.kind === 'value'
                    ? () => onOpenTable(refTo(row.path), row.label, row.summary)
                    : undefined
                }
              />
            ) : null
          })}
        </div>
      </div>
      {tree.gone && <Gone what="value" base={base} />}
      {menu && (
        <Suspense fallback={null}>
          <RowMenu menu={menu} onOpen={onOpenTable} onTake={onTake} onClose={closeMenu} />
        </Suspense>
      )}
    </>
  )
}

function hasSelectedText(): boolean {
  return !(getSelection()?.isCollapsed ?? true)
}

function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  return row ? Number(row.dataset.index) : null
}

import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { ValueRef } from '../../engine/page.ts'
import { useController } from '../store/react.tsx'
import { Gone } from './Gone.tsx'
import { GridHead } from './GridHead.tsx'
import { GridRow } from './GridRow.tsx'
import { cellAt, columnWidths, MOST_ROWS, moveCell, nextSort, type Sort, sectionOf } from './gridPages.ts'
import { Sections } from './Sections.tsx'
import { useProfile } from './useProfile.ts'
import { useRows } from './useRows.ts'
import './tableGrid.css'

const ROW_HEIGHT = 26
const NAMES_HEIGHT = 44
/** Under each name, what is in the column. */
const FIGURE_HEIGHT = 44

const ColumnDetails = lazy(() =>
  import('./value/ColumnDetails.tsx').then((module) => ({ default: module.ColumnDetails })),
)
/** Scrolling through many rows asks only for those where it rests. */
const REST_MS = 50

export interface TableGridProps {
  /** Its accessible name. */
  readonly label: string
  readonly base: ValueRef
  /** Fetches the rows again when it changes. */
  readonly version: number
  /** Shown first, rows from 0. */
  readonly at?: { readonly row: number; readonly column: string | null }
}

/** A table of any length: only cells in view are drawn, only their pages are fetched. */
export function TableGrid({ label, base, version, at }: TableGridProps) {
  const controller = useController()
  const [sort, setSort] = useState<Sort | null>(null)
  const [wantedSection, setSection] = useState(0)
  const [active, setActive] = useState<{ row: number; column: number } | null>(null)
  const { pages, any, stale, gone, need } = useRows(base, version, sort)
  const { profile } = useProfile(base, version)
  const [detailed, setDetailed] = useState<string | null>(null)
  const details = detailed === null ? undefined : profile?.columns.find(({ name }) => name === detailed)
  const headHeight = profile ? NAMES_HEIGHT + FIGURE_HEIGHT : NAMES_HEIGHT
  const scroller = useRef<HTMLDivElement>(null)
  const gridId = useId()

  const total = any?.total ?? 0
  const columns = any?.columns ?? []
  const section = sectionOf(total, wantedSection)
  const rowNumberWidth = 20 + String(total).length * 8
  const widths = useMemo(() => columnWidths(any?.columns ?? [], any ?? undefined), [any])
  const totalWidth = widths.reduce((sum, width) => sum + width, rowNumberWidth)

  const rows = useVirtualizer({
    count: section.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 6,
  })
  // Another key for another width: the virtualizer asks for a size once a key.
  const widthKey = useCallback((index: number) => `${index} ${widths[index]}`, [widths])
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? 100,
    getItemKey: widthKey,
    paddingStart: rowNumberWidth,
    scrollPaddingStart: rowNumberWidth,
    overscan: 2,
  })

  // The head grows when what is in the columns is known: rows that were scrolled to stay where they are.
  const headBefore = useRef(headHeight)
  useLayoutEffect(() => {
    const grown = headHeight - headBefore.current
    headBefore.current = headHeight
    if (scroller.current && scroller.current.scrollTop > 0) scroller.current.scrollTop += grown
  }, [headHeight])

  const shown = rows.getVirtualItems()
  const first = section.first + (shown[0]?.index ?? 0)
  const last = section.first + (shown[shown.length - 1]?.index ?? -1)
  useEffect(() => {
    const timer = setTimeout(() => need(first, last), REST_MS)
    return () => clearTimeout(timer)
  }, [first, last, need])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return
    const at = active ?? { row: section.first, column: 0 }
    if ((event.ctrlKey || event.metaKey) && event.key === 'c' && active) {
      void controller.copyText(String(cellAt(pages, active.row, active.column) ?? ''))
      event.preventDefault()
      return
    }
    const pageRows = Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / ROW_HEIGHT)
    const size = { rows: total, columns: columns.length, page: pageRows }
    const next = moveCell(at, event.key, size, event.ctrlKey || event.metaKey)
    const about = event.key === 'Enter' && active ? columns[active.column]?.name : undefined
    if (about !== undefined && !event.ctrlKey && !event.metaKey && profile) showDetails(about)
    else if (!next) return
    event.preventDefault()
    event.stopPropagation()
    if (next) goTo(active ? next : at)
  }

  function goTo(cell: { row: number; column: number }): void {
    setActive(cell)
    setSection(Math.floor(cell.row / MOST_ROWS))
    unseen.current = cell
  }

  // A cell of another part of the table is there once that part is.
  const unseen = useRef<typeof active>(null)
  useEffect(() => {
    const inSection = unseen.current ? unseen.current.row - section.first : -1
    if (!unseen.current || inSection < 0 || inSection >= section.rows) return
    rows.scrollToIndex(inSection)
    across.scrollToIndex(unseen.current.column)
    unseen.current = null
  })

  function goToSection(index: number): void {
    setActive(null)
    setSection(index)
    rows.scrollToOffset(0)
  }

  /** Where the keys are on the grid, they are at a cell. */
  function begin(): void {
    if (active || total === 0 || !scroller.current?.querySelector('table:focus-visible')) return
    goTo({ row: section.first + (rows.range?.startIndex ?? 0), column: 0 })
  }
  const begins = useRef(begin)
  begins.current = begin
  const hasRows = total > 0
  useEffect(() => {
    if (hasRows) begins.current()
  }, [hasRows])

  const opener = useRef<Element | null>(null)
  function showDetails(column: string): void {
    opener.current = document.activeElement
    setDetailed(column === detailed ? null : column)
  }

  function closeDetails(): void {
    setDetailed(null)
    const back = opener.current?.isConnected ? opener.current : scroller.current?.querySelector('table')
    if (back instanceof HTMLElement) back.focus()
  }

  const wanted = useRef(at)
  useEffect(() => {
    if (!wanted.current || total === 0) return
    const { row, column } = wanted.current
    wanted.current = undefined
    goTo({
      row,
      column: Math.max(
        0,
        columns.findIndex(({ name }) => name === column),
      ),
    })
  })

  // A table that takes the keys is a grid: its cells are walked with the arrows.
  const activeId = active ? `${gridId}-${active.row}-${active.column}` : undefined
  const gridProps = { role: 'grid', tabIndex: 0, 'aria-activedescendant': activeId }

  if (gone) return <Gone what="table" base={base} />

  return (
    <div className="grid-box" data-stale={stale}>
      <div className="grid-panes">
        <div ref={scroller} className="grid-scroller">
          <table
            className="grid-table"
            {...gridProps}
            aria-label={label}
            aria-rowcount={total + 1}
            aria-colcount={columns.length + 1}
            aria-busy={stale || !any}
            style={{ height: rows.getTotalSize(), width: totalWidth }}
            onKeyDown={onKeyDown}
            onFocus={begin}
            onClick={(event) => setActive(cellOf(event.target))}
          >
            <GridHead
              columns={columns}
              items={across.getVirtualItems()}
              numberWidth={rowNumberWidth}
              sort={sort}
              onSort={(column) => setSort(nextSort(sort, column))}
              profile={profile}
              height={headHeight}
              onDetails={showDetails}
            />
            <tbody>
              {shown.map((item) => (
                <GridRow
                  key={item.key}
                  id={gridId}
                  row={section.first + item.index}
                  top={item.start}
                  columns={columns}
                  items={across.getVirtualItems()}
                  numberWidth={rowNumberWidth}
                  pages={pages}
                  active={active?.row === section.first + item.index ? active.column : null}
                />
              ))}
            </tbody>
          </table>
        </div>
        {details && (
          <Suspense fallback={null}>
            <ColumnDetails column={details} onClose={closeDetails} />
          </Suspense>
        )}
      </div>
      {section.count > 1 && <Sections section={section} total={total} onGo={goToSection} />}
    </div>
  )
}

function cellOf(target: EventTarget): { row: number; column: number } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null
}

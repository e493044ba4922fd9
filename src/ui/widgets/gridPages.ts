import type { CellValue, TableColumn, TablePage } from '../../engine/page.ts'

export const GRID_PAGE = 200
/** Rows drawn in one scroller: browsers stop at about 33 million pixels. */
export const MOST_ROWS = 500_000

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

/** A click on a header: up, down, then as it came. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? null : { column, descending: true }
}

/** The pages that rows `first` to `last` (inclusive) stand on. */
export function pagesFor(first: number, last: number): number[] {
  const pages: number[] = []
  for (let page = Math.floor(first / GRID_PAGE); page * GRID_PAGE <= last; page++) pages.push(page)
  return pages
}

/** A cell of the pages that are here; undefined while it is on its way. */
export function cellAt(pages: ReadonlyMap<number, TablePage>, row: number, column: number): CellValue | undefined {
  const page = pages.get(Math.floor(row / GRID_PAGE))
  return page?.cells[column]?.[row - page.offset]
}

/** The part of a long table that one scroller shows. */
export interface Section {
  readonly index: number
  readonly count: number
  readonly first: number
  readonly rows: number
}

export function sectionOf(total: number, wanted: number): Section {
  const count = Math.max(1, Math.ceil(total / MOST_ROWS))
  const index = Math.min(Math.max(0, wanted), count - 1)
  const first = index * MOST_ROWS
  return { index, count, first, rows: Math.min(MOST_ROWS, total - first) }
}

const CHARACTER = 7.3
const PADDING = 28

/** Wide enough for the header and the first rows, within reason. */
export function columnWidths(columns: readonly TableColumn[], page: TablePage | undefined): number[] {
  return columns.map((column, index) => {
    const cells = page?.cells[index]?.slice(0, 50) ?? []
    const longest = Math.max(
      column.name.length + 2,
      column.type.length,
      ...cells.map((cell) => formatCell(cell).length),
    )
    return Math.round(Math.min(40, Math.max(8, longest)) * CHARACTER + PADDING)
  })
}

/** Seven significant digits are enough to read; the whole number stands in the title. */
export function formatCell(value: CellValue | undefined): string {
  if (value === undefined) return ''
  if (value === null) return '–'
  if (typeof value !== 'number' || !Number.isFinite(value) || Number.isInteger(value)) {
    return Object.is(value, -0) ? '-0' : String(value)
  }
  const digits = Math.max(7, Math.floor(Math.log10(Math.abs(value))) + 3)
  return String(Number(value.toPrecision(Math.min(17, digits))))
}

/** Where an arrow key leads in a grid of this size, `isFar` to the first or last row as well; null for other keys. */
export function moveCell(
  at: { readonly row: number; readonly column: number },
  key: string,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
  isFar = false,
): { row: number; column: number } | null {
  const rows = isFar ? size.rows : 0
  const steps: Record<string, readonly [number, number]> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [size.page, 0],
    PageUp: [-size.page, 0],
    Home: [-rows, -size.columns],
    End: [rows, size.columns],
  }
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined
  if (!step || size.rows === 0 || size.columns === 0) return null
  const clamp = (value: number, most: number) => Math.min(Math.max(0, value), most - 1)
  return { row: clamp(at.row + step[0], size.rows), column: clamp(at.column + step[1], size.columns) }
}

import type { VirtualItem } from '@tanstack/react-virtual'
import type { CellValue, TableColumn, TablePage } from '../../engine/page.ts'
import { cellAt, formatCell } from './gridPages.ts'

interface GridRowProps {
  /** Of the grid: its cells' ids begin with it. */
  readonly id: string
  readonly row: number
  readonly top: number
  readonly columns: readonly TableColumn[]
  readonly items: readonly VirtualItem[]
  readonly numberWidth: number
  readonly pages: ReadonlyMap<number, TablePage>
  /** The column of the cell that the keys are at. */
  readonly active: number | null
}

export function GridRow({ id, row, top, columns, items, numberWidth, pages, active }: GridRowProps) {
  return (
    <tr className="grid-row" aria-rowindex={row + 2} style={{ transform: `translateY(${top}px)` }}>
      <th className="grid-number" scope="row" aria-colindex={1} style={{ width: numberWidth }}>
        {row + 1}
      </th>
      {items.map(({ index, start, size }) => {
        const value = cellAt(pages, row, index)
        return (
          <td
            key={index}
            id={`${id}-${row}-${index}`}
            className={cellClass(value, columns[index]?.type === 'number', index === active)}
            aria-colindex={index + 2}
            data-row={row}
            data-column={index}
            title={value === null ? 'missing' : value === undefined ? undefined : String(value)}
            style={{ left: start, width: size }}
          >
            {formatCell(value)}
          </td>
        )
      })}
    </tr>
  )
}

function cellClass(value: CellValue | undefined, isNumber: boolean, isActive: boolean): string {
  const isMissing = value === null || (typeof value === 'number' && Number.isNaN(value))
  return `grid-cell ${isNumber ? 'right' : ''} ${isMissing ? 'missing' : ''} ${isActive ? 'active' : ''}`
}

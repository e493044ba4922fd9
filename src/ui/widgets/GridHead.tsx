import type { VirtualItem } from '@tanstack/react-virtual'
import { lazy, Suspense } from 'react'
import type { TableColumn, ValueProfile } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import type { Sort } from './gridPages.ts'

interface GridHeadProps {
  readonly columns: readonly TableColumn[]
  readonly items: readonly VirtualItem[]
  readonly numberWidth: number
  readonly sort: Sort | null
  readonly onSort: (column: string) => void
  /** What is in the columns, once it is known. */
  readonly profile: ValueProfile | null
  readonly height: number
  readonly onDetails: (column: string) => void
}

const ColumnFigure = lazy(() => import('./value/ColumnFigure.tsx').then((module) => ({ default: module.ColumnFigure })))

export function GridHead({ columns, items, numberWidth, sort, onSort, profile, height, onDetails }: GridHeadProps) {
  const profiles = new Map(profile?.columns.map((column) => [column.name, column]))
  return (
    <thead className="grid-head" style={{ height }}>
      <tr aria-rowindex={1}>
        <th className="grid-number" scope="col" aria-colindex={1} style={{ width: numberWidth, height: height - 1 }}>
          <span className="visually-hidden">Row</span>
        </th>
        {items.map(({ index, start, size }) => {
          const column = columns[index]
          if (!column) return null
          const found = profiles.get(column.name)
          const order = sort?.column === column.name ? (sort.descending ? 'descending' : 'ascending') : 'none'
          return (
            <th
              key={column.name}
              className={`grid-title ${column.type === 'number' ? 'right' : ''}`}
              scope="col"
              aria-colindex={index + 2}
              aria-sort={order}
              style={{ left: start, width: size }}
            >
              <button
                type="button"
                className="grid-sort"
                title={`Sort by ${column.name}`}
                onClick={() => onSort(column.name)}
              >
                <span className="grid-name">
                  <span className="ellipsis">{column.name}</span>
                  {order !== 'none' && <Icon name={order === 'ascending' ? 'sortUp' : 'sortDown'} size={12} />}
                </span>
                <span className="grid-type">{column.type}</span>
              </button>
              {found && (
                <Suspense fallback={null}>
                  <ColumnFigure column={found} onOpen={() => onDetails(column.name)} />
                </Suspense>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

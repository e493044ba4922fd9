import type { ColumnProfile } from '../../../engine/page.ts'
import { barsOf, describeColumn, factsOf } from './profileText.ts'
import './profile.css'

/** A column in a few pixels, under its name in a table's head. */
export function ColumnFigure({ column, onOpen }: { readonly column: ColumnProfile; readonly onOpen: () => void }) {
  const text = describeColumn(column)
  return (
    <button
      type="button"
      className="column-figure"
      aria-label={`About ${column.name}: ${text}`}
      title={text}
      onClick={onOpen}
    >
      <Picture column={column} />
      <span className="column-facts ellipsis">{factsOf(column)}</span>
    </button>
  )
}

function Picture({ column: { numbers, top, count, missing } }: { readonly column: ColumnProfile }) {
  const present = Math.max(1, count - missing)
  const bars = numbers
    ? barsOf(numbers.histogram)
    : top.map((one, at) => ({
        left: at / top.length,
        width: 1 / top.length,
        height: one.count / present,
        from: at,
        count: 0,
      }))
  const most = Math.max(0.04, ...bars.map((bar) => bar.height))
  return (
    <svg className="column-picture" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
      {bars.map((bar) => (
        <rect
          key={bar.left}
          x={bar.left * 100 + (numbers ? 0.2 : 1)}
          width={Math.max(0.5, bar.width * 100 - (numbers ? 0.4 : 2))}
          y={24 - (bar.height / most) * 24}
          height={(bar.height / most) * 24}
        />
      ))}
    </svg>
  )
}

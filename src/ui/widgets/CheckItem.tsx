import type { CheckState, QualityCheck } from '../../engine/page.ts'
import { CheckBadge, wordOf } from './CheckBadge.tsx'
import { NodeChip } from './NodeChip.tsx'
import './checkItem.css'

export interface CheckItemProps {
  readonly check: QualityCheck
  /** What it found in the run before, where that was something else. */
  readonly before?: CheckState | null
  /** Shows a row, from 1, of what was checked. */
  readonly onRow?: (row: number, column: string | null) => void
}

/** A check with all that it tells: what it wants, what is wrong, and the first values that do not pass. */
export function CheckItem({ check, before = null, onRow }: CheckItemProps) {
  const { state, message, expected, failing, of, first, column, details, times, failedTimes } = check
  const more = Object.entries(details)
  return (
    <li className="check-item">
      <p className="check-head">
        <CheckBadge state={state} />
        <NodeChip name={check.check} />
        {expected && <span className="dim">wants {expected}</span>}
        {times > 1 && <span className="dim">{`${failedTimes} of ${times} items do not pass`}</span>}
        {before !== null && <span className="check-change">{`was ${wordOf(before)}`}</span>}
      </p>
      {state === 'passed' ? (
        of !== null && <p className="dim">{`${of.toLocaleString('en')} checked`}</p>
      ) : (
        <p className="check-message">{message || 'It was not made.'}</p>
      )}
      {first.length > 0 && (
        <ul
          className="check-first"
          aria-label={`First of ${(failing ?? first.length).toLocaleString('en')} that do not pass`}
        >
          {first.map(({ at, row, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, and places of items may be the same
            <li key={index}>
              {row !== null && onRow ? (
                <button
                  type="button"
                  className="check-row"
                  title="Show it in the table"
                  onClick={() => onRow(row, column)}
                >
                  {at}
                </button>
              ) : (
                <span className="dim">{at}</span>
              )}
              <code className="ellipsis" title={value}>
                {value}
              </code>
            </li>
          ))}
        </ul>
      )}
      {more.length > 0 && <p className="dim">{more.map(([key, value]) => `${key}: ${value}`).join(', ')}</p>}
    </li>
  )
}

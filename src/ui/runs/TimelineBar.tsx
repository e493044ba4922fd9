import { memo } from 'react'
import { formatDuration } from '../common/formatDuration.ts'
import { StatusBadge } from '../common/StatusBadge.tsx'
import { useApp, useController } from '../store/react.tsx'
import type { Bar } from './timeline.ts'

/** A run draws the bars of all nodes many times over, and few of them have changed. */
export const TimelineBar = memo((bar: Bar) => {
  const { node, status, row } = bar
  const controller = useController()
  const isSelected = useApp((state) => state.selected === node)
  const time = formatDuration(bar.duration)
  return (
    <li
      className={`timeline-item ${bar.label}`}
      style={{ top: row * 24 + 2, left: `${100 * bar.left}%`, width: `max(4px, ${100 * bar.width}%)` }}
    >
      <button
        type="button"
        className={`timeline-bar status-${status}`}
        aria-label={`${node}, ${status}, ${time}`}
        aria-pressed={isSelected}
        title={`${node}: ${status}, ${time}, from ${formatDuration(bar.start)}${waitText(bar)}`}
        onClick={() => controller.select(node)}
      >
        <span className="timeline-name">
          <StatusBadge status={status} /> <span className="mono ellipsis">{node}</span>
          {bar.label !== 'name' && <span className="dim">{time}</span>}
        </span>
      </button>
    </li>
  )
})

/** Of what is worth a word: `; waited 3 ms for its worker, 40 ms for values`. */
function waitText({ queue, transfer }: Bar): string {
  const waits = [waitFor(queue, 'its worker'), waitFor(transfer, 'values')].filter((one) => one)
  return waits.length ? `; waited ${waits.join(', ')}` : ''
}

function waitFor(time: number | null, what: string): string {
  return time !== null && time >= WORTH_A_WORD_MS ? `${formatDuration(time)} for ${what}` : ''
}

const WORTH_A_WORD_MS = 1

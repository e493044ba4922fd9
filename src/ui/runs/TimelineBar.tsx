import type { NodeWait } from '../../engine/page.ts'
import { formatDuration } from '../common/formatDuration.ts'
import { StatusBadge } from '../common/StatusBadge.tsx'
import { useApp, useController } from '../store/react.tsx'
import type { Bar } from './timeline.ts'

export function TimelineBar({ bar }: { readonly bar: Bar }) {
  const controller = useController()
  const isSelected = useApp((state) => state.selected === bar.node)
  const time = formatDuration(bar.duration)
  return (
    <li
      className={bar.labelBefore ? 'timeline-item before' : 'timeline-item'}
      style={{ top: bar.row * 24 + 2, left: `${100 * bar.left}%`, width: `max(4px, ${100 * bar.width}%)` }}
    >
      <button
        type="button"
        className={`timeline-bar status-${bar.status}`}
        aria-label={`${bar.node}, ${bar.status}, ${time}`}
        aria-pressed={isSelected}
        title={`${bar.node}: ${bar.status}, ${time}, from ${formatDuration(bar.start)}${waitText(bar.wait)}`}
        onClick={() => controller.select(bar.node)}
      >
        <span className="timeline-name">
          <StatusBadge status={bar.status} /> <span className="mono">{bar.node}</span>{' '}
          <span className="dim">{time}</span>
        </span>
      </button>
    </li>
  )
}

/** Of what is worth a word: `; waited 3 ms for its worker, 40 ms for values`. */
function waitText(wait: NodeWait | null): string {
  const waits = wait ? [waitFor(wait.queue, 'its worker'), waitFor(wait.transfer, 'values')].filter((one) => one) : []
  return waits.length ? `; waited ${waits.join(', ')}` : ''
}

function waitFor(time: number, what: string): string {
  return time >= WORTH_A_WORD_MS ? `${formatDuration(time)} for ${what}` : ''
}

const WORTH_A_WORD_MS = 1

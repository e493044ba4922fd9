import type { RunState } from '../../engine/page.ts'
import { itemsOf, itemsText } from '../common/blockProgress.ts'

/** How far a run is: `3 of 7`, with parallel blocks `3 of 7, 40 of 100 items`; empty before it began. */
export function runProgress(run: RunState | null): string {
  const nodes = [...(run?.nodes.values() ?? [])]
  if (nodes.length === 0) return ''
  const done = nodes.filter(({ status }) => status !== 'queued' && status !== 'running' && status !== 'paused').length
  const items = itemsOf(run)
  return `${done} of ${nodes.length}${items ? `, ${itemsText(items)}` : ''}`
}

/** Milliseconds that should be left from the latest event on, by what nodes took in earlier runs; null where nobody knows. */
export function timeLeft(run: RunState | null): number | null {
  if (!run?.expected || run.outcome !== 'running') return null
  const { end, costs } = run.expected
  let all = 0
  let rest = 0
  for (const [node, cost] of costs) {
    all += cost
    const status = run.nodes.get(node)?.status
    if (status === 'queued' || status === 'running' || status === 'paused') rest += cost
  }
  return all > 0 ? (end * rest) / all : null
}

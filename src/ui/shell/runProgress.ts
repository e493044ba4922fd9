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

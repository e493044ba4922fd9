import type { NodeRun, NodeStatus } from '../../engine/page.ts'

/** A status as it is shown: what is known of a node may be of a program that has changed since. */
export type ShownStatus = NodeStatus | 'stale'

export function shownStatus(run: NodeRun | undefined, isStale: boolean): ShownStatus {
  if (!run) return 'idle'
  return isStale && SETTLED.has(run.status) ? 'stale' : run.status
}

const SETTLED: ReadonlySet<NodeStatus> = new Set(['ok', 'cached', 'failed', 'skipped'])

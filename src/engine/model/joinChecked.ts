import type { CheckedNode, CheckRecord } from './check.ts'
import type { RunEvent } from './event.ts'

const MOST_FAILING = 5

/** What the checks of one node found so far, and found again for another item of a parallel block. */
export function joinChecked(before: CheckedNode | undefined, { node, importance, checks }: CheckedNode): CheckedNode {
  if (!before) return { node, importance, checks }
  return { node, importance, checks: checks.map((check, at) => joinRecords(before.checks[at], check)) }
}

/** Those of a batch about the checks of one node are one: a block has thousands of items. */
export function joinEvents(events: readonly RunEvent[]): readonly RunEvent[] {
  const checked = new Map<string, CheckedNode>()
  let most = 0
  for (const event of events) {
    if (event.kind !== 'nodeChecked') continue
    checked.set(event.node, joinChecked(checked.get(event.node), event))
    most++
  }
  if (most === checked.size) return events
  const joined: RunEvent[] = []
  for (const event of events) {
    const all = event.kind === 'nodeChecked' ? checked.get(event.node) : undefined
    if (event.kind !== 'nodeChecked') joined.push(event)
    else if (all && checked.delete(event.node)) joined.push({ kind: 'nodeChecked', ...all })
  }
  return joined
}

/** The first failure is the one that is told; the first failing values of all are kept. */
function joinRecords(before: CheckRecord | undefined, next: CheckRecord): CheckRecord {
  if (!before) return next
  const told = before.passes ? next : before
  return {
    ...told,
    failing: add(before.failing, next.failing),
    of: add(before.of, next.of),
    first: [...before.first, ...next.first].slice(0, MOST_FAILING),
    times: before.times + next.times,
    failedTimes: before.failedTimes + next.failedTimes,
  }
}

function add(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : a + b
}

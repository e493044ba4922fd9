import type { NodeRun, NodeStatus, RunState } from '../../engine/page.ts'

/** What a card that stands for several nodes tells first. */
const URGENCY: readonly NodeStatus[] = ['failed', 'paused', 'running']

/** How a card's nodes are doing: as its own, unless one that it stands for has more urgent news. */
export function runOfGroup(run: RunState | null, hidden: readonly string[], name: string): NodeRun | undefined {
  const own = run?.nodes.get(name)
  if (hidden.length === 0) return own
  const runs = [...hidden, name].flatMap((one) => run?.nodes.get(one) ?? [])
  const urgent = firstOf(runs, URGENCY)
  // A folded module has no node of its own.
  return urgent ?? own ?? firstOf(runs, ['queued', 'skipped']) ?? runs.at(-1)
}

function firstOf(runs: readonly NodeRun[], statuses: readonly NodeStatus[]): NodeRun | undefined {
  for (const status of statuses) {
    const found = runs.find((one) => one.status === status)
    if (found) return found
  }
  return undefined
}

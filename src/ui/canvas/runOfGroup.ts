import type { NodeRun, NodeStatus, RunState } from '../../engine/page.ts'

/** What a card that stands for several nodes tells first. */
const URGENCY: readonly NodeStatus[] = ['failed', 'paused', 'running']

/** How a card's nodes are doing: as its own, unless one that it stands for has more urgent news. */
export function runOfGroup(run: RunState | null, hidden: readonly string[], name: string): NodeRun | undefined {
  const own = run?.nodes.get(name)
  if (hidden.length === 0) return own
  const runs = [...hidden, name].flatMap((one) => run?.nodes.get(one) ?? [])
  for (const status of URGENCY) {
    const urgent = runs.find((one) => one.status === status)
    if (urgent) return urgent
  }
  return own
}

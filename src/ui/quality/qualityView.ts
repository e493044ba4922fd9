import type { CheckedNode, CheckState, QualityNode, QualityReport } from '../../engine/page.ts'

export type Filter = 'all' | CheckState

/** Of the report the checks in that state, without nodes that have none. */
export function filterNodes({ nodes }: QualityReport, filter: Filter): readonly QualityNode[] {
  if (filter === 'all') return nodes
  return nodes
    .map((node) => ({ ...node, checks: node.checks.filter(({ state }) => state === filter) }))
    .filter(({ checks }) => checks.length > 0)
}

/** What a check found in the run before, where it was something else; null where it was not made then. */
export function stateBefore(
  before: ReadonlyMap<string, CheckedNode> | null,
  { node, check, state }: { readonly node: string; readonly check: string; readonly state: CheckState },
): CheckState | null {
  const then = before?.get(node)
  const found = then?.checks.find((one) => one.check === check)
  if (!then || !found) return null
  const was = found.passes ? 'passed' : then.importance === 'fail' ? 'failed' : 'warned'
  return was === state ? null : was
}

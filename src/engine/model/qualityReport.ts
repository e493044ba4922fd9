import type { CheckRecord, Importance } from './check.ts'
import type { Graph, GraphNode } from './graph.ts'
import type { RunState } from './runState.ts'

/** `warned` is a check that did not pass and lets the value go on. */
export type CheckState = 'passed' | 'warned' | 'failed' | 'notRun'

export interface QualityCheck extends CheckRecord {
  readonly state: CheckState
}

export interface QualityNode {
  readonly node: string
  readonly importance: Importance
  readonly checks: readonly QualityCheck[]
}

export type CheckCounts = Readonly<Record<CheckState, number>>

/** All checks of a run, by the node that they are of, in the order of the graph. */
export interface QualityReport {
  readonly run: number
  readonly counts: CheckCounts
  readonly nodes: readonly QualityNode[]
}

/** Of the nodes that the run was to run: what their checks found, and which were not made. */
export function reportQuality({ nodes: all }: Pick<Graph, 'nodes'>, run: RunState | null): QualityReport {
  const nodes = all.flatMap((node) => (run?.nodes.has(node.name) ? (nodeQuality(node, run) ?? []) : []))
  return { run: run?.run ?? 0, counts: countChecks(nodes), nodes }
}

/** Of one node; null where nothing checks it. */
export function nodeQuality(node: GraphNode, run: RunState): QualityNode | null {
  if (node.call.kind !== 'verdict') return null
  const { importance } = node.call
  const told = run.checks.get(node.name)?.checks
  const checks = told?.map((record) => ({ ...record, state: stateOf(record, importance) }))
  return {
    node: node.name,
    importance,
    checks: checks ?? node.dependencies.slice(1).map((one) => notRun(one.node, node, run)),
  }
}

export function countChecks(nodes: readonly QualityNode[]): CheckCounts {
  const counts = { passed: 0, warned: 0, failed: 0, notRun: 0 }
  for (const { checks } of nodes) for (const { state } of checks) counts[state]++
  return counts
}

function stateOf({ passes }: CheckRecord, importance: Importance): CheckState {
  if (passes) return 'passed'
  return importance === 'fail' ? 'failed' : 'warned'
}

function notRun(check: string, { name }: GraphNode, run: RunState): QualityCheck {
  const own = run.nodes.get(check)
  const because = own?.status === 'failed' || own?.status === 'skipped' ? own : run.nodes.get(name)
  return {
    check,
    state: 'notRun',
    passes: false,
    message: because?.status === 'skipped' ? `skipped: ${because.reason} has no value` : (because?.reason ?? ''),
    expected: '',
    column: null,
    failing: null,
    of: null,
    first: [],
    details: {},
    times: 0,
    failedTimes: 0,
  }
}

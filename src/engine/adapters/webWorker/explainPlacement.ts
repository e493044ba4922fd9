import type { PlacedGroup, RunPlacement } from '../../model/placement.ts'
import { ranksOf } from './placement/taskGraph.ts'
import { MESSAGE_MS, type StepPlan } from './stepPlan.ts'

/** A plan as one reads it: of each worker its groups, with when, how long and why there. */
export function explainPlacement(plan: StepPlan, workers: number): RunPlacement {
  const whyOf = createReasons(plan, workers)
  return {
    workers,
    groups: plan.lines.flatMap((line, at) => groupsOf(plan, line, at + 1, whyOf)),
    end: plan.end,
    hasGuess: plan.expected === null,
  }
}

function groupsOf(
  { names, start, cost }: StepPlan,
  line: readonly number[],
  worker: number,
  whyOf: (step: number) => string | null,
): PlacedGroup[] {
  const groups: (PlacedGroup & { nodes: string[]; milliseconds: number })[] = []
  for (const step of line) {
    const why = whyOf(step)
    const last = groups.at(-1)
    const name = names[step] ?? ''
    const from = start[step] ?? 0
    const until = from + (cost[step] ?? 0)
    if (last && (why === null || why === last.why)) {
      last.nodes.push(name)
      last.milliseconds = until - last.start
    } else groups.push({ worker, nodes: [name], start: from, milliseconds: until - from, why: why ?? SHORT })
  }
  return groups
}

const SHORT = 'short: to move it would take longer than to run it'
const CRITICAL = 'on the longest way through the graph: the run ends no sooner than this'

/** Of a step why it stands where it does; null where it is short and goes with what is before it. */
function createReasons(plan: StepPlan, workers: number): (step: number) => string | null {
  const { graph, users, cost, move, line, names } = plan
  if (!plan.isSpread) return () => (workers > 1 ? 'the run is short: one worker is quickest' : 'the only worker')
  const after = ranksOf(users, { run: cost, move }, 0)
  const before = headsOf(plan)
  const longest = after.reduce((most, one) => Math.max(most, one), 0)
  return (step) => {
    if (plan.isApart(step)) return 'a parallel block: its items go to whoever is free'
    if ((cost[step] ?? 0) < 2 * MESSAGE_MS) return null
    if ((before[step] ?? 0) + (after[step] ?? 0) >= longest * (1 - 1e-9)) return CRITICAL
    const needs = [...(graph.needs[step] ?? [])].sort((a, b) => (move[b] ?? 0) - (move[a] ?? 0))
    const [biggest] = needs
    if (biggest !== undefined && line[biggest] === line[step]) return `its biggest input, ${names[biggest]}, lies there`
    return 'to share the work evenly'
  }
}

/** Of each step the longest way from the run's start to its own. */
function headsOf({ graph, cost }: StepPlan): Float64Array {
  const heads = new Float64Array(graph.needs.length)
  for (const [step, needs] of graph.needs.entries()) {
    heads[step] = Math.max(0, ...needs.map((need) => (heads[need] ?? 0) + (cost[need] ?? 0)))
  }
  return heads
}

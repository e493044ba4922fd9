import type { GraphNode } from '../model/graph.ts'
import { listNames } from '../model/names.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { nodesOf } from '../model/steps.ts'
import { isCheap } from '../run/cacheKeys.ts'

/** What takes longer is made again on the user's word alone. Milliseconds. */
const LONG_MS = 3000

export interface RemakingRequest {
  /** The node whose value is gone. */
  readonly node: string
  /** What a run of that node alone would do, dependencies first. */
  readonly steps: readonly GraphNode[]
  /** Milliseconds that a node takes; infinite where nobody knows. */
  readonly timeOf: (node: string) => number
  /** A value that is there. */
  readonly find: (node: string) => Promise<{ readonly value: unknown } | null>
}

/**
 * The values that a run of the node takes, so that nothing runs whose value is there; null where the run would take long, where nobody knows
 * how long, or where it would write a file once more.
 */
export async function findNearest({
  node,
  steps,
  timeOf,
  find,
}: RemakingRequest): Promise<Readonly<Record<string, unknown>> | null> {
  const values: Record<string, unknown> = Object.create(null)
  const wanted = new Set([node])
  let milliseconds = 0
  for (const step of steps.toReversed()) {
    const { name, role } = step
    if (!wanted.has(name)) continue
    const isNode = step.call.kind !== 'block' && step.call.kind !== 'gather'
    const found = isNode && name !== node ? await find(name) : null
    if (found) {
      values[name] = found.value
      continue
    }
    if (step.call.kind === 'block' || !isCheap(step))
      milliseconds += nodesOf(step).reduce((sum, one) => sum + timeOf(one), 0)
    if (role === 'saver' || milliseconds > LONG_MS) return null
    for (const dependency of step.dependencies) wanted.add(dependency.node)
  }
  return values
}

export function remadeProblem(node: string, again: readonly string[]): Problem {
  const why = `the value of "${node}" was looked at, and had gone to keep within the limit of memory`
  return makeProblem('DW-RUN-031', 'run', {
    severity: 'warning',
    message: `${listNames(again)} ran again: ${why}.`,
    hint: 'Raise the limit of memory if it happens often.',
    nodes: again,
  })
}

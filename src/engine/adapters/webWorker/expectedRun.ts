import type { RunEvent } from '../../model/event.ts'
import type { StepPlan } from './stepPlan.ts'

/** Nobody waits for less, or wants to know how long. */
const WAITED_MS = 1000

/** What takes less than this part of a run says nothing of how far it is. */
const COUNTED = 1000

/** When the run should end and what its longer nodes take, in ms; null where nobody knows, or would ask. */
export function expectedRun({
  expected: end,
  names,
  cost,
}: Pick<StepPlan, 'expected' | 'names' | 'cost'>): RunEvent | null {
  if (end === null || end < WAITED_MS) return null
  const costs = names.flatMap((name, step): [string, number][] => {
    const one = cost[step] ?? 0
    return one * COUNTED > end ? [[name, one]] : []
  })
  return { kind: 'runExpected', end, costs }
}

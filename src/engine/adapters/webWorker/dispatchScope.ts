import type { TaskMoment, TaskMoments } from '../GraphAdapter.ts'
import type { Crew, CrewMember } from './crew.ts'
import type { DispatchRequest } from './dispatchRequest.ts'
import type { NodeLedger } from './nodeLedger.ts'
import type { StepPlan } from './stepPlan.ts'
import type { Supplies } from './supplies.ts'

/** What the parts of one run's dispatch share, and may ask of each other. */
export interface DispatchScope {
  readonly request: DispatchRequest
  readonly plan: StepPlan
  readonly ledger: NodeLedger
  readonly supplies: Supplies
  readonly crew: Crew
  /** The run has ended: what comes later is nobody's. */
  readonly isOver: boolean
  /** Whether the run as a whole asks for a step's value. */
  isWanted(step: number): boolean
  /** What a hook stands before waits for it; where there is none, nothing waits. One that fails ends the run. */
  after<M extends TaskMoment>(moment: M, payload: TaskMoments[M], go: () => void): void
  /** A step has ended: values whose last reader it was may go. */
  end(step: number): void
  /** A step that had ended runs again: what it needs has a reader again. */
  redo(step: number): void
  /** Gives every idle worker something to do. */
  fill(): void
  /** Makes values that are needed and lost again. */
  recover(reason: string): void
  /** Ends the run: something went wrong that is no node's fault. */
  fail(error: unknown): void
}

/** Why a value that a worker held is nowhere any more. */
export const LOST = 'a value that it held was needed'

/** Values from outside that steps take, by name. */
export function needsOf({ plan }: Pick<DispatchScope, 'plan'>, steps: readonly number[]): string[] {
  const inside = new Set(steps.map((step) => plan.names[step]))
  const needs = new Set<string>()
  for (const step of steps) {
    for (const { node } of plan.nodes[step]?.dependencies ?? []) if (!inside.has(node)) needs.add(node)
  }
  return [...needs]
}

/**
 * Calls `go` when a worker can be sent all of some values, in the same breath as that is seen: what was fetched for one may be
 * passed on to another before the next. Gives false where a value is gone.
 */
export async function whenThere(
  scope: MissingScope,
  member: CrewMember,
  names: readonly string[],
  go: () => void,
): Promise<boolean> {
  for (let missing = missingOf(scope, member, names); missing.length; missing = missingOf(scope, member, names)) {
    if (!(await scope.crew.bring(missing))) return false
  }
  go()
  return true
}

type MissingScope = Pick<DispatchScope, 'plan' | 'ledger' | 'supplies' | 'crew'>

/** Of some values those that must be fetched before a worker can be sent what needs them. */
function missingOf(
  { plan, ledger, supplies }: MissingScope,
  { holds }: CrewMember,
  names: readonly string[],
): string[] {
  return names.filter(
    (name) => !holds.has(name) && !supplies.has(name) && !ledger.failed.has(name) && plan.numbers.has(name),
  )
}

import type { DispatchScope } from './dispatchScope.ts'
import { MESSAGE_MS } from './stepPlan.ts'

/** A step that stands in a worker's line, as one that has nothing to do sees it; milliseconds. */
export interface Movable {
  /** Whether that worker is at something: else it takes the step itself. */
  readonly isBusy: boolean
  /** Until the other has what the step needs, from the moment that it is given. */
  readonly way: number
  readonly cost: number
  /** Whether what it needs can be had though that worker is busy. */
  readonly isAtHand: boolean
  /** How long that worker has been at its batch. */
  readonly busyFor: number
  /** Until it should be through; negative where it is late. */
  readonly left: number
  /** What else stands in its line. */
  readonly rest: number
}

/** Only functions that wait let a worker answer meanwhile: to ask one that may not is worth it where it is busy so many times as long. */
const PATIENCE = 4

/** To move what a step needs takes less than to wait for the worker that it was meant for. */
export function isWorthMoving({ isBusy, way, cost, isAtHand, busyFor, left, rest }: Movable): boolean {
  if (!isBusy) return false
  const isLate = left < 0
  // Nobody knows how long something takes that takes longer than it should.
  if (isAtHand) return isLate || way < Math.max(left, cost)
  // Who has to give it may do so when it is through, and could begin the step itself then, but for what else it has to do.
  return way < rest || PATIENCE * way < (isLate ? busyFor : left)
}

export function movableOf({ plan, crew, ledger }: DispatchScope, step: number, thief: number, from: number): Movable {
  const holds = crew.find(thief)?.holds
  const lacks = (plan.graph.needs[step] ?? []).filter((need) => !holds?.has(plan.names[need] ?? ''))
  const cost = plan.cost[step] ?? 0
  const now = ledger.now()
  const { submittedAt = now, until = 0 } = crew.find(from)?.batch ?? {}
  return {
    isBusy: crew.isBusy(from),
    way: lacks.reduce((sum, need) => sum + (plan.move[need] ?? 0), MESSAGE_MS),
    cost,
    isAtHand: lacks.every((need) => crew.isAtHand(plan.names[need] ?? '', from)),
    busyFor: now - submittedAt,
    left: until - now,
    rest: plan.board.restOf(from - 1) - cost,
  }
}

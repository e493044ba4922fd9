import type { Composition } from './lifecycle/compose.ts'
import type { CheckedNode } from './model/check.ts'
import type { RunEvent } from './model/event.ts'
import { joinChecked } from './model/joinChecked.ts'
import type { Problem } from './model/problem.ts'

/** Passes a run's events on to whoever follows it, and keeps what its end is made of. */
export interface RunTeller {
  emit(event: RunEvent): void
  readonly problems: Problem[]
  /** Nodes of which it was told that they failed. */
  readonly failed: ReadonlySet<string>
  readonly checks: ReadonlyMap<string, CheckedNode>
  /** Whether anybody follows when nodes start and end. */
  readonly followed: boolean
}

export function createRunTeller(onEvent: ((event: RunEvent) => void) | undefined, { hooks }: Composition): RunTeller {
  const problems: Problem[] = []
  const failed = new Set<string>()
  const checks = new Map<string, CheckedNode>()
  const toldOfCache = new Set<string>()
  const listener = hooks.createListener((problem) => problems.push(problem))
  let isOver = false

  /** Where one node finds the cache broken, all do, each runner for itself: each kind of problem is told once. */
  function isToldAgain({ code }: Problem): boolean {
    if (!code.startsWith('DW-CACHE-')) return false
    const isTold = toldOfCache.has(code)
    toldOfCache.add(code)
    return isTold
  }

  return {
    problems,
    failed,
    checks,
    followed: onEvent !== undefined || listener !== null,
    emit(event) {
      // Of a run that was stopped, nodes may still be busy.
      if (isOver || (event.kind === 'nodeWarned' && isToldAgain(event.problem))) return
      isOver = event.kind === 'runFinished'
      if (event.kind === 'nodeFailed') failed.add(event.node)
      if (event.kind === 'nodeChecked') checks.set(event.node, joinChecked(checks.get(event.node), event))
      if (event.kind === 'nodeFailed' || event.kind === 'nodeWarned') problems.push(event.problem)
      listener?.(event)
      onEvent?.(event)
    },
  }
}

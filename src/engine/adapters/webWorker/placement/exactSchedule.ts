import type { Schedule } from './listSchedule.ts'
import { createTaking } from './taking.ts'
import { ranksOf, type TaskCosts, type TaskGraph, usersOf } from './taskGraph.ts'

/** So many tasks at most: the number of ways grows faster than anything. */
export const EXACT_UP_TO = 8

/** After so many steps the best that was found is taken. */
const STEPS = 40_000

/** Tries all ways in which tasks can follow each other, but those that cannot end before `known` does. */
export function exactSchedule(graph: TaskGraph, costs: TaskCosts, workers: number, known: Schedule): Schedule {
  const { needs } = graph
  const count = needs.length
  const ranks = ranksOf(usersOf(graph), costs, 0)
  const worker = new Int32Array(count).fill(-1)
  const start = new Float64Array(count)
  const finish = new Float64Array(count)
  const free = new Float64Array(workers)
  const taking = createTaking(graph, costs, worker, workers)
  const order: number[] = []
  let best = known
  let steps = 0

  function arrival(task: number, at: number): number {
    let time = 0
    for (const need of needs[task] ?? []) {
      time = Math.max(time, (finish[need] ?? 0) + (worker[need] === at ? 0 : (costs.move[need] ?? 0)))
    }
    return time
  }

  /** Tasks are tried in the order of their starts: the same schedule is not met twice. */
  function extend(from: number, end: number, rest: number): void {
    if (order.length === count) {
      best = { worker: worker.slice(), start: start.slice(), finish: finish.slice(), order: [...order], end }
      return
    }
    for (let task = 0; task < count; task++) {
      if (worker[task] !== -1 || !needs[task]?.every((need) => worker[need] !== -1)) continue
      let hasTriedFresh = false
      for (let at = 0; at < workers && ++steps < STEPS; at++) {
        const before = free[at] ?? 0
        if (before === 0 && hasTriedFresh) continue
        hasTriedFresh ||= before === 0
        const time = Math.max(before, arrival(task, at)) + taking.timeOf(task, at)
        const through = time + (costs.run[task] ?? 0)
        if (time < from || time + (ranks[task] ?? 0) >= best.end) continue
        worker[task] = at
        start[task] = time
        finish[task] = through
        free[at] = through
        order.push(task)
        taking.note(task, at, 1)
        const left = rest - (costs.run[task] ?? 0)
        // No worker begins anything before this time any more.
        const busy = free.reduce((sum, one) => sum + Math.max(one, time), 0)
        if ((busy + left) / workers < best.end) extend(time, Math.max(end, through), left)
        order.pop()
        taking.note(task, at, -1)
        free[at] = before
        worker[task] = -1
      }
    }
  }

  extend(
    0,
    0,
    Array.from(needs, (_, task) => costs.run[task] ?? 0).reduce((sum, one) => sum + one, 0),
  )
  return best
}

import { createHeap } from './heap.ts'
import { createTaking } from './taking.ts'
import type { TaskCosts, TaskGraph } from './taskGraph.ts'

/** Which worker runs what, and about when; milliseconds from the start. */
export interface Schedule {
  /** Of each task its worker, from 0. */
  readonly worker: Int32Array
  readonly start: Float64Array
  readonly finish: Float64Array
  /** Tasks in the order in which they were placed. */
  readonly order: readonly number[]
  readonly end: number
}

export interface ListRequest {
  readonly graph: TaskGraph
  readonly users: readonly (readonly number[])[]
  readonly costs: TaskCosts
  readonly workers: number
  /** What is ready at the same time goes by this, the greatest first. */
  readonly priority: ArrayLike<number>
}

/**
 * Follows the time: whenever a worker has nothing to do, the most urgent task that is ready goes to the worker that would
 * be through with it first, values' ways included. Where values move for nothing no worker waits while a task is ready, so
 * that the end is within 2 - 1/workers of the best (Graham, 1969).
 */
export function listSchedule({ graph, users, costs, workers, priority }: ListRequest): Schedule {
  const { needs } = graph
  const worker = new Int32Array(needs.length)
  const start = new Float64Array(needs.length)
  const finish = new Float64Array(needs.length)
  const release = new Float64Array(needs.length)
  const left = Int32Array.from(needs, (from) => from.length)
  const free = new Float64Array(workers)
  const taking = createTaking(graph, costs, worker, workers)
  const order: number[] = []
  const ready = createHeap((task) => -(priority[task] ?? 0))
  const coming = createHeap((task) => release[task] ?? 0)
  for (let task = 0; task < needs.length; task++) if (left[task] === 0) ready.push(task)

  function arrival(task: number, at: number): number {
    let time = 0
    for (const need of needs[task] ?? []) {
      const way = worker[need] === at ? 0 : (costs.move[need] ?? 0)
      time = Math.max(time, (finish[need] ?? 0) + way)
    }
    return time
  }

  function place(task: number): void {
    let best = 0
    let earliest = Number.POSITIVE_INFINITY
    for (let at = 0; at < workers; at++) {
      const time = Math.max(free[at] ?? 0, arrival(task, at)) + taking.timeOf(task, at)
      if (time >= earliest) continue
      earliest = time
      best = at
    }
    const end = earliest + (costs.run[task] ?? 0)
    taking.note(task, best, 1)
    worker[task] = best
    start[task] = earliest
    finish[task] = end
    free[best] = end
    order.push(task)
    for (const user of users[task] ?? []) {
      release[user] = Math.max(release[user] ?? 0, end)
      const rest = (left[user] ?? 0) - 1
      left[user] = rest
      if (rest === 0) coming.push(user)
    }
  }

  while (ready.size || coming.size) {
    const next = coming.first
    const time = ready.size ? least(free) : Math.max(least(free), next === undefined ? 0 : (release[next] ?? 0))
    for (let task = coming.first; task !== undefined && (release[task] ?? 0) <= time; task = coming.first) {
      ready.push(task)
      coming.pop()
    }
    const task = ready.pop()
    if (task !== undefined) place(task)
  }
  return { worker, start, finish, order, end: greatest(finish) }
}

function least(values: Float64Array): number {
  let found = Number.POSITIVE_INFINITY
  for (const value of values) if (value < found) found = value
  return found
}

function greatest(values: Float64Array): number {
  let found = 0
  for (const value of values) if (value > found) found = value
  return found
}

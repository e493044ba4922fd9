import type { TaskCosts, TaskGraph } from './taskGraph.ts'

/** What workers are kept busy by because values come from others, while tasks are placed one after the other. */
export interface Taking {
  /** Milliseconds, of what the worker was not given for an earlier task. */
  timeOf(task: number, at: number): number
  /** The task was placed there, or is taken away again. */
  note(task: number, at: number, times: 1 | -1): void
}

/** `worker` is of each task that is placed its worker, as it is when it is asked. */
export function createTaking(
  { needs }: TaskGraph,
  { take = 0 }: TaskCosts,
  worker: Readonly<ArrayLike<number>>,
  workers: number,
): Taking {
  if (take === 0) return NOTHING
  /** Of each value and worker for how many tasks there it was taken. */
  const taken = new Int32Array(needs.length * workers)
  return {
    timeOf(task, at) {
      let time = 0
      for (const need of needs[task] ?? []) if (worker[need] !== at && taken[need * workers + at] === 0) time += take
      return time
    },
    note(task, at, times) {
      for (const need of needs[task] ?? []) taken[need * workers + at] = (taken[need * workers + at] ?? 0) + times
    },
  }
}

const NOTHING: Taking = { timeOf: () => 0, note: () => {} }

import { EXACT_UP_TO, exactSchedule } from './exactSchedule.ts'
import { listSchedule, type Schedule } from './listSchedule.ts'
import { lowerBound, ranksOf, type TaskCosts, type TaskGraph, usersOf } from './taskGraph.ts'

/** Which worker runs what, in which order. */
export interface Placement extends Schedule {
  /** Of each worker its tasks, one after the other. */
  readonly lines: readonly (readonly number[])[]
}

/** Improving a plan must not take longer than it spares: about so many milliseconds a round for each task. */
const ROUND_MS = 0.003
const IMPROVED_UP_TO = 2000
const ROUNDS = 6

/**
 * Places tasks on workers so that the last one ends early. What a value's way costs keeps cheap tasks with their inputs; few
 * cheap tasks stay on one worker altogether. Pure, and linear in tasks and needs but for a logarithm.
 */
export function placeTasks(graph: TaskGraph, costs: TaskCosts, workers: number): Placement {
  const alone = placeInLine(costs, graph.needs.length)
  if (workers === 1) return alone
  const users = usersOf(graph)
  const bound = lowerBound(graph, costs, workers)
  let best: Schedule = placeWithRanks(graph, users, costs, workers)
  if (graph.needs.length <= IMPROVED_UP_TO) best = improve(best, { graph, users, costs, workers, bound })
  // One worker is what other programs on this machine like best.
  if (alone.end <= best.end) best = alone
  if (graph.needs.length <= EXACT_UP_TO && best.end > bound) best = exactSchedule(graph, costs, workers, best)
  return { ...best, lines: linesOf(best, workers) }
}

function placeWithRanks(
  graph: TaskGraph,
  users: readonly (readonly number[])[],
  costs: TaskCosts,
  workers: number,
): Schedule {
  // A value's way is gone where its reader stays with it: as often as there is one worker among all.
  const priority = ranksOf(users, costs, 1 - 1 / workers)
  return listSchedule({ graph, users, costs, workers, priority })
}

/** All on the first worker, one after the other. */
export function placeInLine({ run }: Pick<TaskCosts, 'run'>, count: number): Placement {
  const start = new Float64Array(count)
  const finish = new Float64Array(count)
  let end = 0
  for (let task = 0; task < count; task++) {
    start[task] = end
    end += run[task] ?? 0
    finish[task] = end
  }
  const order = Array.from(start, (_, task) => task)
  return { worker: new Int32Array(count), start, finish, order, end, lines: [order] }
}

interface Improvement {
  readonly graph: TaskGraph
  readonly users: readonly (readonly number[])[]
  readonly costs: TaskCosts
  readonly workers: number
  readonly bound: number
}

/**
 * Plans from the end to the start and back: what can begin late without harm goes after what cannot (Valls, Ballestín,
 * Quintanilla: justification, 2005).
 */
function improve(first: Schedule, { graph, users, costs, workers, bound }: Improvement): Schedule {
  const count = graph.needs.length
  const reverse = (values: ArrayLike<number>) =>
    Float64Array.from({ length: count }, (_, at) => values[count - 1 - at] ?? 0)
  const backwards = { needs: flip(users), users: flip(graph.needs) }
  const run = reverse(costs.run)
  let best = first
  let latest = first
  for (let round = 0; round < ROUNDS && best.end > bound * 1.001 && best.end - bound > count * ROUND_MS; round++) {
    const late = listSchedule({
      graph: backwards,
      users: backwards.users,
      costs: { run, move: new Float64Array(count) },
      workers,
      priority: reverse(latest.finish),
    })
    latest = listSchedule({ graph, users, costs, workers, priority: reverse(late.finish) })
    if (latest.end < best.end) best = latest
  }
  return best
}

function flip(lists: readonly (readonly number[])[]): number[][] {
  const last = lists.length - 1
  return lists.map((_, at) => (lists[last - at] ?? []).map((one) => last - one))
}

function linesOf({ order, worker, start }: Schedule, workers: number): number[][] {
  const lines: number[][] = Array.from({ length: workers }, () => [])
  for (const task of order) lines[worker[task] ?? 0]?.push(task)
  for (const line of lines) line.sort((a, b) => (start[a] ?? 0) - (start[b] ?? 0) || a - b)
  return lines
}

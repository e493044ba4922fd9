/** Tasks are numbers from 0; each comes after those that it needs. */
export interface TaskGraph {
  /** Of each task those whose values it takes, each once. */
  readonly needs: readonly (readonly number[])[]
}

/** What is known of tasks, or guessed; milliseconds. */
export interface TaskCosts {
  readonly run: Readonly<ArrayLike<number>>
  /** Until a worker has the value that another one made. */
  readonly move: Readonly<ArrayLike<number>>
  /** How long a worker is kept busy by each value that another one made, once; nothing where it is not told. */
  readonly take?: number
}

export function usersOf({ needs }: TaskGraph): readonly (readonly number[])[] {
  const users: number[][] = needs.map(() => [])
  for (const [task, from] of needs.entries()) for (const need of from) users[need]?.push(task)
  return users
}

/**
 * Of each task the longest way from its start to the end, itself included, where each value on it takes `share` of its move.
 * It is what list schedulers call the upward rank (Topcuoglu, Hariri, Wu: HEFT, 2002).
 */
export function ranksOf(users: readonly (readonly number[])[], { run, move }: TaskCosts, share: number): Float64Array {
  const ranks = new Float64Array(users.length)
  for (let task = users.length - 1; task >= 0; task--) {
    let longest = 0
    for (const user of users[task] ?? []) longest = Math.max(longest, (ranks[user] ?? 0) + share * (move[task] ?? 0))
    ranks[task] = (run[task] ?? 0) + longest
  }
  return ranks
}

/** No schedule ends before this, even where values move for nothing. */
export function lowerBound(graph: TaskGraph, costs: TaskCosts, workers: number): number {
  let total = 0
  for (let task = 0; task < graph.needs.length; task++) total += costs.run[task] ?? 0
  let longest = 0
  for (const rank of ranksOf(usersOf(graph), costs, 0)) longest = Math.max(longest, rank)
  return Math.max(total / workers, longest)
}

import type { Row } from './row.ts'

/** What a run of a graph took, by whom. */
export interface Timed {
  readonly name: string
  /** Milliseconds. */
  readonly taken: number
}

/** Of the adapter, the single thread and others, in this order: a goal, each rival, and that workers never hurt. */
export function timedRows(graph: string, times: readonly Timed[], goal: (ours: number, alone: number) => Row): Row[] {
  const [ours, alone, ...others] = times
  if (!ours || !alone) return []
  return [
    goal(ours.taken, alone.taken),
    ...[alone, ...others].map((one) => ({
      name: `${graph}: beside ${one.name}`,
      value: ours.taken,
      unit: 'ms',
      rival: `${one.name} ${one.taken.toPrecision(3)} ms`,
      ratio: ours.taken / one.taken,
    })),
    neverHurts(graph, ours.taken, alone.taken),
  ]
}

/** At worst 5 % and 5 ms slower than the single thread: a ratio of 1. */
function neverHurts(graph: string, ours: number, alone: number): Row {
  const most = alone * 1.05 + 5
  return {
    name: `${graph}: workers never hurt`,
    value: ours,
    unit: 'ms',
    rival: `${alone.toPrecision(3)} ms + 5 % + 5 ms`,
    ratio: ours / most,
  }
}

import type { NodeRun, NodeStatus, RunState } from '../../engine/page.ts'

/** A node's time in a run, as a piece of its lane: fractions of the whole. */
export interface Bar {
  readonly node: string
  readonly status: NodeStatus
  readonly start: number
  /** Milliseconds so far. */
  readonly duration: number
  readonly left: number
  readonly width: number
  /** Within its lane: bars that overlap (a worker that waits for several) stand below each other. */
  readonly row: number
}

export interface Lane {
  readonly worker: number
  readonly rows: number
  readonly bars: readonly Bar[]
}

export interface RunSummary {
  readonly ok: number
  readonly cached: number
  readonly failed: number
  readonly skipped: number
  readonly total: number
  readonly time: number
}

/** How long the time axis is: never nothing, so that there is something to divide by. */
export function spanOf(run: RunState): number {
  let span = Math.max(run.time, 0.1)
  for (const { start, duration } of run.nodes.values()) span = Math.max(span, (start ?? 0) + (duration ?? 0))
  return span
}

/** A lane for each worker, in their order; a node that still runs reaches to the end. */
export function lanesOf(run: RunState): Lane[] {
  const span = spanOf(run)
  const byWorker = new Map<number, Bar[]>()
  const ends = new Map<number, number[]>()
  for (const name of run.order) {
    const node = run.nodes.get(name)
    if (!node || node.start === null || node.worker === null) continue
    const duration = node.duration ?? (node.status === 'running' ? span - node.start : 0)
    const row = freeRow(ends, node.worker, node.start, node.start + duration)
    const bar = {
      node: name,
      status: node.status,
      start: node.start,
      duration,
      row,
      ...extent(node.start, duration, span),
    }
    const bars = byWorker.get(node.worker)
    if (bars) bars.push(bar)
    else byWorker.set(node.worker, [bar])
  }
  const lanes = [...byWorker].map(([worker, bars]) => ({ worker, bars, rows: ends.get(worker)?.length ?? 1 }))
  return lanes.sort((a, b) => a.worker - b.worker)
}

export function summarizeRun(run: RunState): RunSummary {
  const nodes = [...run.nodes.values()]
  const count = (status: NodeStatus) => nodes.filter((node: NodeRun) => node.status === status).length
  return {
    ok: count('ok'),
    cached: count('cached'),
    failed: count('failed'),
    skipped: count('skipped'),
    total: nodes.length,
    time: run.time,
  }
}

/** Round times that divide the axis into at most `most` parts. */
export function ticksOf(span: number, most = 6): number[] {
  const rough = span / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power
  const ticks: number[] = []
  for (let index = 0; index * step <= span; index++) ticks.push(Number((index * step).toPrecision(6)))
  return ticks
}

function extent(start: number, duration: number, span: number): { left: number; width: number } {
  return { left: start / span, width: duration / span }
}

/** The first row of a lane that is free at `start`; takes it until `end`. */
function freeRow(ends: Map<number, number[]>, worker: number, start: number, end: number): number {
  const rows = ends.get(worker) ?? []
  ends.set(worker, rows)
  // Clocks are rounded: a node that starts as another ends does not overlap it.
  const free = rows.findIndex((until) => until <= start + 0.01)
  const row = free < 0 ? rows.length : free
  rows[row] = end
  return row
}

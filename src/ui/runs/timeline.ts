import { type NodeStatus, type RunState, waitsOf } from '../../engine/page.ts'

/** A node's time in a run, as a piece of its lane: fractions of the whole. */
export interface Bar {
  readonly node: string
  readonly status: NodeStatus
  readonly start: number
  /** Milliseconds so far. */
  readonly duration: number
  /** Milliseconds for its worker, and for values; null for one that ran in place. */
  readonly queue: number | null
  readonly transfer: number | null
  readonly left: number
  readonly width: number
  /** Within its lane: bars whose names would overlap stand below each other. */
  readonly row: number
  readonly label: BarLabel
}

/** Where a bar's label stands: in it, without its time where that does not fit; else behind the bar, or before it at the end of the axis. */
export type BarLabel = 'whole' | 'name' | 'after' | 'before'

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

/**
 * How long the time axis is: never nothing, so that there is something to divide by. While the run goes on it has room ahead, and
 * grows in steps: bars stay where they are in between.
 */
export function spanOf(run: RunState): number {
  const latest = latestOf(run)
  if (run.outcome !== 'running') return latest
  const power = 10 ** Math.floor(Math.log10(latest))
  return Number(((STEPS.find((step) => step * power >= latest) ?? 10) * power).toPrecision(6))
}

const STEPS = [1, 1.5, 2, 3, 4, 6, 8]

function latestOf(run: RunState): number {
  let latest = Math.max(run.time, 0.1)
  for (const { start, duration } of run.nodes.values()) latest = Math.max(latest, (start ?? 0) + (duration ?? 0))
  return latest
}

/** More bars than anyone reads, and as many as are quick to draw. */
export const MOST_BARS = 400

/** A lane for each worker, in their order; a node that still runs reaches to the end. Of very many nodes, the longest. */
export function lanesOf(run: RunState, most = MOST_BARS): Lane[] {
  const byWorker = new Map<number, { readonly bars: Bar[]; readonly ends: number[] }>()
  const span = spanOf(run)
  for (const { worker, ...times } of longest(timesOf(run), most)) {
    const lane = byWorker.get(worker) ?? { bars: [], ends: [] }
    byWorker.set(worker, lane)
    lane.bars.push(placeBar(lane.ends, times, span))
  }
  const lanes = [...byWorker].map(([worker, { bars, ends }]) => ({ worker, bars, rows: ends.length }))
  return lanes.sort((a, b) => a.worker - b.worker)
}

export function summarizeRun(run: RunState): RunSummary {
  const nodes = [...run.nodes.values()]
  const count = (status: NodeStatus) => nodes.filter((node) => node.status === status).length
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

interface Times {
  readonly node: string
  readonly status: NodeStatus
  readonly start: number
  readonly duration: number
  readonly queue: number | null
  readonly transfer: number | null
}

function timesOf(run: RunState): (Times & { readonly worker: number })[] {
  const latest = latestOf(run)
  const waits = waitsOf(run)
  return run.order.flatMap((name) => {
    const node = run.nodes.get(name)
    if (!node || node.start === null || node.worker === null) return []
    const { status, start, worker } = node
    const duration = node.duration ?? (status === 'running' ? latest - start : 0)
    const { queue = null, transfer = null } = waits.get(name) ?? {}
    return [{ node: name, status, start, worker, duration, queue, transfer }]
  })
}

/** In the order of their start. */
function longest<T extends Times>(times: readonly T[], most: number): T[] {
  const kept = times.length > most ? [...times].sort((a, b) => b.duration - a.duration).slice(0, most) : [...times]
  return kept.sort((a, b) => a.start - b.start)
}

/** Pixels that parts of a label take, and those of an axis as it mostly is: on a wider one there is more air. */
const [CHARACTER, TIME, BESIDE, AXIS] = [7.5, 60, 40, 700]
/** Clocks are rounded: a node that starts as another ends does not overlap it. */
const ROUNDING = 1e-6

/** The first row of a lane that is free for the bar and its name; takes it. */
function placeBar(ends: number[], times: Times, span: number): Bar {
  const left = times.start / span
  const width = times.duration / span
  const name = ((times.node.length + times.status.length) * CHARACTER + BESIDE) / AXIS
  const label = labelOf({ left, width, name })
  const outside = name + TIME / AXIS
  const from = label === 'before' ? left - outside : left
  const to = left + width + (label === 'after' ? outside : 0)
  const free = ends.findIndex((end) => end <= from + ROUNDING)
  const row = free < 0 ? ends.length : free
  ends[row] = to
  return { ...times, left, width, row, label }
}

function labelOf({ left, width, name }: { left: number; width: number; name: number }): BarLabel {
  const whole = name + TIME / AXIS
  if (whole <= width) return 'whole'
  if (name <= width) return 'name'
  return left + width + whole > 1 ? 'before' : 'after'
}

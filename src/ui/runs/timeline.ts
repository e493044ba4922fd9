import { type NodeStatus, type NodeWait, type RunState, waitsOf } from '../../engine/page.ts'

/** A node's time in a run, as a piece of its lane: fractions of the whole. */
export interface Bar {
  readonly node: string
  readonly status: NodeStatus
  readonly start: number
  /** Milliseconds so far. */
  readonly duration: number
  /** Null for one that ran in place. */
  readonly wait: NodeWait | null
  readonly left: number
  readonly width: number
  /** Within its lane: bars whose names would overlap stand below each other. */
  readonly row: number
  /** The name stands before the bar, where there is no room behind it. */
  readonly labelBefore: boolean
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

/** More bars than anyone reads, and as many as are quick to draw. */
export const MOST_BARS = 400

/** A lane for each worker, in their order; a node that still runs reaches to the end. Of very many nodes, the longest. */
export function lanesOf(run: RunState, most = MOST_BARS): Lane[] {
  const byWorker = new Map<number, { readonly bars: Bar[]; readonly ends: number[] }>()
  for (const { worker, ...times } of longest(timesOf(run), most)) {
    const lane = byWorker.get(worker) ?? { bars: [], ends: [] }
    byWorker.set(worker, lane)
    lane.bars.push(placeBar(lane.ends, times, spanOf(run)))
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
  readonly wait: NodeWait | null
}

function timesOf(run: RunState): (Times & { readonly worker: number })[] {
  const span = spanOf(run)
  const waits = waitsOf(run)
  return run.order.flatMap((name) => {
    const node = run.nodes.get(name)
    if (!node || node.start === null || node.worker === null) return []
    const { status, start, worker } = node
    const duration = node.duration ?? (status === 'running' ? span - start : 0)
    return [{ node: name, status, start, worker, duration, wait: waits.get(name) ?? null }]
  })
}

/** In the order of their start. */
function longest<T extends Times>(times: readonly T[], most: number): T[] {
  const kept = times.length > most ? [...times].sort((a, b) => b.duration - a.duration).slice(0, most) : [...times]
  return kept.sort((a, b) => a.start - b.start)
}

/** A name's room on the axis, for an axis of about 800 pixels: on a wider one there is more air. */
const CHARACTER = 7.5 / 800
const BESIDE_NAME = 130 / 800
/** Clocks are rounded: a node that starts as another ends does not overlap it. */
const ROUNDING = 1e-6

/** The first row of a lane that is free for the bar and its name; takes it. */
function placeBar(ends: number[], times: Times, span: number): Bar {
  const left = times.start / span
  const width = times.duration / span
  const label = times.node.length * CHARACTER + BESIDE_NAME
  const labelBefore = label > width && left + label > 1
  const from = labelBefore ? left - label : left
  const to = labelBefore ? left + width : left + Math.max(width, label)
  const free = ends.findIndex((end) => end <= from + ROUNDING)
  const row = free < 0 ? ends.length : free
  ends[row] = to
  return { ...times, left, width, row, labelBefore }
}

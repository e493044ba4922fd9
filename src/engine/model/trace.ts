import type { NodeRun, RunState } from './runState.ts'
import type { TaskRun } from './taskRun.ts'
import { type NodeWait, waitsOf } from './taskTimes.ts'

/** A run in Google's trace-event format, which Perfetto and `chrome://tracing` open. Times are microseconds. */
export interface Trace {
  readonly displayTimeUnit: 'ms'
  readonly traceEvents: readonly TraceEvent[]
}

export type TraceEvent =
  /** A piece of a row. */
  | (TraceTime & { readonly ph: 'X'; readonly name: string; readonly cat: string; readonly dur: number })
  /** A moment of a row. */
  | (TraceTime & { readonly ph: 'i'; readonly name: string; readonly cat: string; readonly s: 't' })
  /** What a process or a row is called. */
  | (TraceRow & {
      readonly ph: 'M'
      readonly name: 'process_name' | 'thread_name'
      readonly args: { readonly name: string }
    })

interface TraceRow {
  readonly pid: number
  readonly tid: number
}

interface TraceTime extends TraceRow {
  readonly ts: number
  readonly args: Readonly<Record<string, string | number>>
}

/** Rows are workers; where nodes of one overlap, since they wait for something, it has several rows. */
export function toTrace(run: RunState, name = 'Dagwright'): Trace {
  const rows = createRows()
  const waits = waitsOf(run)
  const pieces = [...nodePieces(run, waits), ...run.tasks.flatMap(transferPiece)].sort((a, b) => a.start - b.start)
  const events = pieces.map(({ worker, start, duration, ...piece }): TraceEvent => {
    const at = { pid: PROCESS, tid: rows.place(worker, start, start + duration), ts: toMicroseconds(start) }
    if (duration === 0) return { ...at, ...piece, ph: 'i', s: 't' }
    return { ...at, ...piece, ph: 'X', dur: toMicroseconds(duration) }
  })
  return {
    displayTimeUnit: 'ms',
    traceEvents: [
      { ph: 'M', name: 'process_name', pid: PROCESS, tid: 0, args: { name: `${name}, run ${run.run}` } },
      ...rows
        .names()
        .map(([tid, row]): TraceEvent => ({ ph: 'M', name: 'thread_name', pid: PROCESS, tid, args: { name: row } })),
      ...events,
    ],
  }
}

interface Piece {
  readonly worker: number
  readonly name: string
  readonly cat: string
  readonly start: number
  readonly duration: number
  readonly args: Readonly<Record<string, string | number>>
}

function nodePieces(run: RunState, waits: ReadonlyMap<string, NodeWait>): Piece[] {
  return run.order.flatMap((name): Piece[] => {
    const node = run.nodes.get(name)
    if (!node || node.start === null || node.worker === null) return []
    const { status, start, worker, duration } = node
    const args = { status, ...reasonOf(node), ...waits.get(name) }
    return [{ worker, name, cat: 'node', start, duration: duration ?? run.time - start, args }]
  })
}

function reasonOf({ reason }: NodeRun): { readonly reason?: string } {
  return reason === '' ? {} : { reason }
}

function transferPiece({ worker, nodes, submitted, posted }: TaskRun): Piece[] {
  if (posted === submitted) return []
  const args = { nodes: nodes.join(', ') }
  return [
    { worker, name: 'values on their way', cat: 'transfer', start: submitted, duration: posted - submitted, args },
  ]
}

/** Gives each piece the first of its worker's rows that is free. */
function createRows() {
  const ends = new Map<number, number[]>()
  return {
    place(worker: number, start: number, end: number): number {
      const rows = ends.get(worker) ?? []
      ends.set(worker, rows)
      const free = rows.findIndex((until) => until <= start)
      const row = free < 0 ? rows.length : free
      rows[row] = end
      return tidOf(worker, row)
    },
    names(): [tid: number, name: string][] {
      return [...ends].flatMap(([worker, rows]) =>
        rows.map((_, row): [number, string] => {
          const name = worker === 0 ? 'in place' : `worker ${worker}`
          return [tidOf(worker, row), row === 0 ? name : `${name} (${row + 1})`]
        }),
      )
    },
  }
}

const PROCESS = 1

/** Viewers sort rows by number: those of a worker stand together. */
function tidOf(worker: number, row: number): number {
  return worker * 1000 + row
}

function toMicroseconds(milliseconds: number): number {
  return Math.round(milliseconds * 1000)
}

import type { RunEvent } from '../model/event.ts'
import type { ValueSummary } from '../model/summary.ts'

/** Events on their way out of a runner: plain data. */
export type PackedEvent = RunEvent | NodeSpans

/** Nodes that started and finished, each before the next started. To clone two objects for each takes longer than to run most. */
export interface NodeSpans {
  readonly kind: 'nodeSpans'
  readonly worker: number
  readonly nodes: readonly string[]
  /** Of each node its start and its end. */
  readonly times: Float64Array
  /** Null where no node has one. */
  readonly summaries: readonly (ValueSummary | null)[] | null
}

/** Fewer are sent as they are. */
const WORTH_IT = 8

export function packEvents(events: readonly RunEvent[]): readonly PackedEvent[] {
  const packed: PackedEvent[] = []
  for (let at = 0; at < events.length; ) {
    const count = countPairs(events, at)
    if (count >= WORTH_IT) {
      packed.push(spansOf(events, at, count))
      at += 2 * count
      continue
    }
    const event = events[at++]
    if (event) packed.push(event)
  }
  return packed
}

/** Tells what was packed, in its order. */
export function unpackEvents(packed: readonly PackedEvent[], tell: (event: RunEvent) => void): void {
  for (const one of packed) {
    if (one.kind !== 'nodeSpans') {
      tell(one)
      continue
    }
    const { nodes, times, worker, summaries } = one
    for (const [at, node] of nodes.entries()) {
      tell({ kind: 'nodeStarted', node, time: times[2 * at] ?? 0, worker })
      tell({ kind: 'nodeFinished', node, time: times[2 * at + 1] ?? 0, summary: summaries?.[at] ?? null })
    }
  }
}

/** How many times, from there on, a node starts in one worker and that same node finishes. */
function countPairs(events: readonly RunEvent[], from: number): number {
  let count = 0
  let worker: number | null = null
  for (;;) {
    const [start, end] = [events[from + 2 * count], events[from + 2 * count + 1]]
    if (start?.kind !== 'nodeStarted' || end?.kind !== 'nodeFinished' || start.node !== end.node) return count
    worker ??= start.worker
    if (start.worker !== worker) return count
    count++
  }
}

function spansOf(events: readonly RunEvent[], from: number, count: number): NodeSpans {
  const nodes: string[] = []
  const summaries: (ValueSummary | null)[] = []
  const times = new Float64Array(2 * count)
  let worker = 0
  let hasSummary = false
  for (let at = from; at < from + 2 * count; at++) {
    const event = events[at]
    if (event?.kind === 'nodeStarted') {
      nodes.push(event.node)
      times[at - from] = event.time
      worker = event.worker
    } else if (event?.kind === 'nodeFinished') {
      times[at - from] = event.time
      summaries.push(event.summary)
      hasSummary ||= event.summary !== null
    }
  }
  return { kind: 'nodeSpans', worker, nodes, times, summaries: hasSummary ? summaries : null }
}

import type { RunEvent, RunOutcome } from '../model/event.ts'
import type { BlockProgress, FileProgress } from '../model/runState.ts'
import { createTimeLeft, type TimeLeft, timeLeftText } from '../model/timeLeft.ts'
import { formatDuration } from './formatDuration.ts'

/** How far a run is, counted as it goes: a few numbers, whatever its size. */
export interface Progress {
  total: number
  done: number
  failed: number
  /** The node that started last. */
  latest: string
  /** By `Parallelizable`, those that are not through. */
  readonly blocks: Map<string, BlockProgress>
  /** By node, of those that are reading one. */
  readonly files: Map<string, FileProgress>
  /** By worker the nodes that it is at, the latest last. */
  readonly lanes: Map<number, Set<string>>
  readonly left: TimeLeft
  outcome: RunOutcome | null
}

export function newProgress(total = 0): Progress {
  return {
    total,
    done: 0,
    failed: 0,
    latest: '',
    blocks: new Map(),
    files: new Map(),
    lanes: new Map(),
    left: createTimeLeft(),
    outcome: null,
  }
}

/** Changes the counts in place: it is called for each event of a run. */
export function countEvent(progress: Progress, event: RunEvent): void {
  progress.left.note(event)
  switch (event.kind) {
    case 'nodeStarted':
      progress.latest = event.node
      begin(progress.lanes, event.node, event.worker)
      return
    case 'nodeFailed':
      progress.failed++
      countDone(progress, event.node)
      return
    case 'nodeFinished':
    case 'nodeCached':
    case 'nodeSkipped':
      countDone(progress, event.node)
      return
    case 'itemsDone':
      if (event.done === event.total) progress.blocks.delete(event.block)
      else progress.blocks.set(event.block, { done: event.done, total: event.total })
      return
    case 'fileRead':
      progress.files.set(event.node, event)
      return
    case 'runFinished':
      progress.outcome = event.outcome
      return
    default:
      return
  }
}

/** A node whose worker died begins once more, with another. */
function begin(lanes: Progress['lanes'], node: string, worker: number): void {
  leave(lanes, node)
  const lane = lanes.get(worker)
  if (lane) lane.add(node)
  else lanes.set(worker, new Set([node]))
}

function leave(lanes: Progress['lanes'], node: string): void {
  for (const lane of lanes.values()) lane.delete(node)
}

/** A node whose worker died ends once more. */
function countDone(progress: Progress, node: string): void {
  progress.done = Math.min(progress.total, progress.done + 1)
  progress.files.delete(node)
  leave(progress.lanes, node)
}

const WIDTH = 20

/** `[█████░░░░░] 12/24 · items 320/1000 · 1 failed · 1.2 s · about 4 s left · 1 fit, 2 load`, cut to the columns that there are. */
export function barOf(progress: Progress, elapsed: number, columns: number): string {
  const { done, total, latest, lanes, outcome } = progress
  const full = total === 0 ? WIDTH : Math.min(WIDTH, Math.floor((done / total) * WIDTH))
  const parts = [
    `${done}/${total}`,
    ...(outcome || lanes.size > 1 ? [] : [latest]),
    ...blocksOf(progress, '/'),
    ...filesOf(progress),
    ...endOf(progress, elapsed),
    // Last, where the line may be cut.
    ...(outcome ? [] : [lanesOf(progress)]),
  ]
  const line = `[${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ${parts.filter((part) => part !== '').join(' · ')}`
  // A line that fills the last column would wrap, and could not be drawn over.
  return line.length < columns ? line : `${line.slice(0, Math.max(0, columns - 2))}…`
}

/** `12 of 24 nodes, items 320 of 1000, 1 failed, 1.2 s`. */
export function sentenceOf(progress: Progress, elapsed: number): string {
  const { done, total } = progress
  return [
    `${done} of ${total} nodes`,
    ...blocksOf(progress, ' of '),
    ...filesOf(progress),
    ...endOf(progress, elapsed),
  ].join(', ')
}

/** What each of several workers is at: `1 fit, 2 load +3, 3 –`. */
function lanesOf({ lanes }: Progress): string {
  if (lanes.size < 2) return ''
  return [...lanes]
    .sort(([a], [b]) => a - b)
    .map(([worker, nodes]) => {
      const node = [...nodes].at(-1) ?? '–'
      return `${worker} ${node}${nodes.size > 1 ? ` +${nodes.size - 1}` : ''}`
    })
    .join(', ')
}

function blocksOf({ blocks }: Progress, of: string): readonly string[] {
  return [...blocks].map(([block, { done, total }]) => `${block} ${done}${total === null ? '' : `${of}${total}`}`)
}

/** `sales 45 % read` */
function filesOf({ files }: Progress): readonly string[] {
  return [...files].map(([node, { bytes, size }]) => `${node} ${Math.floor((100 * bytes) / size)} % read`)
}

function endOf({ failed, outcome, left }: Progress, elapsed: number): readonly string[] {
  const rest = timeLeftText(outcome ? null : left.at(elapsed))
  return [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(outcome === 'stopped' ? ['stopped'] : []),
    formatDuration(elapsed),
    ...(rest ? [rest] : []),
  ]
}

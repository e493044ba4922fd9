import type { RunEvent, RunOutcome } from '../model/event.ts'
import type { BlockProgress } from '../model/runState.ts'
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
  outcome: RunOutcome | null
}

export function newProgress(total = 0): Progress {
  return { total, done: 0, failed: 0, latest: '', blocks: new Map(), outcome: null }
}

/** Changes the counts in place: it is called for each event of a run. */
export function countEvent(progress: Progress, event: RunEvent): void {
  switch (event.kind) {
    case 'nodeStarted':
      progress.latest = event.node
      return
    case 'nodeFailed':
      progress.failed++
      countDone(progress)
      return
    case 'nodeFinished':
    case 'nodeCached':
    case 'nodeSkipped':
      countDone(progress)
      return
    case 'itemsDone':
      if (event.done === event.total) progress.blocks.delete(event.block)
      else progress.blocks.set(event.block, { done: event.done, total: event.total })
      return
    case 'runFinished':
      progress.outcome = event.outcome
      return
    default:
      return
  }
}

/** A node whose worker died ends once more. */
function countDone(progress: Progress): void {
  progress.done = Math.min(progress.total, progress.done + 1)
}

const WIDTH = 20

/** `[█████░░░░░] 12/24 · spend_mean · items 320/1000 · 1 failed · 1.2 s`, cut to the columns that there are. */
export function barOf(progress: Progress, elapsed: number, columns: number): string {
  const { done, total, latest, outcome } = progress
  const full = total === 0 ? WIDTH : Math.min(WIDTH, Math.floor((done / total) * WIDTH))
  const parts = [
    `${done}/${total}`,
    ...(outcome ? [] : [latest]),
    ...blocksOf(progress, '/'),
    ...endOf(progress, elapsed),
  ]
  const line = `[${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ${parts.filter((part) => part !== '').join(' · ')}`
  // A line that fills the last column would wrap, and could not be drawn over.
  return line.length < columns ? line : `${line.slice(0, Math.max(0, columns - 2))}…`
}

/** `12 of 24 nodes, items 320 of 1000, 1 failed, 1.2 s`. */
export function sentenceOf(progress: Progress, elapsed: number): string {
  const { done, total } = progress
  return [`${done} of ${total} nodes`, ...blocksOf(progress, ' of '), ...endOf(progress, elapsed)].join(', ')
}

function blocksOf({ blocks }: Progress, of: string): readonly string[] {
  return [...blocks].map(([block, { done, total }]) => `${block} ${done}${total === null ? '' : `${of}${total}`}`)
}

function endOf({ failed, outcome }: Progress, elapsed: number): readonly string[] {
  return [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(outcome === 'stopped' ? ['stopped'] : []),
    formatDuration(elapsed),
  ]
}

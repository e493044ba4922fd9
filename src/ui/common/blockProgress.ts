import type { RunState } from '../../engine/page.ts'
import { count } from './count.ts'

export interface Progress {
  readonly done: number
  /** Null while it is not known yet. */
  readonly total: number | null
}

/** `4 of 10 items`; while more come, `4 items so far`; at the end `10 items`. */
export function itemsText({ done, total }: Progress): string {
  if (total === null) return `${count(done, 'item')} so far`
  return done === total ? count(total, 'item') : `${done} of ${count(total, 'item')}`
}

/** From 0 to 1; null where the total is not known. */
export function fractionOf({ done, total }: Progress): number | null {
  if (total === null) return null
  return total === 0 ? 1 : Math.min(1, done / total)
}

/** The items of all parallel blocks of a run; null where there are none. */
export function itemsOf(run: Pick<RunState, 'blocks'> | null): Progress | null {
  const blocks = [...(run?.blocks.values() ?? [])]
  if (blocks.length === 0) return null
  const isKnown = blocks.every((block) => block.total !== null)
  return {
    done: blocks.reduce((sum, block) => sum + block.done, 0),
    total: isKnown ? blocks.reduce((sum, block) => sum + (block.total ?? 0), 0) : null,
  }
}

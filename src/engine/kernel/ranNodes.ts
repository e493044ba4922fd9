import type { RunEvent } from '../model/event.ts'

/** What became of the nodes of the latest run. */
export interface RanNodes {
  clear(): void
  note(event: RunEvent): void
  /** It gave a value. */
  has(node: string): boolean
  /** The runner that ran it, which may still hold its value; 0 where none did. */
  workerOf(node: string): number
  /** Milliseconds; infinite where its value came from the cache, 0 where no item of its block came to it. */
  timeOf(node: string): number
}

interface Ran {
  readonly worker: number
  /** When it started. */
  readonly time: number
  /** Null where it has not ended, or did not run. */
  readonly took: number | null
}

export function createRanNodes(): RanNodes {
  const ran = new Map<string, Ran>()

  return {
    clear: () => ran.clear(),
    note(event) {
      if (event.kind === 'nodeStarted' || event.kind === 'nodeCached') ran.set(event.node, { ...event, took: null })
      else if (event.kind === 'nodeFailed') ran.delete(event.node)
      else if (event.kind === 'nodeFinished') {
        const one = ran.get(event.node)
        if (one) ran.set(event.node, { ...one, took: event.time - one.time })
      }
    },
    has: (node) => ran.has(node),
    workerOf: (node) => ran.get(node)?.worker ?? 0,
    timeOf(node) {
      const one = ran.get(node)
      return one ? (one.took ?? Number.POSITIVE_INFINITY) : 0
    },
  }
}

import type { RunState } from './runState.ts'

/** What a node waited for once it was meant for a worker; milliseconds. */
export interface NodeWait {
  /** Until the worker had the values that its task needs from elsewhere. */
  readonly transfer: number
  /** From then on, until the worker had time for it. */
  readonly queue: number
}

/** By node; those that ran in place, or came from the cache, waited for nothing. */
export function waitsOf({ tasks, nodes }: RunState): ReadonlyMap<string, NodeWait> {
  const waits = new Map<string, NodeWait>()
  for (const { nodes: names, submitted, posted } of tasks) {
    for (const name of names) {
      const start = nodes.get(name)?.start
      // What the worker gave back waits again, in another task.
      if (start === undefined || start === null || start < posted) continue
      waits.set(name, { transfer: posted - submitted, queue: start - posted })
    }
  }
  return waits
}

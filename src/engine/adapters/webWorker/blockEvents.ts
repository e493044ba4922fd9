import type { RunEvent } from '../../model/event.ts'

/** Makes one story of what the parts of a parallel block tell: each node starts once and ends once. */
export interface BlockEvents {
  add(part: number, event: RunEvent): void
  /** When the last part is through: how each node ended. */
  endings(): readonly RunEvent[]
}

type Ending = RunEvent & { readonly kind: 'nodeFinished' | 'nodeFailed' | 'nodeSkipped' | 'nodeCached' }

/** The worst ending of a node's parts is the node's. */
const RANK: Readonly<Record<Ending['kind'], number>> = { nodeCached: 0, nodeFinished: 1, nodeSkipped: 2, nodeFailed: 3 }

/** `total` is the number of items of the block itself; those of blocks within add up as they become known. */
export function createBlockEvents(block: string, total: number, emit: (event: RunEvent) => void): BlockEvents {
  const started = new Set<string>()
  const endings = new Map<string, Ending>()
  const progress = new Map<string, Map<number, { readonly done: number; readonly total: number | null }>>()

  function addProgress(part: number, event: RunEvent & { kind: 'itemsDone' }): void {
    const parts = progress.get(event.block) ?? new Map()
    progress.set(event.block, parts)
    parts.set(part, event)
    let done = 0
    let known = 0
    for (const one of parts.values()) {
      done += one.done
      known += one.total ?? 0
    }
    emit({ kind: 'itemsDone', block: event.block, done, total: event.block === block ? total : known })
  }

  return {
    add(part, event) {
      if (event.kind === 'nodeStarted') {
        if (started.has(event.node)) return
        started.add(event.node)
        emit(event)
      } else if (event.kind === 'itemsDone') addProgress(part, event)
      else if (isEnding(event)) {
        const known = endings.get(event.node)
        if (!known || RANK[event.kind] > RANK[known.kind]) endings.set(event.node, event)
      } else emit(event)
    },
    endings: () => [...endings.values()],
  }
}

function isEnding(event: RunEvent): event is Ending {
  return event.kind in RANK
}

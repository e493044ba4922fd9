import type { RunEvent } from '../../model/event.ts'
import { isError } from '../../model/problem.ts'

/** Makes one story of what the parts of a parallel block tell: each node starts once and ends once. */
export interface BlockEvents {
  add(part: number, event: RunEvent): void
  /** When the last part is through: how each node ended. */
  endings(): readonly RunEvent[]
}

type Ending = RunEvent & { readonly kind: 'nodeFinished' | 'nodeFailed' | 'nodeSkipped' | 'nodeCached' }

/** The first of these that a part of a node ended with is how the node ended. */
const WORST_FIRST = ['nodeFailed', 'nodeSkipped', 'nodeFinished', 'nodeCached'] as const
/** Where a sentinel stands for what failed, an item that was skipped is no worse than one that failed: the others count. */
const FORGIVING = ['nodeFailed', 'nodeFinished', 'nodeCached', 'nodeSkipped'] as const

/** `total` is the number of items of the block itself; those of blocks within add up as they become known. */
export function createBlockEvents(block: string, total: number, emit: (event: RunEvent) => void): BlockEvents {
  const started = new Set<string>()
  /** Of each node the first ending of each kind. */
  const endings = new Map<string, Map<Ending['kind'], Ending>>()
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
        const known = endings.get(event.node) ?? new Map<Ending['kind'], Ending>()
        if (!known.has(event.kind)) endings.set(event.node, known.set(event.kind, event))
      } else emit(event)
    },
    endings() {
      const all = [...endings.values()]
      const order = all.some((kinds) => isFatal(kinds.get('nodeFailed'))) ? WORST_FIRST : FORGIVING
      return all.flatMap((kinds) => kinds.get(order.find((kind) => kinds.has(kind)) ?? 'nodeCached') ?? [])
    },
  }
}

/** No sentinel stands for its value. */
function isFatal(event: Ending | undefined): boolean {
  return event?.kind === 'nodeFailed' && isError(event.problem)
}

function isEnding(event: RunEvent): event is Ending {
  return WORST_FIRST.some((kind) => kind === event.kind)
}

import type { GraphNode } from '../model/graph.ts'
import type { Problem } from '../model/problem.ts'
import type { Teller, TellerOptions } from './teller.ts'

/** Tells the nodes of a parallel block as one run each, whatever the number of items: blocks within blocks too. */
export interface BlockTeller extends Teller {
  skipped(node: GraphNode, because: string): void
  /** So many items more are on their way. */
  begin(expand: string, count: number): void
  itemDone(expand: string): void
  /** Whether a node failed so that no sentinel may stand for its value. */
  isFatal(node: string): boolean
  /** All items are through: tells what became of the nodes. */
  end(body: readonly GraphNode[], lists: Readonly<Record<string, unknown>>): void
}

interface Failure {
  readonly problem: Problem
  count: number
}

/** Progress is told this often, in milliseconds. */
const TELL_EVERY = 50

export function createBlockTeller({ emit, now, worker, summarise }: TellerOptions): BlockTeller {
  const started = new Set<GraphNode>()
  const cached = new Set<GraphNode>()
  const skipped = new Map<GraphNode, string>()
  const failures = new Map<GraphNode, Failure>()
  const items = new Map<string, { done: number; total: number }>()
  const fatal = new Set<string>()
  let last = Number.NEGATIVE_INFINITY

  function tell(block: string, progress: { readonly done: number; readonly total: number }): void {
    const time = now()
    if (time - last < TELL_EVERY) return
    last = time
    emit({ kind: 'itemsDone', block, ...progress })
  }

  /** With a block all of its nodes are skipped. */
  function skip(node: GraphNode, because: string): void {
    if (node.call.kind === 'block') for (const inner of node.call.body) skip(inner, because)
    else skipped.set(node, because)
  }

  function endOf(node: GraphNode, list: unknown): void {
    if (node.call.kind === 'gather') return
    if (node.call.kind === 'block') {
      for (const inner of node.call.body) endOf(inner, undefined)
      return
    }
    const failure = failures.get(node)
    const because = skipped.get(node)
    const time = now()
    const summary = Array.isArray(list) && summarise ? summarise(list) : null
    if (failure) emit({ kind: 'nodeFailed', node: node.name, time, problem: withCount(failure) })
    else if (because !== undefined && (fatal.size > 0 || !(started.has(node) || cached.has(node)))) {
      emit({ kind: 'nodeSkipped', node: node.name, time, because })
    } else if (started.has(node)) emit({ kind: 'nodeFinished', node: node.name, time, summary })
    else if (cached.has(node)) emit({ kind: 'nodeCached', node: node.name, time, worker, summary })
  }

  return {
    started(node) {
      if (started.has(node)) return
      started.add(node)
      emit({ kind: 'nodeStarted', node: node.name, time: now(), worker })
    },
    finished: () => {},
    cached: (node) => void cached.add(node),
    failed(node, problem) {
      const known = failures.get(node)
      if (known) known.count++
      else failures.set(node, { problem, count: 1 })
      if (problem.severity === 'error') fatal.add(node.name)
    },
    skipped: skip,
    begin(expand, count) {
      const progress = items.get(expand) ?? { done: 0, total: 0 }
      progress.total += count
      items.set(expand, progress)
      tell(expand, progress)
    },
    itemDone(expand) {
      const progress = items.get(expand)
      if (!progress) return
      progress.done++
      tell(expand, progress)
    },
    isFatal: (node) => fatal.has(node),
    end(body, lists) {
      for (const [block, progress] of items) emit({ kind: 'itemsDone', block, ...progress })
      for (const node of body) endOf(node, lists[node.name])
    },
  }
}

function withCount({ problem, count }: Failure): Problem {
  return count === 1 ? problem : { ...problem, message: `${problem.message} (${count - 1} more of its items failed.)` }
}

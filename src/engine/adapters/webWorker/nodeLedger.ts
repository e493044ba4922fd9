import type { RunEvent } from '../../model/event.ts'
import { findNode } from '../../model/graph.ts'
import { isError, makeProblem, type Problem } from '../../model/problem.ts'
import { nodesOf } from '../../model/steps.ts'
import type { RunContext } from '../GraphAdapter.ts'

/** What became of the nodes of a run, and what must be told of those whose worker died. */
export interface NodeLedger {
  /** Steps without a value, each with the node whose failure is the reason. */
  readonly failed: Map<string, string>
  /** A node failed so that nothing may stand for its value. */
  readonly isFatal: boolean
  /** Notes an event of a node. */
  note(event: RunEvent): void
  problemsOf(nodes: readonly string[]): Problem[]
  /** Tells that a step went down with its worker, unless it had ended. */
  lose(step: string, reason: string): void
  /** What is told of a node whose worker died. */
  deathOf(node: string, reason: string): RunEvent & { readonly kind: 'nodeFailed' }
  /** Milliseconds from the run's start. */
  now(): number
}

export function createNodeLedger({ program, emit, startedAt }: RunContext): NodeLedger {
  const failed = new Map<string, string>()
  const problems = new Map<string, Problem>()
  const started = new Set<string>()
  const ended = new Set<string>()
  let isFatal = false
  const now = () => performance.timeOrigin + performance.now() - startedAt

  function deathOf(node: string, reason: string): RunEvent & { readonly kind: 'nodeFailed' } {
    const problem = makeProblem('DW-RUN-004', 'run', {
      message: `The worker that ran "${node}" died: ${reason}.`,
      hint: 'It may have run out of memory: work on less data at once, then run again.',
      nodes: [node],
      where: findNode(program.graph, node)?.where ?? null,
    })
    return { kind: 'nodeFailed', node, time: now(), problem }
  }

  function note(event: RunEvent): void {
    switch (event.kind) {
      case 'nodeStarted':
        started.add(event.node)
        return
      case 'nodeFinished':
      case 'nodeCached':
        ended.add(event.node)
        return
      case 'nodeFailed':
        ended.add(event.node)
        failed.set(event.node, event.node)
        problems.set(event.node, event.problem)
        if (isError(event.problem)) isFatal = true
        return
      case 'nodeSkipped':
        failed.set(event.node, event.because)
    }
  }

  function loseNode(name: string, reason: string): void {
    if (failed.has(name) || ended.has(name)) return
    const because = culpritOf(name)
    if (because !== undefined) tell({ kind: 'nodeSkipped', node: name, time: now(), because })
    else {
      if (!started.has(name)) tell({ kind: 'nodeStarted', node: name, time: now(), worker: 0 })
      tell(deathOf(name, reason))
    }
  }

  function tell(event: RunEvent): void {
    note(event)
    emit(event)
  }

  function culpritOf(name: string): string | undefined {
    const culprit = findNode(program.graph, name)?.dependencies.find((dependency) => failed.has(dependency.node))
    return culprit && failed.get(culprit.node)
  }

  return {
    failed,
    get isFatal() {
      return isFatal
    },
    note,
    problemsOf: (nodes) => nodes.flatMap((name) => problems.get(name) ?? []),
    lose(name, reason) {
      const step = findNode(program.graph, name)
      const nodes = step ? nodesOf(step) : [name]
      for (const node of nodes) loseNode(node, reason)
      // A step that stands for several nodes, or for none, has no value either.
      if (!nodes.includes(name)) failed.set(name, nodes[0] ?? culpritOf(name) ?? name)
    },
    deathOf,
    now,
  }
}

import type { RunEvent } from '../../model/event.ts'
import { findNode, type GraphNode } from '../../model/graph.ts'
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
  /** It has finished, was taken from the cache, has failed or was skipped. */
  hasEnded(node: string): boolean
  isRunning(step: string): boolean
  /** Nodes that have started and not ended, each with its start and its worker. */
  readonly running: ReadonlyMap<string, Running>
  /** A step goes out again, though it may have been told to have started: it counts from its next start. */
  forget(step: string): void
  /** A step runs again: tells why, and knows nothing of its first time any more. */
  repeat(step: string, reason: string): void
  /** Ends a node that ran longer than it may. */
  expire(node: string, limit: number): void
  /** Tells that a step whose needs failed does not run. */
  skip(step: GraphNode): void
  /** A node had ended well, and its value is lost for good. */
  loseValue(node: string, reason: string): void
  /** Tells that a step went down with its worker, unless it had ended. */
  lose(step: string, reason: string): void
  /** What is told of a node whose worker died. */
  deathOf(node: string, reason: string): RunEvent & { readonly kind: 'nodeFailed' }
  /** Milliseconds from the run's start. */
  now(): number
}

export interface Running {
  readonly time: number
  readonly worker: number
}

export function createNodeLedger({ program, emit, startedAt }: RunContext): NodeLedger {
  const failed = new Map<string, string>()
  const problems = new Map<string, Problem>()
  const running = new Map<string, Running>()
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
        running.set(event.node, event)
        return
      case 'nodeFinished':
      case 'nodeCached':
        running.delete(event.node)
        ended.add(event.node)
        return
      case 'nodeFailed':
        running.delete(event.node)
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
      if (!running.has(name)) tell({ kind: 'nodeStarted', node: name, time: now(), worker: 0 })
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

  function namesIn(step: string): readonly string[] {
    const found = findNode(program.graph, step)
    return found ? nodesOf(found) : [step]
  }

  function repeatedProblem(node: string, reason: string): Problem {
    return makeProblem('DW-RUN-027', 'run', {
      severity: 'warning',
      message: `"${node}" ran again: the worker that had run it died: ${reason}.`,
      hint: 'Nothing to do if it happens once. Where memory is short, work on less data at once.',
      nodes: [node],
      where: findNode(program.graph, node)?.where ?? null,
    })
  }

  return {
    failed,
    get isFatal() {
      return isFatal
    },
    note,
    running,
    hasEnded: (node) => ended.has(node) || failed.has(node),
    isRunning: (step) => namesIn(step).some((node) => running.has(node)),
    forget(step) {
      for (const node of namesIn(step)) running.delete(node)
    },
    repeat(step, reason) {
      const nodes = namesIn(step)
      for (const node of nodes) {
        running.delete(node)
        ended.delete(node)
      }
      const [node] = nodes
      if (node !== undefined) emit({ kind: 'nodeWarned', node, problem: repeatedProblem(node, reason) })
    },
    expire(node, limit) {
      const problem = makeProblem('DW-RUN-028', 'run', {
        message: `"${node}" ran longer than a node may: its worker was ended after ${limit} ms.`,
        hint: 'Correct the function if it never ends, or raise the limit.',
        nodes: [node],
        where: findNode(program.graph, node)?.where ?? null,
      })
      tell({ kind: 'nodeFailed', node, time: now(), problem })
    },
    skip(step) {
      const because = culpritOf(step.name) ?? step.name
      for (const node of nodesOf(step)) tell({ kind: 'nodeSkipped', node, time: now(), because })
      failed.set(step.name, because)
    },
    loseValue(node, reason) {
      ended.delete(node)
      tell(deathOf(node, reason))
    },
    problemsOf: (nodes) => nodes.flatMap((name) => problems.get(name) ?? []),
    lose(name, reason) {
      const nodes = namesIn(name)
      for (const node of nodes) loseNode(node, reason)
      // A step that stands for several nodes, or for none, has no value either.
      if (!nodes.includes(name)) failed.set(name, nodes[0] ?? culpritOf(name) ?? name)
    },
    deathOf,
    now,
  }
}

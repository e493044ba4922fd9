import type { LookedUp } from './cached.ts'
import type { CheckedNode } from './check.ts'
import type { ConsoleLevel, RunEvent, RunOutcome } from './event.ts'
import type { Expected } from './expected.ts'
import { joinChecked } from './joinChecked.ts'
import type { Problem } from './problem.ts'
import type { ValueSummary } from './summary.ts'
import type { TaskRun } from './taskRun.ts'

export type NodeStatus = 'idle' | 'queued' | 'running' | 'paused' | 'ok' | 'cached' | 'failed' | 'skipped'

export interface NodeRun {
  readonly status: NodeStatus
  /** Milliseconds from the run's start; null while it has not started. */
  readonly start: number | null
  readonly duration: number | null
  readonly worker: number | null
  /** Why it was skipped or failed: the culprit's name, or the message. */
  readonly reason: string
  readonly summary: ValueSummary | null
}

/** How many items of a parallel block are done. */
export interface BlockProgress {
  readonly done: number
  readonly total: number | null
}

/** How much of a file a node has read. */
export interface FileProgress {
  readonly bytes: number
  readonly size: number
}

export interface ConsoleLine {
  readonly node: string | null
  readonly level: ConsoleLevel
  readonly text: string
}

/** A run as of its latest event: a fold over the stream, never mutated. */
export interface RunState {
  readonly run: number
  readonly outcome: RunOutcome | 'running'
  readonly outputs: readonly string[]
  /** Null where nobody knows. */
  readonly expected: Expected | null
  readonly nodes: ReadonlyMap<string, NodeRun>
  /** By the block's `Parallelizable`. */
  readonly blocks: ReadonlyMap<string, BlockProgress>
  /** By node, of those that are reading one. */
  readonly files: ReadonlyMap<string, FileProgress>
  /** In the order in which nodes started or were skipped. */
  readonly order: readonly string[]
  readonly problems: readonly Problem[]
  /** What checks found, by the node that they are of. */
  readonly checks: ReadonlyMap<string, CheckedNode>
  readonly console: readonly ConsoleLine[]
  /** What the cache said of each node; empty where there is no cache. */
  readonly lookedUp: ReadonlyMap<string, LookedUp>
  /** What went to workers, in the order in which they were through; empty where nodes ran in place. */
  readonly tasks: readonly TaskRun[]
  readonly time: number
}

const QUEUED: NodeRun = { status: 'queued', start: null, duration: null, worker: null, reason: '', summary: null }
const CONSOLE_LIMIT = 1000

/** Folds a batch: the maps are copied once per batch, so that following a run of n nodes in k batches costs n * k at most. */
export function foldEvents(state: RunState | null, events: readonly RunEvent[]): RunState | null {
  if (events.length === 0) return state
  const draft = state ? toDraft(state) : emptyDraft()
  let started = state !== null
  for (const event of events) {
    if (event.kind === 'runStarted') {
      Object.assign(draft, emptyDraft())
      started = true
    }
    if (started) applyEvent(draft, event)
  }
  return started ? draft : null
}

interface Draft {
  run: number
  outcome: RunOutcome | 'running'
  outputs: readonly string[]
  expected: Expected | null
  nodes: Map<string, NodeRun>
  blocks: Map<string, BlockProgress>
  files: Map<string, FileProgress>
  order: string[]
  problems: Problem[]
  checks: Map<string, CheckedNode>
  console: ConsoleLine[]
  lookedUp: ReadonlyMap<string, LookedUp>
  tasks: TaskRun[]
  time: number
}

function emptyDraft(): Draft {
  return {
    run: 0,
    outcome: 'running',
    outputs: [],
    expected: null,
    nodes: new Map(),
    blocks: new Map(),
    files: new Map(),
    order: [],
    problems: [],
    checks: new Map(),
    console: [],
    lookedUp: new Map(),
    tasks: [],
    time: 0,
  }
}

function toDraft(state: RunState): Draft {
  return {
    ...state,
    nodes: new Map(state.nodes),
    blocks: new Map(state.blocks),
    files: new Map(state.files),
    order: [...state.order],
    problems: [...state.problems],
    checks: new Map(state.checks),
    console: [...state.console],
    tasks: [...state.tasks],
  }
}

function applyEvent(draft: Draft, event: RunEvent): void {
  switch (event.kind) {
    case 'runStarted':
      draft.run = event.run
      draft.outputs = event.outputs
      for (const name of event.nodes) draft.nodes.set(name, QUEUED)
      return
    case 'runExpected':
      draft.expected = { end: event.end, costs: event.costs }
      return
    case 'nodeStarted':
      // A node whose worker died starts once more.
      if (!hasStarted(draft, event.node)) draft.order.push(event.node)
      draft.nodes.set(event.node, { ...QUEUED, status: 'running', start: event.time, worker: event.worker })
      return
    case 'nodesLookedUp':
      draft.lookedUp = new Map([...draft.lookedUp, ...event.looked.map((one) => [one.node, one] as const)])
      return
    case 'nodeFinished':
      settle(draft, event.node, event.time, { status: 'ok', summary: event.summary })
      return
    case 'nodeCached':
      draft.order.push(event.node)
      draft.nodes.set(event.node, {
        ...QUEUED,
        status: 'cached',
        start: event.time,
        duration: 0,
        worker: event.worker,
        summary: event.summary,
      })
      draft.time = event.time
      return
    case 'itemsDone':
      draft.blocks.set(event.block, { done: event.done, total: event.total })
      return
    case 'fileRead':
      draft.files.set(event.node, { bytes: event.bytes, size: event.size })
      return
    case 'nodePaused':
      draft.nodes.set(event.node, { ...(draft.nodes.get(event.node) ?? QUEUED), status: 'paused' })
      return
    case 'nodeResumed':
      draft.nodes.set(event.node, { ...(draft.nodes.get(event.node) ?? QUEUED), status: 'running' })
      return
    case 'nodeFailed':
      settle(draft, event.node, event.time, { status: 'failed', reason: event.problem.message })
      draft.problems.push(event.problem)
      return
    case 'nodeChecked':
      draft.checks.set(event.node, joinChecked(draft.checks.get(event.node), event))
      return
    case 'nodeWarned':
      draft.problems.push(event.problem)
      return
    case 'nodeSkipped':
      draft.order.push(event.node)
      draft.nodes.set(event.node, {
        ...QUEUED,
        status: 'skipped',
        start: event.time,
        duration: 0,
        reason: event.because,
      })
      return
    case 'taskDone': {
      const { worker, nodes, submitted, posted, done } = event
      draft.tasks.push({ worker, nodes, submitted, posted, done })
      return
    }
    case 'consoleWritten':
      if (draft.console.length >= CONSOLE_LIMIT) draft.console.shift()
      draft.console.push({ node: event.node, level: event.level, text: event.text })
      return
    case 'runFinished':
      finish(draft, event.outcome, event.time)
      for (const problem of event.problems) draft.problems.push(problem)
      return
    default:
      unreachable(event)
  }
}

function hasStarted(draft: Draft, node: string): boolean {
  const start = draft.nodes.get(node)?.start
  return start !== undefined && start !== null
}

function settle(draft: Draft, name: string, time: number, parts: Partial<NodeRun>): void {
  const before = draft.nodes.get(name) ?? QUEUED
  draft.files.delete(name)
  draft.nodes.set(name, { ...before, duration: before.start === null ? null : time - before.start, ...parts })
  draft.time = time
}

/** What never came to an end goes back to idle: a stopped node has no result. */
function finish(draft: Draft, outcome: RunOutcome, time: number): void {
  draft.outcome = outcome
  draft.time = time
  draft.files.clear()
  for (const [name, node] of draft.nodes) {
    if (node.status === 'queued' || node.status === 'running') {
      draft.nodes.set(name, { ...node, status: 'idle', reason: node.status === 'running' ? 'stopped' : '' })
    }
  }
}

/** The compiler proves that a switch is exhaustive; reaching it is our own bug. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}

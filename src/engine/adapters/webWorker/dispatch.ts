import type { RunEvent } from '../../model/event.ts'
import { findNode } from '../../model/graph.ts'
import type { Task } from '../../run/services.ts'
import { toWire } from '../../values/wire.ts'
import type { WireValue } from '../../values/wireValue.ts'
import { answerService } from '../../worker/remoteServices.ts'
import type { FromRunner, NamedValue } from '../../worker/runnerProtocol.ts'
import type { RunContext, TaskMoment, TaskMoments } from '../GraphAdapter.ts'
import { type BlockDispatch, type Lost, splitBlock } from './blockParts.ts'
import { createGroupQueue, type GroupQueue } from './groupQueue.ts'
import { createNodeLedger, type NodeLedger } from './nodeLedger.ts'
import { createSupplies, type Supplies } from './supplies.ts'
import type { PlannedGroup } from './taskGroups.ts'
import type { PooledRunner, WorkerPool } from './workerPool.ts'

export interface DispatchRequest {
  readonly run: RunContext
  readonly groups: readonly PlannedGroup[]
  /** Inputs, config and overrides by node. */
  readonly given: ReadonlyMap<string, unknown>
  readonly pool: WorkerPool
  readonly workers: number
  readonly summaries: boolean
  /** Told each value as it leaves its runner: what a stopped run leaves behind. */
  readonly onValue: ((node: string, value: WireValue) => void) | undefined
}

/** What the run left: values that came out of the runners, and nodes without one. */
export interface Dispatched {
  readonly values: ReadonlyMap<string, unknown>
  readonly failed: ReadonlyMap<string, string>
  /** A node failed so that nothing may stand for its value. */
  readonly isFatal: boolean
}

/**
 * Runs task groups on the pool: a group goes out when all that it needs is there, to the idle worker that holds most of it.
 * Settles when every group has ended; rejects when the run is stopped, with the workers ended.
 */
export function dispatchGroups(request: DispatchRequest): Promise<Dispatched> {
  return new Promise((resolve, reject) => {
    const { signal } = request.run
    // The signal outlives the run: aborted later it must not end runners that wait for the next one.
    const settle = (end: () => void) => {
      signal.removeEventListener('abort', stop)
      end()
    }
    const state = new Dispatch(
      request,
      (result) => settle(() => resolve(result)),
      (error) => settle(() => reject(error)),
    )
    const stop = () => {
      request.pool.stop()
      reject(signal.reason)
    }
    if (signal.aborted) stop()
    else {
      signal.addEventListener('abort', stop, { once: true })
      state.start()
    }
  })
}

interface WorkerState {
  readonly worker: number
  readonly line: PooledRunner
  /** Nodes and given values that it has. */
  readonly holds: Set<string>
  readonly busyWith: Set<number>
  /** Parts of blocks that it works on: their ids, each with its group. */
  readonly busyWithParts: Map<number, number>
}

/** One run's conversation with its runners. */
class Dispatch {
  readonly #request: DispatchRequest
  readonly #resolve: (result: Dispatched) => void
  readonly #reject: (error: unknown) => void
  readonly #workers = new Map<number, WorkerState>()
  readonly #blocks = new Map<number, BlockDispatch>()
  readonly #queue: GroupQueue
  readonly #ledger: NodeLedger
  readonly #supplies: Supplies

  constructor(request: DispatchRequest, resolve: (result: Dispatched) => void, reject: (error: unknown) => void) {
    this.#request = request
    this.#resolve = resolve
    this.#reject = reject
    this.#queue = createGroupQueue(request.groups)
    this.#ledger = createNodeLedger(request.run)
    this.#supplies = createSupplies(request.given, this.#ledger.failed)
  }

  start(): void {
    const tasks = this.#request.groups.map(({ id, nodes }): Task => ({ id, nodes, worker: 0 }))
    this.#after('postTaskGroup', { tasks }, () => {
      for (const id of this.#queue.first) this.#addReady(id)
      this.#fill()
    })
  }

  /** What a hook stands before waits for it; where there is none, nothing waits. One that fails ends the run. */
  #after<M extends TaskMoment>(moment: M, payload: TaskMoments[M], go: () => void): void {
    const { hooks, signal } = this.#request.run
    if (!hooks.has(moment)) {
      go()
      return
    }
    Promise.resolve()
      .then(() => hooks.call(moment, payload))
      .then(() => {
        if (!signal.aborted) go()
      })
      .catch(this.#reject)
  }

  /** A block whose items are there becomes parts; one whose items never came goes out as it is, to be told skipped. */
  #addReady(id: number): void {
    const { graph } = this.#request.run.program
    const group = this.#request.groups[id]
    const step = group?.kind === 'block' ? findNode(graph, group.nodes[0] ?? '') : undefined
    const expand = step?.call.kind === 'block' ? step.call.expand : ''
    const items = step && this.#supplies.valueOf(expand)
    if (!step || this.#ledger.failed.has(expand) || !Array.isArray(items)) {
      this.#queue.add({ group: id, part: null })
      return
    }
    const block = splitBlock(step, items, this.#request.workers, this.#request.run)
    this.#blocks.set(id, block)
    this.#after('postTaskExpand', { node: expand, items: items.length }, () => {
      this.#queue.add(...block.parts.map((part) => ({ group: id, part })))
      if (block.parts.length === 0) this.#endBlock(id, block)
      this.#fill()
    })
  }

  #fill(): void {
    if (this.#queue.left === 0) {
      const { failed, isFatal } = this.#ledger
      this.#resolve({ values: this.#supplies.all(), failed, isFatal })
      return
    }
    const { workers } = this.#request
    for (let worker = 1; worker <= workers && this.#queue.length; worker++) {
      const state = this.#worker(worker)
      if (state.busyWith.size || state.busyWithParts.size) continue
      const held = (group: number) => this.#needsOf(group).filter((name) => state.holds.has(name)).length
      for (const { group, part } of this.#queue.take(workers, held)) {
        if (part === null) this.#submit(state, group)
        else this.#sendPart(state, group, part)
      }
    }
  }

  /** Names from outside that a group's nodes take. */
  #needsOf(id: number): string[] {
    const { graph } = this.#request.run.program
    const nodes = this.#nodesOf(id)
    const inside = new Set(nodes)
    const needs = nodes.flatMap(
      (name) => findNode(graph, name)?.dependencies.map((dependency) => dependency.node) ?? [],
    )
    return [...new Set(needs)].filter((name) => !inside.has(name))
  }

  #nodesOf(id: number): readonly string[] {
    return this.#request.groups[id]?.nodes ?? []
  }

  #submit(state: WorkerState, id: number): void {
    state.busyWith.add(id)
    const task: Task = { id, nodes: this.#nodesOf(id), worker: state.worker }
    this.#after('preTaskSubmission', { task, time: this.#ledger.now() }, () => {
      const exports = this.#request.groups[id]?.exports ?? []
      const supply = this.#supplies.supply(state.holds, this.#needsOf(id))
      state.line.post({ kind: 'runGroup', group: { id, nodes: task.nodes, exports, ...supply } })
    })
  }

  #sendPart(state: WorkerState, id: number, part: number): void {
    const block = this.#blocks.get(id)
    if (!block) return
    state.busyWithParts.set(part, id)
    const needs = this.#needsOf(id).filter((name) => name !== block.expand)
    const { step, items, firstItem } = block.take(part)
    const supply = this.#supplies.supply(state.holds, needs)
    state.line.post({ kind: 'runItems', part: { id: part, step, items: toWire(items), firstItem, ...supply } })
  }

  #worker(worker: number): WorkerState {
    const known = this.#workers.get(worker)
    if (known) return known
    const line = this.#request.pool.runner(worker)
    const state: WorkerState = { worker, line, holds: new Set(), busyWith: new Set(), busyWithParts: new Map() }
    this.#workers.set(worker, state)
    line.follow(
      (message) => this.#onMessage(state, message),
      (reason) => this.#onDeath(state, reason),
    )
    const { program, startedAt, behaviours } = this.#request.run
    line.post({ kind: 'startRun', program, startedAt, behaviours, summaries: this.#request.summaries })
    return state
  }

  #onMessage(state: WorkerState, message: FromRunner): void {
    if (this.#request.run.signal.aborted) return
    switch (message.kind) {
      case 'progress':
        for (const event of message.events) this.#onEvent(event, state)
        for (const [name, value] of message.values) {
          this.#supplies.put(name, value)
          state.holds.add(name)
          this.#request.onValue?.(name, value)
        }
        return
      case 'kept':
        for (const kept of message.kept) this.#request.run.services.keep(kept)
        return
      case 'groupDone':
        this.#onGroupDone(state, message.group, message.failed)
        return
      case 'itemsDone':
        this.#onItemsDone(state, message.part, message.lists, message.lost)
        return
      case 'ask':
        void answerService(message.request, this.#request.run.services).then((answer) =>
          state.line.post({ kind: 'answer', id: message.id, answer }),
        )
    }
  }

  /** What a part of a block tells becomes one story with the other parts'. */
  #onEvent(event: RunEvent, state: WorkerState): void {
    const [part] = state.busyWithParts
    const block = part && this.#blocks.get(part[1])
    if (block && event.kind !== 'consoleWritten') {
      block.events.add(part[0], event)
      return
    }
    this.#ledger.note(event)
    this.#request.run.emit(event)
  }

  #onGroupDone(state: WorkerState, id: number, failed: readonly (readonly [string, string])[]): void {
    const nodes = this.#nodesOf(id)
    state.busyWith.delete(id)
    for (const name of nodes) state.holds.add(name)
    for (const [name, because] of failed) this.#ledger.failed.set(name, because)
    const problems = this.#ledger.problemsOf(nodes)
    const task: Task = { id, nodes, worker: state.worker }
    const success = problems.length === 0
    this.#after('postTaskReturn', { task, time: this.#ledger.now(), success, problems }, () => {
      this.#endGroup(id)
      if (state.busyWith.size === 0) this.#fill()
    })
  }

  #onItemsDone(state: WorkerState, part: number, lists: readonly NamedValue[], lost: Lost): void {
    const id = state.busyWithParts.get(part)
    state.busyWithParts.delete(part)
    if (id !== undefined) this.#endPart(id, part, lists, lost)
    this.#fill()
  }

  /** When every list is missing, no more of a block's items are begun. */
  #endPart(id: number, part: number, lists: readonly NamedValue[], lost: Lost): void {
    const block = this.#blocks.get(id)
    if (!block) return
    block.put(part, lists, lost)
    if (block.isOver) {
      this.#queue.drop(id)
      block.drop([...this.#workers.values()].flatMap((state) => [...state.busyWithParts.keys()]))
    }
    if (block.isDone) this.#endBlock(id, block)
  }

  #endBlock(id: number, block: BlockDispatch): void {
    const { lists, lost, endings } = block.end()
    for (const event of endings) {
      this.#ledger.note(event)
      this.#request.run.emit(event)
    }
    for (const name of this.#nodesOf(id)) {
      const step = findNode(this.#request.run.program.graph, name)
      if (step?.call.kind !== 'gather') continue
      const because = lost.get(step.call.node)
      if (because !== undefined) this.#ledger.failed.set(name, because)
      else this.#supplies.put(name, toWire(lists.get(step.call.node) ?? []))
    }
    this.#endGroup(id)
  }

  #endGroup(id: number): void {
    for (const next of this.#queue.end(id)) this.#addReady(next)
  }

  /** What a dead worker was running or still had to run has failed; what it held alone was exported already. */
  #onDeath(state: WorkerState, reason: string): void {
    if (this.#request.run.signal.aborted) return
    this.#workers.delete(state.worker)
    for (const id of state.busyWith) {
      for (const step of this.#nodesOf(id)) this.#ledger.lose(step, reason)
      this.#endGroup(id)
    }
    for (const [part, id] of state.busyWithParts) {
      const block = this.#blocks.get(id)
      if (!block) continue
      const [node = block.expand] = block.nodes
      block.events.add(part, this.#ledger.deathOf(node, reason))
      this.#endPart(
        id,
        part,
        [],
        block.collected.map((name) => [name, node]),
      )
    }
    this.#fill()
  }
}

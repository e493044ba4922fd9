import type { RunEvent } from '../../model/event.ts'
import { findNode } from '../../model/graph.ts'
import { isError, makeProblem, type Problem } from '../../model/problem.ts'
import type { Task } from '../../run/services.ts'
import { fromWire, toWire, type WireValue } from '../../values/wire.ts'
import { answerService } from '../../worker/remoteServices.ts'
import type { FromRunner, NamedValue } from '../../worker/runnerProtocol.ts'
import type { RunContext, TaskMoment, TaskMoments } from '../GraphAdapter.ts'
import { type BlockDispatch, splitBlock } from './blockParts.ts'
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

/** Something to send: a group of nodes, or a part of a block's items. */
type Ready = { readonly group: number; readonly part: number | null }

/** One run's bookkeeping. */
class Dispatch {
  readonly #request: DispatchRequest
  readonly #resolve: (result: Dispatched) => void
  readonly #reject: (error: unknown) => void
  readonly #workers = new Map<number, WorkerState>()
  readonly #wires = new Map<string, WireValue>()
  readonly #failed = new Map<string, string>()
  readonly #problems = new Map<string, Problem>()
  #isFatal = false
  readonly #waiting: number[]
  readonly #users: number[][]
  readonly #ready: Ready[] = []
  readonly #blocks = new Map<number, BlockDispatch>()
  #left: number
  #started = new Set<string>()
  #ended = new Set<string>()

  constructor(request: DispatchRequest, resolve: (result: Dispatched) => void, reject: (error: unknown) => void) {
    this.#request = request
    this.#resolve = resolve
    this.#reject = reject
    this.#left = request.groups.length
    this.#waiting = request.groups.map((group) => group.after.length)
    this.#users = request.groups.map(() => [])
    for (const group of request.groups) for (const before of group.after) this.#users[before]?.push(group.id)
  }

  start(): void {
    const tasks = this.#request.groups.map(({ id, nodes }): Task => ({ id, nodes, worker: 0 }))
    this.#after('postTaskGroup', { tasks }, () => {
      for (const [id, count] of this.#waiting.entries()) if (count === 0) this.#addReady(id)
      this.#fill()
    })
  }

  /** What a hook stands before waits for it; where there is none, nothing waits. One that fails ends the run. */
  #after<M extends TaskMoment>(moment: M, payload: TaskMoments[M], go: () => void): void {
    const { hooks } = this.#request.run
    if (!hooks.has(moment)) {
      go()
      return
    }
    Promise.resolve()
      .then(() => hooks.call(moment, payload))
      .then(() => {
        if (!this.#request.run.signal.aborted) go()
      })
      .catch(this.#reject)
  }

  /** A block whose items are there becomes parts; one whose items never came goes out as it is, to be told skipped. */
  #addReady(id: number): void {
    const group = this.#request.groups[id]
    const { graph } = this.#request.run.program
    const step = group?.kind === 'block' ? findNode(graph, group.nodes[0] ?? '') : undefined
    const expand = step?.call.kind === 'block' ? step.call.expand : ''
    const items = this.#valueOf(expand)
    const isBroken = step?.dependencies.some((dependency) => this.#failed.has(dependency.node))
    if (!group || !step || isBroken || !Array.isArray(items)) {
      this.#ready.push({ group: id, part: null })
      return
    }
    const block = splitBlock(step, items, this.#request.workers, this.#request.run)
    this.#blocks.set(id, block)
    this.#after('postTaskExpand', { node: expand, items: items.length }, () => {
      for (const part of block.parts) this.#ready.push({ group: id, part })
      if (block.parts.length === 0) this.#endBlock(id, block)
      this.#fill()
    })
  }

  #valueOf(name: string): unknown {
    const wire = this.#wires.get(name)
    return wire ? fromWire(wire) : this.#request.given.get(name)
  }

  #fill(): void {
    if (this.#left === 0) {
      this.#finish()
      return
    }
    for (let worker = 1; worker <= this.#request.workers && this.#ready.length; worker++) {
      const state = this.#worker(worker)
      if (state.busyWith.size || state.busyWithParts.size) continue
      // Few groups go out one by one, many in batches, so that messages stay fewer than nodes.
      const share = Math.max(1, Math.floor(this.#ready.length / (this.#request.workers * 4)))
      for (const { group, part } of this.#takeFor(state, share)) {
        if (part === null) this.#submit(state, worker, group)
        else this.#sendPart(state, group, part)
      }
    }
  }

  #takeFor(state: WorkerState, count: number): Ready[] {
    // A part has its worker to itself, so that what it tells is known to be of it.
    const parts = this.#ready.findIndex((task) => task.part !== null)
    if (count > 1) return this.#ready.splice(0, parts < 0 ? count : Math.max(1, Math.min(count, parts)))
    let best = 0
    let most = -1
    for (const [at, { group }] of this.#ready.slice(0, 64).entries()) {
      const needs = this.#needsOf(group)
      const held = needs.filter((name) => state.holds.has(name)).length
      if (held > most) [best, most] = [at, held]
    }
    return this.#ready.splice(best, 1)
  }

  /** Names from outside that a group's nodes take. */
  #needsOf(id: number): string[] {
    const { graph } = this.#request.run.program
    const nodes = this.#request.groups[id]?.nodes ?? []
    const inside = new Set(nodes)
    const needs = nodes.flatMap(
      (name) => findNode(graph, name)?.dependencies.map((dependency) => dependency.node) ?? [],
    )
    return [...new Set(needs)].filter((name) => !inside.has(name))
  }

  #submit(state: WorkerState, worker: number, id: number): void {
    state.busyWith.add(id)
    const task: Task = { id, nodes: this.#request.groups[id]?.nodes ?? [], worker }
    this.#after('preTaskSubmission', { task, time: this.#now() }, () => this.#send(state, id))
  }

  #send(state: WorkerState, id: number): void {
    const group = this.#request.groups[id]
    if (!group) return
    const { nodes, exports } = group
    state.line.post({ kind: 'runGroup', group: { id, nodes, exports, ...this.#supply(state, this.#needsOf(id)) } })
  }

  #sendPart(state: WorkerState, id: number, part: number): void {
    const block = this.#blocks.get(id)
    if (!block) return
    state.busyWithParts.set(part, id)
    const needs = this.#needsOf(id).filter((name) => name !== block.expand)
    const { step, items, firstItem } = block.take(part)
    state.line.post({
      kind: 'runItems',
      part: { id: part, step, items: toWire(items), firstItem, ...this.#supply(state, needs) },
    })
  }

  /** What a runner does not have yet of what it needs. */
  #supply(state: WorkerState, needs: readonly string[]): { values: NamedValue[]; failed: [string, string][] } {
    const values: NamedValue[] = []
    const failed: [string, string][] = []
    for (const name of needs) {
      const because = this.#failed.get(name)
      if (because !== undefined) failed.push([name, because])
      else if (!state.holds.has(name)) {
        const wire = this.#wireOf(name)
        if (wire) values.push([name, wire])
        state.holds.add(name)
      }
    }
    return { values, failed }
  }

  #wireOf(name: string): WireValue | null {
    const known = this.#wires.get(name)
    if (known || !this.#request.given.has(name)) return known ?? null
    const wire = toWire(this.#request.given.get(name))
    this.#wires.set(name, wire)
    return wire
  }

  #worker(worker: number): WorkerState {
    const known = this.#workers.get(worker)
    if (known) return known
    const line = this.#request.pool.runner(worker)
    const state: WorkerState = { worker, line, holds: new Set(), busyWith: new Set(), busyWithParts: new Map() }
    this.#workers.set(worker, state)
    line.follow(
      (message) => this.#onMessage(state, message),
      (reason) => this.#onDeath(worker, state, reason),
    )
    const { program, startedAt, behaviours } = this.#request.run
    line.post({ kind: 'startRun', program, startedAt, behaviours, summaries: this.#request.summaries })
    return state
  }

  #onMessage(state: WorkerState, message: FromRunner): void {
    if (this.#request.run.signal.aborted) return
    if (message.kind === 'progress') {
      for (const event of message.events) this.#onEvent(event, state)
      for (const [name, value] of message.values) {
        this.#wires.set(name, value)
        state.holds.add(name)
        this.#request.onValue?.(name, value)
      }
    } else if (message.kind === 'groupDone') {
      state.busyWith.delete(message.group)
      for (const name of this.#request.groups[message.group]?.nodes ?? []) state.holds.add(name)
      for (const [name, because] of message.failed) this.#failed.set(name, because)
      const nodes = this.#request.groups[message.group]?.nodes ?? []
      const problems = nodes.flatMap((name) => this.#problems.get(name) ?? [])
      const task: Task = { id: message.group, nodes, worker: state.worker }
      const success = problems.length === 0
      this.#after('postTaskReturn', { task, time: this.#now(), success, problems }, () => {
        this.#endGroup(message.group)
        if (state.busyWith.size === 0) this.#fill()
      })
    } else if (message.kind === 'itemsDone') {
      this.#endPart(state, message.part, message.lists, message.culprit)
    } else if (message.kind === 'ask') {
      const { id } = message
      void answerService(message.request, this.#request.run.services).then((answer) =>
        state.line.post({ kind: 'answer', id, answer }),
      )
    }
  }

  #endPart(state: WorkerState, part: number, lists: readonly NamedValue[], culprit: string | null): void {
    const id = state.busyWithParts.get(part)
    const block = id === undefined ? undefined : this.#blocks.get(id)
    state.busyWithParts.delete(part)
    if (block && id !== undefined) {
      block.put(part, lists, culprit)
      if (culprit !== null) this.#dropParts(id, block)
      if (block.isDone) this.#endBlock(id, block)
    }
    this.#fill()
  }

  /** After a failure no more of its items are begun. */
  #dropParts(id: number, block: BlockDispatch): void {
    const left = this.#ready.filter((task) => task.group !== id)
    this.#ready.length = 0
    this.#ready.push(...left)
    block.drop([...this.#workers.values()].flatMap((state) => [...state.busyWithParts.keys()]))
  }

  #endBlock(id: number, block: BlockDispatch): void {
    const { lists, culprit } = block.end()
    for (const name of this.#request.groups[id]?.nodes ?? []) {
      const step = findNode(this.#request.run.program.graph, name)
      if (culprit !== null) this.#failed.set(name, culprit)
      else if (step?.call.kind === 'gather') this.#wires.set(name, toWire(lists.get(step.call.node) ?? []))
    }
    this.#endGroup(id)
  }

  #onEvent(event: RunEvent, state: WorkerState): void {
    if (event.kind === 'nodeFailed') {
      this.#problems.set(event.node, event.problem)
      if (isError(event.problem)) this.#isFatal = true
    }
    const [part] = state.busyWithParts
    if (part && event.kind !== 'consoleWritten') {
      this.#blocks.get(part[1])?.events.add(part[0], event)
      return
    }
    if (event.kind === 'nodeStarted') this.#started.add(event.node)
    if (event.kind === 'nodeFinished' || event.kind === 'nodeFailed') this.#ended.add(event.node)
    if (event.kind === 'nodeFailed') this.#failed.set(event.node, event.node)
    if (event.kind === 'nodeSkipped') this.#failed.set(event.node, event.because)
    this.#request.run.emit(event)
  }

  #endGroup(id: number): void {
    this.#left--
    for (const user of this.#users[id] ?? []) {
      const left = (this.#waiting[user] ?? 0) - 1
      this.#waiting[user] = left
      if (left === 0) this.#addReady(user)
    }
  }

  /** What a dead worker was running or still had to run has failed; what it held alone was exported already. */
  #onDeath(worker: number, state: WorkerState, reason: string): void {
    if (this.#request.run.signal.aborted) return
    this.#workers.delete(worker)
    for (const id of state.busyWith) {
      for (const name of this.#request.groups[id]?.nodes ?? []) this.#failNode(name, reason)
      this.#endGroup(id)
    }
    for (const [part, id] of state.busyWithParts) this.#failPart(part, id, reason)
    this.#fill()
  }

  #failPart(part: number, id: number, reason: string): void {
    const block = this.#blocks.get(id)
    if (!block) return
    const [node = block.expand] = block.nodes
    const problem = this.#deathProblem(node, reason)
    this.#isFatal = true
    block.events.add(part, { kind: 'nodeFailed', node, time: this.#now(), problem })
    block.put(part, [], node)
    this.#dropParts(id, block)
    if (block.isDone) this.#endBlock(id, block)
  }

  #now(): number {
    return performance.timeOrigin + performance.now() - this.#request.run.startedAt
  }

  #deathProblem(name: string, reason: string): Problem {
    return makeProblem('DW-RUN-004', 'run', {
      message: `The worker that ran "${name}" died: ${reason}.`,
      hint: 'It may have run out of memory: work on less data at once, then run again.',
      nodes: [name],
      where: findNode(this.#request.run.program.graph, name)?.where ?? null,
    })
  }

  #failNode(name: string, reason: string): void {
    if (this.#failed.has(name) || this.#ended.has(name)) return
    const time = this.#now()
    const because = this.#culpritOf(name)
    if (because !== undefined) {
      this.#failed.set(name, because)
      this.#request.run.emit({ kind: 'nodeSkipped', node: name, time, because })
      return
    }
    this.#failed.set(name, name)
    if (!this.#started.has(name)) this.#request.run.emit({ kind: 'nodeStarted', node: name, time, worker: 0 })
    const problem = this.#deathProblem(name, reason)
    this.#isFatal = true
    this.#request.run.emit({ kind: 'nodeFailed', node: name, time, problem })
  }

  #culpritOf(name: string): string | undefined {
    const node = findNode(this.#request.run.program.graph, name)
    const culprit = node?.dependencies.find((dependency) => this.#failed.has(dependency.node))
    return culprit && this.#failed.get(culprit.node)
  }

  #finish(): void {
    const values = new Map([...this.#wires].map(([name, wire]) => [name, fromWire(wire)]))
    for (const [name, value] of this.#request.given) values.set(name, value)
    this.#resolve({ values, failed: this.#failed, isFatal: this.#isFatal })
  }
}

import type { RunEvent } from '../../model/event.ts'
import { findNode } from '../../model/graph.ts'
import type { Task } from '../../run/services.ts'
import { toWire } from '../../values/wire.ts'
import type { WireValue } from '../../values/wireValue.ts'
import { answerService } from '../../worker/remoteServices.ts'
import type { FromRunner, NamedValue } from '../../worker/runnerProtocol.ts'
import type { RunContext, TaskMoment, TaskMoments } from '../GraphAdapter.ts'
import { type BlockDispatch, type Lost, splitBlock } from './blockParts.ts'
import type { CostBook } from './costBook.ts'
import { createNodeLedger, type NodeLedger } from './nodeLedger.ts'
import { usersOf } from './placement/taskGraph.ts'
import type { RecordedNode } from './recordedNode.ts'
import { findLost } from './recovery.ts'
import { MESSAGE_MS, planSteps, type StepPlan } from './stepPlan.ts'
import { createSupplies, type Supplies } from './supplies.ts'
import type { PooledRunner, WorkerPool } from './workerPool.ts'

export interface DispatchRequest {
  readonly run: RunContext
  readonly recorded: readonly RecordedNode[]
  /** Inputs, config and overrides by node. */
  readonly given: ReadonlyMap<string, unknown>
  readonly pool: WorkerPool
  readonly workers: number
  readonly costs: CostBook
  readonly summaries: boolean
  readonly limits: TimeLimits
  /** Told each value as it leaves its runner: what a stopped run leaves behind. */
  readonly onValue: ((node: string, value: WireValue) => void) | undefined
}

/** Milliseconds; without, there is no limit. */
export interface TimeLimits {
  /** A node that runs longer fails, and its worker is ended. */
  readonly nodeTimeout?: number | undefined
  /** A run that takes longer is ended as a whole. */
  readonly runTimeout?: number | undefined
}

/** What the run left: the outputs' values, and nodes without one. */
export interface Dispatched {
  readonly values: ReadonlyMap<string, unknown>
  readonly failed: ReadonlyMap<string, string>
  /** A node failed so that nothing may stand for its value. */
  readonly isFatal: boolean
}

/** Steps that went to a worker in one message. */
interface Batch {
  readonly id: number
  readonly steps: readonly number[]
  readonly names: readonly string[]
  /** When it should be through, in milliseconds of the run. */
  readonly until: number
  /** The worker has got it; before, values are on their way. */
  isPosted: boolean
}

interface WorkerState {
  readonly worker: number
  readonly line: PooledRunner
  /** Nodes and given values that it has. */
  readonly holds: Set<string>
  /** Values that it may let go, told with the next batch. */
  released: string[]
  batch: Batch | null
  /** The part of a block that it works on. */
  part: { readonly id: number; readonly block: number } | null
  heardAt: number
}

/** So long a batch of steps may take, as they are known: a message in so much time is next to nothing. */
const BATCH_MS = 4
/** What takes longer than it was thought to gives its rest back after so long. */
const SLICE_MS = 8
/** Why a value that a worker held is nowhere any more. */
const LOST = 'a value that it held was needed'
/** While somebody has nothing to do. */
const TICK_MS = 10

/** One run's conversation with its runners. */
export class Dispatch {
  readonly #request: DispatchRequest
  readonly #resolve: (result: Dispatched) => void
  readonly #reject: (error: unknown) => void
  readonly #plan: StepPlan
  readonly #users: readonly (readonly number[])[]
  readonly #wanted: ReadonlySet<string>
  readonly #workers = new Map<number, WorkerState>()
  readonly #blocks = new Map<number, BlockDispatch>()
  readonly #ledger: NodeLedger
  readonly #supplies: Supplies
  /** Of each step how many readers have not ended. */
  readonly #readers: Int32Array
  readonly #repeated = new Set<string>()
  readonly #repeatedParts = new Set<number>()
  /** Blocks that one worker runs as a whole. */
  readonly #wholes: number[] = []
  #parts: { readonly id: number; readonly block: number }[] = []
  #batches = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #isOver = false

  constructor(request: DispatchRequest, resolve: (result: Dispatched) => void, reject: (error: unknown) => void) {
    this.#request = request
    this.#resolve = resolve
    this.#reject = reject
    const { recorded, workers, costs, run, given } = request
    this.#plan = planSteps({ recorded, workers, costs, program: run.program })
    this.#users = usersOf(this.#plan.graph)
    this.#wanted = new Set(run.outputs)
    this.#readers = Int32Array.from(this.#users, (users) => users.length)
    this.#ledger = createNodeLedger(run)
    this.#supplies = createSupplies(given, this.#ledger.failed)
  }

  start(): void {
    const { lines, names } = this.#plan
    const tasks = lines.flatMap((line, at): Task[] =>
      line.length ? [{ id: at + 1, nodes: line.map((step) => names[step] ?? ''), worker: at + 1 }] : [],
    )
    this.#after('postTaskGroup', { tasks }, () => this.#fill())
  }

  runningNodes(): readonly string[] {
    return [...this.#ledger.running.keys()]
  }

  dispose(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
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
        if (!this.#isOver) go()
      })
      .catch(this.#reject)
  }

  /** Gives every idle worker something to do, first of its own line, then of another's. */
  #fill(): void {
    if (this.#isOver) return
    const { board } = this.#plan
    for (const step of board.takeApart()) this.#startApart(step)
    if (board.left === 0) {
      const { failed, isFatal } = this.#ledger
      this.#resolve({ values: this.#supplies.pick(this.#wanted), failed, isFatal })
      return
    }
    const { workers } = this.#request
    const idle: number[] = []
    for (let worker = 1; worker <= workers; worker++) {
      if (this.#isBusy(worker)) continue
      const whole = this.#wholes.shift()
      const part = whole === undefined ? this.#parts.shift() : undefined
      if (whole !== undefined) this.#submit(this.#worker(worker), [whole, ...(this.#users[whole] ?? [])])
      else if (part) this.#sendPart(this.#worker(worker), part)
      else if (!this.#sendBatch(worker)) idle.push(worker)
    }
    for (const worker of idle) {
      if (board.steal(worker - 1, (step, from) => this.#isWorthMoving(step, worker, from + 1))) this.#sendBatch(worker)
    }
    this.#watch()
  }

  #isBusy(worker: number): boolean {
    const state = this.#workers.get(worker)
    return state !== undefined && (state.batch !== null || state.part !== null)
  }

  #sendBatch(worker: number): boolean {
    const { workers } = this.#request
    const steps = this.#plan.board.take(worker - 1, workers === 1 ? Number.POSITIVE_INFINITY : BATCH_MS)
    if (steps.length === 0) return false
    this.#submit(this.#worker(worker), steps)
    return true
  }

  /** To move what a step needs takes less than to wait for the worker that it was meant for. */
  #isWorthMoving(step: number, thief: number, from: number): boolean {
    const holds = this.#workers.get(thief)?.holds
    let way = MESSAGE_MS
    for (const need of this.#plan.graph.needs[step] ?? []) {
      if (!holds?.has(this.#plan.names[need] ?? '')) way += this.#plan.move[need] ?? 0
    }
    const busyUntil = this.#workers.get(from)?.batch?.until ?? 0
    const now = this.#ledger.now()
    // Nobody knows how long something takes that takes longer than it should.
    const wait = busyUntil < now ? Number.POSITIVE_INFINITY : busyUntil - now
    return this.#isBusy(from) && way < Math.max(wait, this.#plan.cost[step] ?? 0)
  }

  /** Looks again later, where time alone may change something. */
  #watch(): void {
    const { nodeTimeout } = this.#request.limits
    const { workers } = this.#request
    if (nodeTimeout === undefined && (workers === 1 || !this.#plan.board.hasReady)) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (nodeTimeout !== undefined) this.#expire(nodeTimeout)
      this.#fill()
    }, TICK_MS)
  }

  #expire(limit: number): void {
    const now = this.#ledger.now()
    for (const [node, { time, worker }] of [...this.#ledger.running]) {
      const state = this.#workers.get(worker)
      if (now - time <= limit || !state?.batch) continue
      state.line.end()
      this.#ledger.expire(node, limit)
      this.#onDeath(state, 'it was ended, for another node ran too long')
    }
    for (const state of [...this.#workers.values()]) {
      const block = state.part && this.#blocks.get(state.part.block)
      if (!block || !state.part || now - state.heardAt <= limit) continue
      state.line.end()
      this.#repeatedParts.add(state.part.id)
      this.#onDeath(state, `it was ended, for an item took longer than ${limit} ms`)
    }
  }

  /** A block whose items are there becomes parts; one whose items never came is skipped. */
  #startApart(step: number): void {
    const name = this.#plan.names[step] ?? ''
    const block = findNode(this.#request.run.program.graph, name)
    if (block?.call.kind !== 'block') return
    const { expand } = block.call
    if (this.#ledger.failed.has(expand)) {
      this.#skipBlock(step)
      return
    }
    void this.#bring([expand]).then((isThere) => {
      if (this.#isOver) return
      if (isThere) this.#expandBlock(step, expand)
      else {
        this.#plan.board.putBack([step])
        this.#recover(LOST)
      }
    })
  }

  #expandBlock(id: number, expand: string): void {
    const step = findNode(this.#request.run.program.graph, this.#plan.names[id] ?? '')
    const items = this.#supplies.valueOf(expand)
    if (!step || !Array.isArray(items)) {
      this.#wholes.push(id)
      this.#fill()
      return
    }
    const block = splitBlock(step, items, this.#request.workers, this.#request.run)
    this.#blocks.set(id, block)
    this.#after('postTaskExpand', { node: expand, items: items.length }, () => {
      this.#parts.push(...block.parts.map((part) => ({ id: part, block: id })))
      if (block.parts.length === 0) this.#endBlock(id, block)
      this.#fill()
    })
  }

  #skipBlock(step: number): void {
    const names = [step, ...(this.#users[step] ?? [])]
    for (const one of names) {
      const node = findNode(this.#request.run.program.graph, this.#plan.names[one] ?? '')
      if (node) this.#ledger.skip(node)
      this.#end(one)
    }
    this.#fill()
  }

  /** Names from outside that nodes take. */
  #needsOf(names: readonly string[]): string[] {
    const { graph } = this.#request.run.program
    const inside = new Set(names)
    const needs = names.flatMap(
      (name) => findNode(graph, name)?.dependencies.map((dependency) => dependency.node) ?? [],
    )
    return [...new Set(needs)].filter((name) => !inside.has(name))
  }

  #submit(state: WorkerState, steps: readonly number[]): void {
    const names = steps.map((step) => this.#plan.names[step] ?? '')
    const length = steps.reduce((sum, step) => sum + (this.#plan.cost[step] ?? 0), 0)
    const batch: Batch = { id: ++this.#batches, steps, names, until: this.#ledger.now() + length, isPosted: false }
    state.batch = batch
    const task: Task = { id: batch.id, nodes: names, worker: state.worker }
    this.#after('preTaskSubmission', { task, time: this.#ledger.now() }, () => {
      const needs = this.#needsOf(names)
      const missing = needs.filter((name) => this.#isMissing(state, name))
      if (missing.length === 0) return this.#post(state, batch, needs)
      void this.#bring(missing).then((isThere) => {
        if (this.#isOver || state.batch !== batch) return
        if (isThere) return this.#post(state, batch, needs)
        state.batch = null
        this.#plan.board.putBack(batch.steps)
        this.#recover(LOST)
      })
    })
  }

  #isMissing(state: WorkerState, name: string): boolean {
    if (state.holds.has(name) || this.#supplies.has(name) || this.#ledger.failed.has(name)) return false
    return this.#plan.numbers.has(name)
  }

  /** Fetches values from the workers that hold them; false where one of them is gone. */
  async #bring(names: readonly string[]): Promise<boolean> {
    const wires = await Promise.all(
      names.map(async (name) => {
        if (this.#supplies.has(name)) return true
        const holder = [...this.#workers.values()].find((state) => state.holds.has(name))
        const wire = await holder?.line.fetch(name)
        if (wire) this.#supplies.put(name, wire)
        else holder?.holds.delete(name)
        return Boolean(wire)
      }),
    )
    return wires.every(Boolean)
  }

  #post(state: WorkerState, batch: Batch, needs: readonly string[]): void {
    batch.isPosted = true
    const { workers } = this.#request
    const inside = new Set(batch.steps)
    const exports: string[] = []
    const sends: string[] = []
    for (const step of batch.steps) {
      const name = this.#plan.names[step] ?? ''
      const outside = (this.#users[step] ?? []).filter((user) => !inside.has(user))
      const isWanted = this.#wanted.has(name)
      if (!isWanted && outside.length === 0) continue
      exports.push(name)
      if (isWanted || outside.some((user) => this.#isElsewhere(user, state.worker))) sends.push(name)
    }
    const release = state.released
    state.released = []
    const supply = this.#supplies.supply(state.holds, needs)
    const slice = workers === 1 ? null : SLICE_MS
    state.line.post({
      kind: 'runGroup',
      group: { id: batch.id, nodes: batch.names, exports, sends, slice, release, ...supply },
    })
  }

  /** Planned for another worker; a block's items are needed here. */
  #isElsewhere(step: number, worker: number): boolean {
    const isApart = this.#request.workers > 1 && this.#request.recorded[step]?.kind !== undefined
    return isApart || (this.#plan.line[step] ?? 0) !== worker - 1
  }

  #sendPart(state: WorkerState, part: { readonly id: number; readonly block: number }): void {
    const block = this.#blocks.get(part.block)
    if (!block) return
    state.part = part
    state.heardAt = this.#ledger.now()
    const name = this.#plan.names[part.block] ?? ''
    const needs = this.#needsOf([name]).filter((one) => one !== block.expand)
    void this.#bring(needs.filter((one) => this.#isMissing(state, one))).then((isThere) => {
      if (this.#isOver || state.part !== part) return
      if (!isThere) {
        state.part = null
        this.#parts.push(part)
        return this.#recover(LOST)
      }
      const { step, items, firstItem } = block.take(part.id)
      const supply = this.#supplies.supply(state.holds, needs)
      state.line.post({ kind: 'runItems', part: { id: part.id, step, items: toWire(items), firstItem, ...supply } })
    })
  }

  #worker(worker: number): WorkerState {
    const known = this.#workers.get(worker)
    if (known) return known
    const line = this.#request.pool.runner(worker)
    const state: WorkerState = { worker, line, holds: new Set(), released: [], batch: null, part: null, heardAt: 0 }
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
    if (this.#isOver || this.#workers.get(state.worker) !== state) return
    state.heardAt = this.#ledger.now()
    switch (message.kind) {
      case 'progress':
        for (const event of message.events) this.#onEvent(event, state)
        for (const [name, value] of message.values) {
          this.#supplies.put(name, value)
          state.holds.add(name)
          this.#request.onValue?.(name, value)
        }
        return
      case 'groupDone':
        this.#onGroupDone(state, message)
        return
      case 'itemsDone':
        this.#onItemsDone(state, message.part, message.lists, message.lost)
        return
      case 'kept':
        for (const kept of message.kept) this.#request.run.services.keep(kept)
        return
      case 'ask':
        void answerService(message.request, this.#request.run.services).then((answer) =>
          state.line.post({ kind: 'answer', id: message.id, answer }),
        )
    }
  }

  /** What a part of a block tells becomes one story with the other parts'. */
  #onEvent(event: RunEvent, state: WorkerState): void {
    const block = state.part && this.#blocks.get(state.part.block)
    if (block && state.part && event.kind !== 'consoleWritten') {
      block.events.add(state.part.id, event)
      return
    }
    if (event.kind === 'nodeFinished') {
      const start = this.#ledger.running.get(event.node)
      if (start) this.#request.costs.noteTime(this.#request.run.program, event.node, event.time - start.time)
    }
    this.#ledger.note(event)
    this.#request.run.emit(event)
  }

  #onGroupDone(state: WorkerState, message: FromRunner & { readonly kind: 'groupDone' }): void {
    const { batch } = state
    if (batch?.id !== message.group) return
    for (const [name, because] of message.failed) this.#ledger.failed.set(name, because)
    for (const { node, bytes } of message.exported) {
      state.holds.add(node)
      this.#request.costs.noteSize(this.#request.run.program, node, bytes)
    }
    const left = new Set(message.left)
    const ended = batch.names.filter((name) => !left.has(name))
    const problems = this.#ledger.problemsOf(ended)
    const task: Task = { id: batch.id, nodes: batch.names, worker: state.worker }
    const success = problems.length === 0
    this.#after('postTaskReturn', { task, time: this.#ledger.now(), success, problems }, () => {
      if (state.batch !== batch) return
      state.batch = null
      for (const [at, step] of batch.steps.entries()) if (!left.has(batch.names[at] ?? '')) this.#end(step)
      this.#plan.board.putBack(batch.steps)
      this.#fill()
    })
  }

  /** Values whose last reader has ended may go. */
  #end(step: number): void {
    const { board, graph, names } = this.#plan
    if (board.isEnded(step)) return
    board.end(step)
    for (const need of graph.needs[step] ?? []) {
      const rest = (this.#readers[need] ?? 0) - 1
      this.#readers[need] = rest
      const name = names[need] ?? ''
      // A list was made here of many parts: it could not be made again.
      const isList = this.#request.recorded[need]?.kind === 'gather'
      if (rest === 0 && !isList && !this.#wanted.has(name)) this.#release(name)
    }
  }

  #release(name: string): void {
    this.#supplies.drop(name)
    for (const state of this.#workers.values()) if (state.holds.delete(name)) state.released.push(name)
  }

  #onItemsDone(state: WorkerState, part: number, lists: readonly NamedValue[], lost: Lost): void {
    const id = state.part?.block
    if (state.part?.id !== part) return
    state.part = null
    if (id !== undefined) this.#endPart(id, part, lists, lost)
    this.#fill()
  }

  /** When every list is missing, no more of a block's items are begun. */
  #endPart(id: number, part: number, lists: readonly NamedValue[], lost: Lost): void {
    const block = this.#blocks.get(id)
    if (!block) return
    block.put(part, lists, lost)
    if (block.isOver) {
      this.#parts = this.#parts.filter((one) => one.block !== id)
      block.drop([...this.#workers.values()].flatMap((state) => state.part?.id ?? []))
    }
    if (block.isDone) this.#endBlock(id, block)
  }

  #endBlock(id: number, block: BlockDispatch): void {
    const { lists, lost, endings } = block.end()
    for (const event of endings) {
      this.#ledger.note(event)
      this.#request.run.emit(event)
    }
    const gathers = this.#users[id] ?? []
    for (const user of gathers) {
      const name = this.#plan.names[user] ?? ''
      const step = findNode(this.#request.run.program.graph, name)
      if (step?.call.kind !== 'gather') continue
      const because = lost.get(step.call.node)
      if (because !== undefined) this.#ledger.failed.set(name, because)
      else this.#supplies.put(name, toWire(lists.get(step.call.node) ?? []))
    }
    for (const step of [id, ...gathers]) this.#end(step)
  }

  /** What a dead worker ran is run again, once; and so is what it held alone and somebody still needs. */
  #onDeath(state: WorkerState, reason: string): void {
    if (this.#isOver || this.#workers.get(state.worker) !== state) return
    this.#workers.delete(state.worker)
    if (state.batch) this.#takeBack(state.batch, reason)
    if (state.part) this.#losePart(state.part, reason)
    this.#recover(reason)
  }

  #takeBack(batch: Batch, reason: string): void {
    const open: number[] = []
    for (const [at, step] of batch.steps.entries()) {
      if (this.#ledger.hasEnded(batch.names[at] ?? '')) this.#end(step)
      else open.push(step)
    }
    const running = open.filter((step) => this.#ledger.isRunning(this.#plan.names[step] ?? ''))
    // One that dies before it has begun anything must not be asked for ever.
    const blamed = running.length || !batch.isPosted ? running : open.slice(0, 1)
    for (const step of blamed) {
      const name = this.#plan.names[step] ?? ''
      if (!this.#mayRepeat(name, reason)) {
        this.#ledger.lose(name, reason)
        this.#end(step)
      }
    }
    this.#plan.board.putBack(open)
  }

  #mayRepeat(name: string, reason: string): boolean {
    if (this.#repeated.has(name)) return false
    this.#repeated.add(name)
    this.#ledger.repeat(name, reason)
    return true
  }

  #losePart(part: { readonly id: number; readonly block: number }, reason: string): void {
    const block = this.#blocks.get(part.block)
    if (!block) return
    if (!this.#repeatedParts.has(part.id)) {
      this.#repeatedParts.add(part.id)
      this.#parts.push(part)
      return
    }
    const [node = block.expand] = block.nodes
    block.events.add(part.id, this.#ledger.deathOf(node, reason))
    this.#endPart(
      part.block,
      part.id,
      [],
      block.collected.map((name) => [name, node]),
    )
  }

  /** Values that are still needed and nobody has any more are made again. */
  #recover(reason: string): void {
    const { graph, names, board } = this.#plan
    const posted = new Set(
      [...this.#workers.values()].flatMap((state) => (state.batch?.isPosted ? state.batch.steps : [])),
    )
    const held = new Set([...this.#workers.values()].flatMap((state) => [...state.holds]))
    const name = (step: number) => names[step] ?? ''
    const doomed = this.#doomed()
    const lost = findLost({
      graph,
      users: this.#users,
      isWaiting: (step) => !board.isEnded(step) && !posted.has(step) && !doomed.has(step),
      isWanted: (step) => this.#wanted.has(name(step)),
      hasGiven: (step) => board.isEnded(step) && !this.#ledger.failed.has(name(step)) && !this.#isBlock(step),
      isThere: (step) => this.#supplies.has(name(step)) || held.has(name(step)),
    })
    for (const step of lost) {
      if (this.#mayRepeat(name(step), reason)) {
        board.redo(step)
        for (const need of graph.needs[step] ?? []) this.#readers[need] = (this.#readers[need] ?? 0) + 1
      } else this.#ledger.loseValue(name(step), reason)
    }
    this.#skipDoomed()
    this.#fill()
  }

  /** What they would be given beside what failed may be gone as well: they are not sent. */
  #skipDoomed(): void {
    const underWay = new Set([...this.#workers.values()].flatMap((state) => state.batch?.steps ?? []))
    for (const step of this.#doomed()) {
      const node = findNode(this.#request.run.program.graph, this.#plan.names[step] ?? '')
      if (!node || underWay.has(step) || this.#plan.board.isEnded(step)) continue
      this.#ledger.skip(node)
      this.#end(step)
    }
  }

  /** Steps that are only told skipped, for something that they need has failed. */
  #doomed(): ReadonlySet<number> {
    const doomed = new Set<number>()
    for (const [step, needs] of this.#plan.graph.needs.entries()) {
      const isDoomed = needs.some((need) => doomed.has(need) || this.#ledger.failed.has(this.#plan.names[need] ?? ''))
      // A block makes those of its lists that need nothing of what failed.
      if (isDoomed && this.#request.recorded[step]?.kind !== 'block') doomed.add(step)
    }
    return doomed
  }

  /** It has no value of its own. */
  #isBlock(step: number): boolean {
    return this.#request.workers > 1 && this.#request.recorded[step]?.kind === 'block'
  }
}

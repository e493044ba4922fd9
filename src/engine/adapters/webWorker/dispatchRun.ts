import type { RunEvent } from '../../model/event.ts'
import type { Task } from '../../run/services.ts'
import { unpackEvents } from '../../worker/packEvents.ts'
import { answerService } from '../../worker/remoteServices.ts'
import type { FromRunner } from '../../worker/runnerProtocol.ts'
import type { TaskMoment, TaskMoments } from '../GraphAdapter.ts'
import { type BatchWork, createBatchWork } from './batchWork.ts'
import { type BlockWork, createBlockWork } from './blockWork.ts'
import { type Crew, type CrewMember, createCrew } from './crew.ts'
import type { Dispatched, DispatchRequest } from './dispatchRequest.ts'
import type { DispatchScope } from './dispatchScope.ts'
import { expectedRun } from './expectedRun.ts'
import { createLosses, type Losses } from './losses.ts'
import { createNodeLedger, type NodeLedger } from './nodeLedger.ts'
import { planSteps, type StepPlan } from './stepPlan.ts'
import { createSupplies, type Supplies } from './supplies.ts'
import { isWorthMoving, movableOf } from './worthMoving.ts'

/** While somebody has nothing to do, or says nothing. */
const TICK_MS = 10

/** A node that takes so long is told to run, though what ended before it may not be told yet. */
const LONG_MS = 250

/** One run's conversation with its runners: who does what next. */
export class Dispatch implements DispatchScope {
  readonly request: DispatchRequest
  readonly plan: StepPlan
  readonly ledger: NodeLedger
  readonly supplies: Supplies
  readonly crew: Crew
  readonly #resolve: (result: Dispatched) => void
  readonly #reject: (error: unknown) => void
  readonly #batches: BatchWork
  readonly #blocks: BlockWork
  readonly #losses: Losses
  readonly #wanted: ReadonlySet<string>
  /** Of each step how many readers have not ended. */
  readonly #readers: Int32Array
  #timer: ReturnType<typeof setTimeout> | undefined
  #isOver = false

  constructor(request: DispatchRequest, resolve: (result: Dispatched) => void, reject: (error: unknown) => void) {
    this.request = request
    this.#resolve = resolve
    this.#reject = reject
    const { recorded, workers, costs, run, given } = request
    this.plan = planSteps({ recorded, workers, costs, ...run })
    this.ledger = createNodeLedger(run)
    this.supplies = createSupplies(given, this.ledger.failed)
    this.crew = createCrew({
      ...request,
      supplies: this.supplies,
      onMessage: (member, message) => this.#onMessage(member, message),
      onDeath: (member, reason) => {
        if (this.#isOver) return
        this.#lookAt(member, true)
        this.#losses.onDeath(member, reason)
      },
    })
    this.#wanted = new Set(run.outputs)
    this.#readers = Int32Array.from(this.plan.users, (users) => users.length)
    this.#batches = createBatchWork(this)
    this.#blocks = createBlockWork(this, this.#batches)
    this.#losses = createLosses(this, this.#batches, this.#blocks)
  }

  get isOver(): boolean {
    return this.#isOver
  }

  start(): void {
    const { lines, names } = this.plan
    const tasks = lines.flatMap((line, at): Task[] =>
      line.length ? [{ id: at + 1, nodes: line.map((step) => names[step] ?? ''), worker: at + 1 }] : [],
    )
    const expected = expectedRun(this.plan)
    if (expected) this.request.run.emit(expected)
    this.after('postTaskGroup', { tasks }, () => this.fill())
  }

  runningNodes(): readonly string[] {
    return [...this.ledger.running.keys()]
  }

  dispose(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
  }

  isWanted(step: number): boolean {
    return this.#wanted.has(this.plan.names[step] ?? '')
  }

  after<M extends TaskMoment>(moment: M, payload: TaskMoments[M], go: () => void): void {
    const { hooks } = this.request.run
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

  /** First of its own line, then of another's. */
  fill(): void {
    if (this.#isOver) return
    const { board } = this.plan
    for (const step of board.takeApart()) this.#blocks.start(step)
    if (board.left === 0) {
      const { failed, isFatal } = this.ledger
      this.crew.end()
      this.#resolve({ values: this.supplies.pick(this.#wanted), failed, isFatal })
      return
    }
    const idle: number[] = []
    for (let worker = 1; worker <= this.request.workers; worker++) {
      if (this.crew.isBusy(worker)) continue
      if (!this.#blocks.sendNext(worker) && !this.#batches.sendNext(worker)) idle.push(worker)
    }
    for (const worker of idle) {
      const isWorthIt = (step: number, from: number) => isWorthMoving(movableOf(this, step, worker, from + 1))
      if (board.steal(worker - 1, isWorthIt)) this.#batches.sendNext(worker)
    }
    this.#watch()
  }

  readonly fail = (error: unknown): void => this.#reject(error)

  recover(reason: string): void {
    this.#losses.recover(reason)
  }

  end(step: number): void {
    const { board, graph, names } = this.plan
    if (board.isEnded(step)) return
    board.end(step)
    for (const need of graph.needs[step] ?? []) {
      const rest = (this.#readers[need] ?? 0) - 1
      this.#readers[need] = rest
      // A list was made here of many parts: it could not be made again.
      const isList = this.request.recorded[need]?.kind === 'gather'
      if (rest === 0 && !isList && !this.isWanted(need)) this.crew.release(names[need] ?? '')
    }
  }

  redo(step: number): void {
    const { board, graph } = this.plan
    board.redo(step)
    for (const need of graph.needs[step] ?? []) this.#readers[need] = (this.#readers[need] ?? 0) + 1
  }

  /** Looks again later, where time alone may change something. */
  #watch(): void {
    const { limits } = this.request
    const { nodeTimeout } = limits
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      for (const member of this.crew.members) this.#lookAt(member)
      // Whoever hears that a node runs may stop the run.
      if (this.#isOver) return
      this.#losses.foresee()
      if (nodeTimeout !== undefined) this.#losses.expire(nodeTimeout)
      this.fill()
    }, TICK_MS)
  }

  /** Sees what a worker is in. What it is in for long is told here: the worker itself tells it when it has the time. */
  #lookAt(member: CrewMember, isDead = false): void {
    const { batch, line, worker } = member
    const seen = batch && line.seenAt(batch.id)
    const node = seen && batch.names[seen.at]
    member.busyIn = node ?? null
    if (!node || this.ledger.running.has(node)) return
    const isLong = this.ledger.now() - seen.time >= Math.min(LONG_MS, this.request.limits.nodeTimeout ?? LONG_MS)
    if (isLong || isDead) this.#tell({ kind: 'nodeStarted', node, time: seen.time, worker })
  }

  #onMessage(member: CrewMember, message: FromRunner): void {
    if (this.#isOver) return
    member.heardAt = this.ledger.now()
    const { run, onValue } = this.request
    switch (message.kind) {
      case 'progress':
        unpackEvents(message.events, (event) => this.#onEvent(event, member))
        for (const sent of message.values) {
          this.supplies.put(sent)
          member.holds.add(sent[0])
          onValue?.(sent)
        }
        for (const [name] of message.values) this.#batches.arrived(member, name)
        return
      case 'moved':
        this.supplies.pass(message.sent)
        member.holds.add(message.sent[0])
        this.#batches.arrived(member, message.sent[0])
        return
      case 'groupDone':
        this.crew.makeRoom()
        this.#batches.done(member, message)
        return
      case 'itemsDone':
        this.crew.makeRoom()
        this.#blocks.done(member, message)
        return
      case 'kept':
        for (const kept of message.kept) run.services.keep(kept)
        return
      case 'ask':
        for (const { id, request } of message.asks)
          void answerService(request, run.services).then((answer) => member.answer({ id, answer }))
    }
  }

  /** What a part of a block tells becomes one story with the other parts'. */
  #onEvent(event: RunEvent, member: CrewMember): void {
    const block = this.#blocks.blockOf(member)
    if (block && member.part && event.kind !== 'consoleWritten') {
      block.events.add(member.part.id, event)
      return
    }
    if (event.kind === 'nodeStarted' && this.ledger.running.has(event.node)) return
    if (event.kind === 'nodeFinished') {
      const start = this.ledger.running.get(event.node)
      if (start) this.request.costs.noteTime(this.request.run.program, event.node, event.time - start.time)
    }
    this.#tell(event)
  }

  #tell(event: RunEvent): void {
    this.ledger.note(event)
    this.request.run.emit(event)
  }
}

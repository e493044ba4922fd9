import type { Task } from '../../run/services.ts'
import type { FromRunner } from '../../worker/runnerProtocol.ts'
import type { Batch, CrewMember } from './crew.ts'
import { type DispatchScope, LOST, needsOf, whenThere } from './dispatchScope.ts'
import type { BatchSize } from './stepBoard.ts'

/** Sends steps to workers in batches, and takes in what came of them. */
export interface BatchWork {
  /** Sends what stands first in a worker's line, if anything may go out. */
  sendNext(worker: number): boolean
  submit(member: CrewMember, steps: readonly number[]): void
  /** A value came while its batch goes on. */
  arrived(member: CrewMember, name: string): void
  done(member: CrewMember, message: FromRunner & { readonly kind: 'groupDone' }): void
  /** Somebody died of one of these steps, or among them: from now on each goes by itself, so that the others' values are safe. */
  suspect(steps: readonly number[]): void
}

/** So long a batch of steps may take, as they are known: a message in so much time is next to nothing. */
const BATCH_MS = 4
/** Of steps that no other line waits for, and of which it is known what they take, so much of a line's rest goes out at once: the others stay for who is idle. */
const SHARE = 0.25
const WHOLE: BatchSize = { awaited: Number.POSITIVE_INFINITY, free: Number.POSITIVE_INFINITY }
/** What is cloned on its way, twice at both ends, counts as if it were so many times as big. */
const CLONED = 3
/** What takes longer than it was thought to gives its rest back after so long. */
const SLICE_MS = 8
/** And what was to take longer, when it takes so many times as long. */
const SLACK = 1.5
/** The same for a run that is known to be short: its rest is a message more, and seldom worth that. */
const SHORT_SLICE_MS = 32

export function createBatchWork(scope: DispatchScope): BatchWork {
  const { request, plan, ledger, supplies, crew } = scope
  const isAlone = request.workers === 1
  const suspects = new Set<number>()
  let batches = 0
  /** Of the latest batch: the next is as large as this one was fast, so that a guess is soon corrected. */
  let pace = 1

  function submit(member: CrewMember, steps: readonly number[]): void {
    const names = steps.map((step) => plan.names[step] ?? '')
    const submittedAt = ledger.now()
    const until = submittedAt + costOf(steps) / pace
    const batch: Batch = { id: ++batches, steps, names, submittedAt, until, postedAt: null }
    member.batch = batch
    scope.after('preTaskSubmission', { task: taskOf(member, batch), time: submittedAt }, () => {
      const needs = needsOf(scope, steps)
      const isStillHere = () => !scope.isOver && member.batch === batch
      const go = () => {
        if (isStillHere()) post(member, batch, needs)
      }
      whenThere(scope, member, needs, go).then((isThere) => {
        if (isThere || !isStillHere()) return
        member.batch = null
        plan.board.putBack(steps)
        scope.recover(LOST)
      }, scope.fail)
    })
  }

  function sizeFor(line: number): BatchSize {
    if (!plan.isSpread) return WHOLE
    const awaited = BATCH_MS * pace
    if (plan.expected === null) return { awaited, free: awaited }
    const free = Math.max(awaited, plan.board.restOf(line) * SHARE)
    return endsEarly(line + 1) ? { awaited, free, inOrder: free } : { awaited, free }
  }

  /** What ended is told whenever a node starts, values and all: nobody waits for the rest of the batch. */
  function endsEarly(worker: number): boolean {
    return request.pool.living(worker)?.tellsStarts === true && !request.run.hooks.has('postTaskReturn')
  }

  function costOf(steps: readonly number[]): number {
    return steps.reduce((sum, step) => sum + (plan.cost[step] ?? 0), 0)
  }

  function post(member: CrewMember, batch: Batch, needs: readonly string[]): void {
    batch.postedAt = ledger.now()
    const release = member.released
    member.released = []
    const { transfer, ...supply } = supplies.supply(member.holds, needs)
    const { id, names: nodes } = batch
    const slice = isAlone ? null : Math.max(plan.isSpread ? SLICE_MS : SHORT_SLICE_MS, SLACK * costOf(batch.steps))
    const limit = crew.limitOf(member)
    const group = { id, nodes, ...exportsOf(member, batch), slice, release, limit, ...supply }
    member.line.post({ kind: 'runGroup', group }, transfer)
  }

  /** What is wanted outside the batch; of that what is asked for here, and what another worker will need. */
  function exportsOf({ worker }: CrewMember, { steps }: Batch) {
    const inside = new Set(steps)
    const exports: string[] = []
    const sends: string[] = []
    const moves: string[] = []
    for (const step of steps) {
      const name = plan.names[step] ?? ''
      const outside = (plan.users[step] ?? []).filter((user) => !inside.has(user))
      const isSent = scope.isWanted(step) || outside.some(plan.isApart)
      if (!isSent && outside.length === 0) continue
      exports.push(name)
      if (isSent) sends.push(name)
      else if (outside.some((user) => (plan.line[user] ?? 0) !== worker - 1)) moves.push(name)
    }
    return { exports, sends, moves }
  }

  return {
    submit,
    arrived(member, name) {
      if (!plan.isSpread || !endsEarly(member.worker)) return
      const step = plan.numbers.get(name)
      const steps = member.batch?.steps ?? []
      // The last one's end is the batch's: what is told of it comes before.
      if (step === undefined || !steps.includes(step) || step === steps.at(-1)) return
      if (!ledger.hasEnded(name)) return
      scope.end(step)
      scope.fill()
    },
    suspect(steps) {
      for (const step of steps) suspects.add(step)
    },
    sendNext(worker) {
      const steps = plan.board.take(worker - 1, sizeFor(worker - 1), (step) => suspects.has(step))
      if (steps.length === 0) return false
      submit(crew.hire(worker), steps)
      return true
    },
    done(member, message) {
      const { batch } = member
      if (batch?.id !== message.group) return
      for (const [name, because] of message.failed) ledger.failed.set(name, because)
      for (const { node, bytes, byColumns } of message.exported) {
        member.holds.add(node)
        request.costs.noteSize(request.run.program, node, byColumns ? bytes : bytes * CLONED)
      }
      const left = new Set(message.left)
      const ended = batch.steps.filter((step) => !left.has(plan.names[step] ?? ''))
      const { submittedAt: submitted } = batch
      const posted = batch.postedAt ?? submitted
      const done = ledger.now()
      pace = paceOf(costOf(ended), done - posted)
      request.run.emit({ kind: 'taskDone', worker: member.worker, nodes: batch.names, submitted, posted, done })
      const problems = ledger.problemsOf(ended.map((step) => plan.names[step] ?? ''))
      const success = problems.length === 0
      const payload = { task: taskOf(member, batch), time: done, success, problems }
      scope.after('postTaskReturn', payload, () => {
        if (member.batch !== batch) return
        member.batch = null
        for (const step of ended) scope.end(step)
        plan.board.putBack(batch.steps)
        scope.fill()
      })
    },
  }
}

/** How much more a batch may hold at most where steps take less than they were guessed to. */
const MOST_PACE = 64

/** How many times faster than it should be something was. Clocks may be too coarse to see that it took time at all. */
export function paceOf(expected: number, taken: number): number {
  return expected > taken ? Math.min(expected / taken, MOST_PACE) : 1
}

function taskOf({ worker }: CrewMember, { id, names }: Batch): Task {
  return { id, nodes: names, worker }
}

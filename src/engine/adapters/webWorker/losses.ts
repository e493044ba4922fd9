import type { BatchWork } from './batchWork.ts'
import type { BlockWork } from './blockWork.ts'
import type { Batch, CrewMember } from './crew.ts'
import type { DispatchScope } from './dispatchScope.ts'
import { findLost } from './recovery.ts'

/** What is done about workers that die, or have to be ended. */
export interface Losses {
  /** What a dead worker ran is run again, once; and so is what it held alone and somebody still needs. */
  onDeath(member: CrewMember, reason: string): void
  /** Has threads ready for workers that are in one node for long: they may have to be ended. */
  foresee(): void
  /** Ends workers that run a node or an item for longer than this; milliseconds. */
  expire(limit: number): void
  /** Values that are still needed and nobody has any more are made again. */
  recover(reason: string): void
}

/** Nobody ends a run sooner for what it does not tell. */
const SILENT_MS = 400

export function createLosses(scope: DispatchScope, batches: BatchWork, blocks: BlockWork): Losses {
  const { request, plan, ledger, supplies, crew } = scope
  const { board, graph } = plan
  const repeated = new Set<string>()
  const nameOf = (step: number) => plan.names[step] ?? ''

  function onDeath(member: CrewMember, reason: string): void {
    crew.dismiss(member)
    if (member.batch) takeBack(member, member.batch, reason)
    if (member.part) blocks.lose(member.part, reason)
    recover(reason)
  }

  function takeBack({ busyIn }: CrewMember, batch: Batch, reason: string): void {
    const open: number[] = []
    for (const step of batch.steps) {
      if (ledger.hasEnded(nameOf(step))) scope.end(step)
      else open.push(step)
    }
    const running = open.filter((step) => (busyIn === null ? ledger.isRunning(nameOf(step)) : nameOf(step) === busyIn))
    // One that dies before it has begun anything must not be asked for ever.
    const blamed = running.length || batch.postedAt === null ? running : open.slice(0, 1)
    for (const step of blamed) {
      if (mayRepeat(step, reason)) continue
      ledger.lose(nameOf(step), reason)
      scope.end(step)
    }
    for (const step of open) ledger.forget(nameOf(step))
    batches.suspect(batch.steps)
    board.putBack(open)
  }

  function mayRepeat(step: number, reason: string): boolean {
    const name = nameOf(step)
    if (repeated.has(name)) return false
    repeated.add(name)
    ledger.repeat(name, reason)
    return true
  }

  function recover(reason: string): void {
    const posted = new Set(crew.members.flatMap(({ batch }) => (batch && batch.postedAt !== null ? batch.steps : [])))
    const doomed = findDoomed()
    const lost = findLost({
      graph,
      users: plan.users,
      isWaiting: (step) => !board.isEnded(step) && !posted.has(step) && !doomed.has(step),
      isWanted: (step) => scope.isWanted(step),
      hasGiven: (step) => board.isEnded(step) && !ledger.failed.has(nameOf(step)) && !isBlock(step),
      isThere: (step) => supplies.has(nameOf(step)) || crew.isHeld(nameOf(step)),
    })
    for (const step of lost) {
      if (mayRepeat(step, reason)) scope.redo(step)
      else ledger.loseValue(nameOf(step), reason)
    }
    skipDoomed()
    scope.fill()
  }

  /** What they would be given beside what failed may be gone as well: they are not sent. */
  function skipDoomed(): void {
    const underWay = new Set(crew.members.flatMap(({ batch }) => batch?.steps ?? []))
    for (const step of findDoomed()) {
      const node = plan.nodes[step]
      if (!node || underWay.has(step) || board.isEnded(step)) continue
      ledger.skip(node)
      scope.end(step)
    }
  }

  /** Steps that are only told skipped, for something that they need has failed. */
  function findDoomed(): ReadonlySet<number> {
    const doomed = new Set<number>()
    for (const [step, needs] of graph.needs.entries()) {
      const isDoomed = needs.some((need) => doomed.has(need) || ledger.failed.has(nameOf(need)))
      // A block makes those of its lists that need nothing of what failed.
      if (isDoomed && request.recorded[step]?.kind !== 'block') doomed.add(step)
    }
    return doomed
  }

  /** Nodes of a worker's batch that began before that. A node that keeps it busy is the only one whose fault it can be. */
  function overdueIn({ worker, batch, busyIn }: CrewMember, before: number): string[] {
    if (!batch) return []
    return [...ledger.running].flatMap(([node, start]) =>
      start.worker === worker && start.time < before && (busyIn ?? node) === node ? [node] : [],
    )
  }

  /** It has no value of its own. */
  function isBlock(step: number): boolean {
    return plan.isApart(step) && request.recorded[step]?.kind === 'block'
  }

  return {
    onDeath,
    recover,
    foresee() {
      const before = ledger.now() - SILENT_MS
      for (const member of crew.members) {
        const isSilent = member.part ? member.heardAt < before : overdueIn(member, before).length > 0
        if (isSilent) request.pool.prepare(member.worker)
      }
    },
    expire(limit) {
      const now = ledger.now()
      for (const member of crew.members) {
        const late = overdueIn(member, now - limit)
        if (late.length === 0) continue
        member.line.end()
        for (const node of late) ledger.expire(node, limit)
        onDeath(member, 'it was ended, for another node ran too long')
      }
      for (const member of crew.members) {
        const { part } = member
        if (!part || now - member.heardAt <= limit) continue
        member.line.end()
        blocks.giveUp(part)
        onDeath(member, `it was ended, for an item took longer than ${limit} ms`)
      }
    },
  }
}

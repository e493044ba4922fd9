import { measure } from '../../values/measure.ts'
import { toWire } from '../../values/wire.ts'
import type { FromRunner, NamedValue } from '../../worker/runnerProtocol.ts'
import type { BatchWork } from './batchWork.ts'
import { type BlockDispatch, type Lost, splitBlock } from './blockParts.ts'
import type { BlockPart, CrewMember } from './crew.ts'
import { type DispatchScope, LOST, needsOf, whenThere } from './dispatchScope.ts'

/** Spreads the items of parallel blocks over workers in parts, and puts together what came of them. */
export interface BlockWork {
  /** A block whose needs have ended becomes parts; one whose items never came is skipped. */
  start(step: number): void
  /** Sends the next part of some block, if there is one. */
  sendNext(worker: number): boolean
  done(member: CrewMember, message: FromRunner & { readonly kind: 'itemsDone' }): void
  /** The block of whose part a worker is told, if it works on one. */
  blockOf(member: CrewMember): BlockDispatch | undefined
  /** A part went down with its worker: it is sent once more. */
  lose(part: BlockPart, reason: string): void
  /** A part is not sent once more. */
  giveUp(part: BlockPart): void
}

export function createBlockWork(scope: DispatchScope, batches: BatchWork): BlockWork {
  const { request, plan, ledger, supplies, crew } = scope
  const blocks = new Map<number, BlockDispatch>()
  const repeated = new Set<number>()
  /** Blocks that one worker runs as a whole. */
  const wholes: number[] = []
  let parts: BlockPart[] = []

  function expandBlock(id: number, expand: string): void {
    const step = plan.nodes[id]
    const items = supplies.valueOf(expand)
    if (!step || !Array.isArray(items)) {
      wholes.push(id)
      scope.fill()
      return
    }
    const block = splitBlock(step, items, request.workers, request.run)
    blocks.set(id, block)
    scope.after('postTaskExpand', { node: expand, items: items.length }, () => {
      parts.push(...block.parts.map((part) => ({ id: part, block: id })))
      if (block.parts.length === 0) endBlock(id, block)
      scope.fill()
    })
  }

  function skipBlock(id: number): void {
    for (const step of [id, ...(plan.users[id] ?? [])]) {
      const node = plan.nodes[step]
      if (node) ledger.skip(node)
      scope.end(step)
    }
    scope.fill()
  }

  function send(member: CrewMember, part: BlockPart): void {
    const block = blocks.get(part.block)
    if (!block) return
    member.part = part
    member.heardAt = ledger.now()
    const needs = needsOf(scope, [part.block]).filter((name) => name !== block.expand)
    const isStillHere = () => !scope.isOver && member.part === part
    const go = () => {
      if (!isStillHere()) return
      const { step, items, firstItem } = block.take(part.id)
      const { transfer, ...supply } = supplies.supply(member.holds, needs)
      const work = { id: part.id, step, items: toWire(items), firstItem, ...supply }
      member.line.post({ kind: 'runItems', part: work }, transfer)
    }
    whenThere(scope, member, needs, go).then((isThere) => {
      if (isThere || !isStillHere()) return
      member.part = null
      parts.push(part)
      scope.recover(LOST)
    }, scope.fail)
  }

  /** When every list is missing, no more of a block's items are begun. */
  function endPart({ id: part, block: id }: BlockPart, lists: readonly NamedValue[], lost: Lost): void {
    const block = blocks.get(id)
    if (!block) return
    block.put(part, lists, lost)
    if (block.isOver) {
      parts = parts.filter((one) => one.block !== id)
      block.drop(crew.members.flatMap((member) => member.part?.id ?? []))
    }
    if (block.isDone) endBlock(id, block)
  }

  function endBlock(id: number, block: BlockDispatch): void {
    const { lists, lost, endings } = block.end()
    for (const event of endings) {
      ledger.note(event)
      request.run.emit(event)
    }
    const gathers = plan.users[id] ?? []
    for (const user of gathers) {
      const step = plan.nodes[user]
      if (step?.call.kind !== 'gather') continue
      const because = lost.get(step.call.node)
      if (because !== undefined) ledger.failed.set(step.name, because)
      else {
        const list = lists.get(step.call.node) ?? []
        supplies.put([step.name, toWire(list), measure(list)])
      }
    }
    for (const step of [id, ...gathers]) scope.end(step)
  }

  return {
    start(id) {
      const block = plan.nodes[id]
      if (block?.call.kind !== 'block') return
      const { expand } = block.call
      if (ledger.failed.has(expand)) {
        skipBlock(id)
        return
      }
      void crew.bring([expand]).then((isThere) => {
        if (scope.isOver) return
        if (isThere) return expandBlock(id, expand)
        plan.board.putBack([id])
        scope.recover(LOST)
      })
    },
    sendNext(worker) {
      const whole = wholes.shift()
      const part = whole === undefined ? parts.shift() : undefined
      if (whole !== undefined) batches.submit(crew.hire(worker), [whole, ...(plan.users[whole] ?? [])])
      else if (part) send(crew.hire(worker), part)
      else return false
      return true
    },
    done(member, { part: id, lists, lost }) {
      const { part } = member
      if (part?.id !== id) return
      member.part = null
      endPart(part, lists, lost)
      scope.fill()
    },
    blockOf: ({ part }) => (part?.block === undefined ? undefined : blocks.get(part.block)),
    lose(part, reason) {
      const block = blocks.get(part.block)
      if (!block) return
      if (!repeated.has(part.id)) {
        repeated.add(part.id)
        parts.push(part)
        return
      }
      const [node = block.expand] = block.nodes
      block.events.add(part.id, ledger.deathOf(node, reason))
      const lost = block.collected.map((name): [string, string] => [name, node])
      endPart(part, [], lost)
    },
    giveUp: ({ id }) => void repeated.add(id),
  }
}

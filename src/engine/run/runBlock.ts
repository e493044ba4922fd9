import type { Block, GraphNode } from '../model/graph.ts'
import type { BlockTeller } from './blockTeller.ts'
import { isPromise } from './isPromise.ts'
import { Missing } from './missing.ts'
import { type LoopEnd, runNodes } from './runNodes.ts'
import type { Schedule } from './schedule.ts'

/** Of each collected node the values that it had, in the order of the items; missing where one of them is. */
export type Lists = Readonly<Record<string, readonly unknown[] | Missing>>

export interface BlockRun {
  readonly block: Block
  /** Of the block's body. */
  readonly schedule: Schedule
  readonly items: readonly unknown[]
  /** A value from outside of the block. */
  readonly given: (name: string) => unknown
  /** Of what is outside, the nodes without a value, each with the node whose failure is the reason. */
  readonly failed: ReadonlyMap<string, string>
  /** Runs a node of the body for the item at this place: its value, a promise of it, or throws. */
  readonly execute: (node: GraphNode, values: readonly unknown[], item: number) => unknown
  readonly teller: BlockTeller
  /** What stands for an item that failed, where failures are caught. */
  readonly sentinel: { readonly value: unknown } | null
}

/** How many items wait for something asynchronous at the same time. */
const MOST_AT_ONCE = 64

/**
 * Runs a block's body for each item. Items whose nodes are synchronous run one after another, asynchronous ones overlap;
 * the lists have the order of the items. A list that lacks a value is missing as a whole, and no other is changed by that;
 * when all of them are, no item is begun any more.
 */
export function runBlock(run: BlockRun): Lists | Promise<Lists> {
  const { block, schedule, items, given, failed, execute, teller, sentinel } = run
  const lists: Record<string, unknown[]> = Object.create(null)
  const lost = new Map<string, Missing>()
  for (const name of block.collected) lists[name] = new Array(items.length)
  teller.begin(block.expand, items.length)

  function start(at: number): Promise<void> | null {
    const end = runNodes({
      schedule,
      given: (name) => (name === block.expand ? items[at] : given(name)),
      failed,
      keep: block.collected,
      execute: (node, values) => execute(node, values, at),
      onSkipped: (node, because) => teller.skipped(node, because),
    })
    if (isPromise(end)) return end.then((settled) => keep(at, settled))
    keep(at, end)
    return null
  }

  function keep(at: number, end: LoopEnd): void {
    for (const name of block.collected) {
      const list = lists[name]
      const because = end.failed.get(name)
      if (!list) continue
      if (because === undefined) list[at] = name === block.expand ? items[at] : end.value(name)
      else if (sentinel && !teller.isFatal(because)) list[at] = sentinel.value
      else if (!lost.has(name)) lost.set(name, new Missing(because))
    }
    teller.itemDone(block.expand)
  }

  function isOver(): boolean {
    return lost.size === block.collected.length
  }

  function finish(): Lists {
    return lost.size === 0 ? lists : Object.assign(Object.create(null), lists, Object.fromEntries(lost))
  }

  async function overlap(first: Promise<void>, from: number): Promise<void> {
    const running = new Set<Promise<void>>()
    const add = (one: Promise<void>): void => {
      const settled = one.then(() => void running.delete(settled))
      running.add(settled)
    }
    add(first)
    for (let at = from; at < items.length && !isOver(); at++) {
      const next = start(at)
      if (next) add(next)
      if (running.size >= MOST_AT_ONCE) await Promise.race(running)
    }
    await Promise.all(running)
  }

  for (let at = 0; at < items.length && !isOver(); at++) {
    const running = start(at)
    if (running) return overlap(running, at + 1).then(finish)
  }
  return finish()
}

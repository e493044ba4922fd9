import type { RunEvent } from '../../model/event.ts'
import type { GraphNode } from '../../model/graph.ts'
import { nodesOf } from '../../model/steps.ts'
import { fromWire } from '../../values/wire.ts'
import type { NamedValue } from '../../worker/runnerProtocol.ts'
import type { RunContext } from '../GraphAdapter.ts'
import { type BlockEvents, createBlockEvents } from './blockEvents.ts'

/** A parallel block on its way through the workers: its items in parts, and what came back of them. */
export interface BlockDispatch {
  readonly expand: string
  /** The nodes of its body. */
  readonly nodes: readonly string[]
  readonly collected: readonly string[]
  readonly events: BlockEvents
  /** Ids of the parts that are to be sent. */
  readonly parts: readonly number[]
  readonly isDone: boolean
  /** Every list is missing: nothing would come of more items. */
  readonly isOver: boolean
  take(part: number): { readonly step: string; readonly items: readonly unknown[]; readonly firstItem: number }
  /** A part is through: its lists, and those that are missing, each with the node whose failure is the reason. */
  put(part: number, lists: readonly NamedValue[], lost: Lost): void
  /** Gives up all parts but these, which are under way. */
  drop(running: readonly number[]): void
  /** The lists, those that are missing, and how its nodes ended. */
  end(): BlockEnd
}

/** Collected nodes without a list. */
export type Lost = readonly (readonly [node: string, because: string])[]

export interface BlockEnd {
  readonly lists: ReadonlyMap<string, readonly unknown[]>
  readonly lost: ReadonlyMap<string, string>
  readonly endings: readonly RunEvent[]
}

/** So that a worker that gets slow items does not keep the others waiting for long. */
const PARTS_PER_WORKER = 4

let count = 0

export function splitBlock(
  step: GraphNode,
  items: readonly unknown[],
  workers: number,
  { emit }: Pick<RunContext, 'emit'>,
): BlockDispatch {
  if (step.call.kind !== 'block') throw new Error(`"${step.name}" is no block`)
  const { expand, collected } = step.call
  const size = Math.max(1, Math.ceil(items.length / (workers * PARTS_PER_WORKER)))
  const first = new Map<number, number>()
  for (let at = 0; at < items.length; at += size) first.set(++count, at)
  const left = new Set(first.keys())
  const results = new Map<number, ReadonlyMap<string, readonly unknown[]>>()
  const events = createBlockEvents(expand, items.length, emit)
  const lost = new Map<string, string>()

  return {
    expand,
    nodes: nodesOf(step),
    collected,
    events,
    parts: [...first.keys()],
    get isDone() {
      return left.size === 0
    },
    get isOver() {
      return lost.size === collected.length
    },
    take(part) {
      const firstItem = first.get(part) ?? 0
      return { step: step.name, items: items.slice(firstItem, firstItem + size), firstItem }
    },
    put(part, lists, missing) {
      left.delete(part)
      for (const [name, because] of missing) if (!lost.has(name)) lost.set(name, because)
      results.set(part, new Map(lists.map(([name, wire]) => [name, fromWire(wire) as readonly unknown[]])))
    },
    drop(running) {
      for (const part of left) if (!running.includes(part)) left.delete(part)
    },
    end() {
      const parts = [...first.keys()].map((part) => results.get(part))
      const lists = new Map(collected.map((name) => [name, parts.flatMap((part) => part?.get(name) ?? [])]))
      return { lists, lost, endings: events.endings() }
    },
  }
}

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
  readonly events: BlockEvents
  /** Ids of the parts that are to be sent. */
  readonly parts: readonly number[]
  readonly isDone: boolean
  take(part: number): { readonly step: string; readonly items: readonly unknown[]; readonly firstItem: number }
  /** A part is through, or failed because of a node. */
  put(part: number, lists: readonly NamedValue[], culprit: string | null): void
  /** Gives up all parts but these, which are under way. */
  drop(running: readonly number[]): void
  /** The lists, or whose failure it was, and how its nodes ended. */
  end(): BlockEnd
}

export interface BlockEnd {
  readonly lists: ReadonlyMap<string, readonly unknown[]>
  readonly culprit: string | null
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
  let failed: string | null = null

  return {
    expand,
    nodes: nodesOf(step),
    events,
    parts: [...first.keys()],
    get isDone() {
      return left.size === 0
    },
    take(part) {
      const firstItem = first.get(part) ?? 0
      return { step: step.name, items: items.slice(firstItem, firstItem + size), firstItem }
    },
    put(part, lists, culprit) {
      left.delete(part)
      failed ??= culprit
      results.set(part, new Map(lists.map(([name, wire]) => [name, fromWire(wire) as readonly unknown[]])))
    },
    drop(running) {
      for (const part of left) if (!running.includes(part)) left.delete(part)
    },
    end() {
      const parts = [...first.keys()].map((part) => results.get(part))
      const lists = new Map(collected.map((name) => [name, parts.flatMap((part) => part?.get(name) ?? [])]))
      return { lists, culprit: failed, endings: events.endings() }
    },
  }
}

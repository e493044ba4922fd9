import type { GraphNode } from '../model/graph.ts'
import { isOfColumns } from '../values/wireBuffers.ts'
import type { HeldValues } from './heldValues.ts'
import type { Outbox } from './outbox.ts'
import type { Exported, TaskGroup } from './runnerProtocol.ts'

/** What becomes of the values that a group's nodes give. */
export interface GroupValues {
  put(step: GraphNode, value: unknown): void
  /** The group is over but for these nodes: what they need is exported as well. */
  end(left: readonly string[]): readonly Exported[]
}

/** To send so much takes no longer than to ask for it. */
const SENT_UP_TO = 2 ** 16

/**
 * Exported values are kept, and sent where they are small, asked for, or going to be needed elsewhere. In a group whose time may end before
 * its nodes do, the others are kept until their last reader in the group has run.
 */
export function createGroupValues(
  group: TaskGroup,
  steps: readonly GraphNode[],
  values: HeldValues,
  outbox: Pick<Outbox, 'value' | 'move'>,
): GroupValues {
  const exports = new Set(group.exports)
  const sends = new Set(group.sends)
  const moves = new Set(group.moves)
  const exported: Exported[] = []
  const readers = group.slice === null ? null : countReaders(steps)
  const inside = new Set<string>()

  function letGo(step: GraphNode): void {
    if (!readers) return
    for (const { node } of step.dependencies) {
      const rest = (readers.get(node) ?? 0) - 1
      readers.set(node, rest)
      if (rest === 0 && inside.delete(node)) values.release(node)
    }
  }

  return {
    put(step, value) {
      const { name } = step
      if (exports.has(name)) {
        values.keep(name, value)
        const bytes = values.sizeOf(name)
        exported.push({ node: name, bytes, byColumns: isOfColumns(value) })
        if (bytes <= SENT_UP_TO || sends.has(name)) outbox.value(name, value, bytes)
        else if (moves.has(name)) outbox.move(name, value, bytes)
      } else if (readers?.get(name)) {
        values.keep(name, value)
        inside.add(name)
      } else values.offer(name, value)
      letGo(step)
    },
    end(left) {
      const needed = new Set<string>()
      if (left.length) {
        const names = new Set(left)
        for (const step of steps) {
          if (names.has(step.name)) for (const { node } of step.dependencies) needed.add(node)
        }
      }
      for (const name of inside) {
        if (needed.has(name)) {
          exported.push({ node: name, bytes: values.sizeOf(name), byColumns: isOfColumns(values.get(name)) })
        } else values.release(name)
      }
      return exported
    },
  }
}

function countReaders(steps: readonly GraphNode[]): Map<string, number> {
  const readers = new Map<string, number>()
  for (const { dependencies } of steps) {
    for (const { node } of dependencies) readers.set(node, (readers.get(node) ?? 0) + 1)
  }
  return readers
}

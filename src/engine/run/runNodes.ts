import type { GraphNode } from '../model/graph.ts'
import { isPromise, type Kwargs } from './nodeRunner.ts'

/** What the loop needs and keeps; names are the keys throughout. */
export interface NodeLoop {
  /** Dependencies before their users. */
  readonly order: readonly GraphNode[]
  /** Values by node: given ones at the start, results as they come. */
  readonly values: Map<string, unknown>
  /** Nodes without a value, each with the node whose failure is the reason. */
  readonly failed: Map<string, string>
  /** Gives the value, a promise of it, or throws where the node failed. */
  readonly execute: (node: GraphNode, kwargs: Kwargs) => unknown
  readonly onSkipped: (node: GraphNode, because: string) => void
  readonly onValue?: (node: GraphNode, value: unknown) => void
}

/**
 * Runs nodes in their order. A node waits only for its own dependencies, so independent asynchronous nodes overlap; where
 * nothing is asynchronous nothing is awaited. After a failure the branches that do not need it run on.
 */
export async function runNodes(loop: NodeLoop): Promise<void> {
  const { order, values, failed, execute, onSkipped, onValue } = loop
  const pending = new Map<string, Promise<void>>()

  function start(node: GraphNode): Promise<void> | null {
    const culprit = findCulprit(node, failed)
    if (culprit !== null) {
      failed.set(node.name, culprit)
      onSkipped(node, culprit)
      return null
    }
    try {
      const value = execute(node, kwargsOf(node, values))
      if (!isPromise(value)) return keep(node, value)
      return value.then(
        (settled) => void keep(node, settled),
        () => drop(node),
      )
    } catch {
      // Whoever executes has told why; here it only matters that there is no value.
      drop(node)
      return null
    }
  }

  function keep(node: GraphNode, value: unknown): null {
    values.set(node.name, value)
    onValue?.(node, value)
    return null
  }

  function drop(node: GraphNode): void {
    failed.set(node.name, node.name)
  }

  for (const node of order) {
    const waitFor = pending.size ? pendingOf(node, pending) : NOTHING
    const running = waitFor.length ? Promise.all(waitFor).then(() => start(node)) : start(node)
    if (!running) continue
    const settled = running.then(() => void pending.delete(node.name))
    pending.set(node.name, settled)
  }
  while (pending.size) await Promise.all(pending.values())
}

const NOTHING: readonly Promise<void>[] = []

function pendingOf(node: GraphNode, pending: ReadonlyMap<string, Promise<void>>): readonly Promise<void>[] {
  return node.dependencies.flatMap((dependency) => pending.get(dependency.node) ?? [])
}

function findCulprit(node: GraphNode, failed: ReadonlyMap<string, string>): string | null {
  if (failed.size === 0) return null
  for (const dependency of node.dependencies) {
    const culprit = failed.get(dependency.node)
    if (culprit !== undefined) return culprit
  }
  return null
}

function kwargsOf(node: GraphNode, values: ReadonlyMap<string, unknown>): Kwargs {
  const kwargs: Record<string, unknown> = Object.create(null)
  for (const dependency of node.dependencies) kwargs[dependency.parameter] = values.get(dependency.node)
  return kwargs
}

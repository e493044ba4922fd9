import { CACHE_FORMAT } from '../model/cached.ts'
import type { GraphNode, Program } from '../model/graph.ts'
import { Hash } from '../model/hash.ts'
import { behaviorOf, type CacheBehavior, type CacheChoice } from './cacheBehavior.ts'
import { usesFile } from './cacheFiles.ts'

/** The content of a dependency's value as a hash; null where it has none. */
export type DataOf = (name: string, at: number) => string | null

export interface CacheKeys {
  behaviorOf(name: string): CacheBehavior
  /** What a node's value is kept under, by its code and the content of what it is given; null where it cannot be told. */
  keyOf(node: GraphNode, dataOf: DataOf): string | null
}

/** Of the nodes that run: a value that is given in the place of one counts as any value does, however the node is treated. */
export function createCacheKeys(
  nodes: readonly GraphNode[],
  versions: Program['versions'],
  choice: CacheChoice,
): CacheKeys {
  const behaviors = behaviorsOf(nodes, choice)
  return {
    behaviorOf: (name) => behaviors.get(name) ?? 'default',
    keyOf(node, dataOf) {
      const version = versions && Object.hasOwn(versions, node.name) ? versions[node.name] : undefined
      if (version === undefined) return null
      const key = new Hash().text(CACHE_FORMAT).text(node.name).text(version)
      let at = 0
      for (const dependency of node.dependencies) {
        const behavior = behaviors.get(dependency.node)
        // What is written counts, whoever else leaves it out.
        const isLeftOut = behavior === 'ignore' && node.call.kind !== 'save'
        const data = isLeftOut ? '' : behavior === 'disable' ? null : dataOf(dependency.node, at)
        if (data === null) return null
        if (!isLeftOut) key.word(at).text(data)
        at++
      }
      return key.digest()
    },
  }
}

/** By name, where it is not `default`; the list that a block makes of a node's values is treated as they are. */
function behaviorsOf(steps: readonly GraphNode[], choice: CacheChoice): ReadonlyMap<string, CacheBehavior> {
  const behaviors = new Map<string, CacheBehavior>()
  const lists: [list: string, node: string][] = []
  const add = (step: GraphNode): void => {
    const { call, name } = step
    if (call.kind === 'block') for (const inner of call.body) add(inner)
    else if (call.kind === 'gather') lists.push([name, call.node])
    else {
      const behavior = behaviorOf(step, choice)
      if (behavior !== 'default') behaviors.set(name, behavior)
    }
  }
  for (const step of steps) add(step)
  for (const [list, node] of lists) {
    const behavior = behaviors.get(node)
    if (behavior) behaviors.set(list, behavior)
  }
  return behaviors
}

/** Whether a node of that behaviour may be given what was kept. */
export function isLookedUp(behavior: CacheBehavior): boolean {
  return behavior === 'default'
}

/** Whether what it gives is kept. */
export function isKept(behavior: CacheBehavior): boolean {
  return behavior === 'default' || behavior === 'recompute'
}

/** Hands on what it is given, or a part of it. Of these only is kept that they ran; warnings are told again. */
export function isCheap(node: GraphNode): boolean {
  return node.call.kind !== 'function' && node.call.kind !== 'validate' && !usesFile(node)
}

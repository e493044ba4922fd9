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
  const known = knownKeys(versions)
  return {
    behaviorOf: (name) => behaviors.get(name) ?? 'default',
    keyOf(node, dataOf) {
      const version = versions && Object.hasOwn(versions, node.name) ? versions[node.name] : undefined
      if (version === undefined) return null
      const { dependencies } = node
      const taken: string[] = new Array(dependencies.length)
      let at = 0
      for (const dependency of dependencies) {
        const behavior = behaviors.get(dependency.node)
        // What is written counts, whoever else leaves it out.
        const isLeftOut = behavior === 'ignore' && node.call.kind !== 'save'
        const data = isLeftOut ? LEFT_OUT : behavior === 'disable' ? null : dataOf(dependency.node, at)
        if (data === null) return null
        taken[at++] = data
      }
      const before = known.get(node.name)
      if (before && isSame(before.taken, taken)) return before.key
      const key = hashKey(node.name, version, taken)
      known.set(node.name, { taken, key })
      return key
    },
  }
}

/** What a node of some versions was given the last time, and its key: run after run most are given the same. */
interface KnownKey {
  readonly taken: readonly string[]
  readonly key: string
}

const keysOfVersions = new WeakMap<object, Map<string, KnownKey>>()

function knownKeys(versions: Program['versions']): Map<string, KnownKey> {
  const known = (versions && keysOfVersions.get(versions)) ?? new Map()
  if (versions) keysOfVersions.set(versions, known)
  return known
}

/** In the place of a hash, of which none is empty. */
const LEFT_OUT = ''

function isSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false
  for (let at = 0; at < some.length; at++) if (some[at] !== others[at]) return false
  return true
}

function hashKey(name: string, version: string, taken: readonly string[]): string {
  const key = new Hash().text(CACHE_FORMAT).text(name).text(version)
  for (let at = 0; at < taken.length; at++) {
    const data = taken[at] ?? LEFT_OUT
    if (data !== LEFT_OUT) key.word(at).text(data)
  }
  return key.digest()
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

import type { GraphNode } from '../model/graph.ts'

/**
 * How the cache treats a node: `default` looks it up and keeps it; `recompute` always runs it, and keeps it; `disable` always
 * runs it, and what takes its value too; `ignore` always runs it, and leaves its value out of the keys of what takes it.
 */
export type CacheBehavior = 'default' | 'recompute' | 'disable' | 'ignore'

const BEHAVIORS: readonly string[] = ['default', 'recompute', 'disable', 'ignore'] satisfies CacheBehavior[]

/** What a driver says of its nodes. Plain data. */
export interface CacheChoice {
  /** By node, or by the function that it comes from: over what the modifier `cache` says. */
  readonly named: Readonly<Record<string, CacheBehavior>>
  /** Of all others, over what the modifier says; null leaves it to that. */
  readonly all: CacheBehavior | null
  /** Where neither says anything. */
  readonly otherwise: CacheBehavior
  /** In its place for nodes that load, and that save; null leaves them to that. */
  readonly loaders: CacheBehavior | null
  readonly savers: CacheBehavior | null
}

export const NO_CHOICE: CacheChoice = { named: {}, all: null, otherwise: 'default', loaders: null, savers: null }

export function behaviorOf(node: GraphNode, choice: CacheChoice): CacheBehavior {
  const { named, all, otherwise } = choice
  for (const name of [node.name, node.origin]) if (Object.hasOwn(named, name)) return named[name] ?? otherwise
  return all ?? findBehavior(node) ?? unsaidOf(node, choice)
}

function unsaidOf({ role, tags, call }: GraphNode, { otherwise, loaders, savers }: CacheChoice): CacheBehavior {
  if (role === 'loader' || Object.hasOwn(tags, 'hamilton.data_loader')) return loaders ?? otherwise
  if (role !== 'saver') return otherwise
  // What a function saves nobody can look at: whether it is still there, only another run makes sure.
  return savers ?? (otherwise === 'default' && call.kind !== 'save' ? 'recompute' : otherwise)
}

/** What the modifier `cache` wrote on a node; those that other modifiers made of the function are treated alike. */
function findBehavior({ tags, modifiers }: GraphNode): CacheBehavior | null {
  const tag = Object.hasOwn(tags, 'cache.behavior') ? tags['cache.behavior'] : undefined
  if (isBehavior(tag)) return tag
  for (const { name, args } of modifiers) {
    const [options] = args
    const value = name === 'cache' && options?.kind === 'json' ? options.value : null
    const behavior = typeof value === 'object' && value !== null && 'behavior' in value ? value.behavior : null
    if (isBehavior(behavior)) return behavior
  }
  return null
}

function isBehavior(value: unknown): value is CacheBehavior {
  return typeof value === 'string' && BEHAVIORS.includes(value)
}

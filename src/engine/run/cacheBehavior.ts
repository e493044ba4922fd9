import type { GraphNode } from '../model/graph.ts'

/**
 * How the cache treats a node: `default` looks it up and keeps it; `recompute` always runs it, and keeps it; `disable` always
 * runs it, and what takes its value too; `ignore` always runs it, and leaves its value out of the keys of what takes it.
 */
export type CacheBehavior = 'default' | 'recompute' | 'disable' | 'ignore'

const BEHAVIORS: readonly string[] = ['default', 'recompute', 'disable', 'ignore'] satisfies CacheBehavior[]

/** What the modifier `cache` wrote on a node; those that other modifiers made of the function are treated alike. */
export function behaviorOf({ tags, modifiers }: GraphNode): CacheBehavior {
  const tag = Object.hasOwn(tags, 'cache.behavior') ? tags['cache.behavior'] : undefined
  if (isBehavior(tag)) return tag
  for (const { name, args } of modifiers) {
    const [options] = args
    const value = name === 'cache' && options?.kind === 'json' ? options.value : null
    const behavior = typeof value === 'object' && value !== null && 'behavior' in value ? value.behavior : null
    if (isBehavior(behavior)) return behavior
  }
  return 'default'
}

function isBehavior(value: unknown): value is CacheBehavior {
  return typeof value === 'string' && BEHAVIORS.includes(value)
}

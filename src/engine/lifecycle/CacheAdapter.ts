import type { Behaviour } from '../run/behaviour.ts'
import { createNodeCache } from '../run/cache.ts'
import type { CacheBehavior, CacheChoice } from '../run/cacheBehavior.ts'
import { type CacheStore, createMemoryStore } from '../run/cacheStore.ts'
import type { ValueHasher } from '../values/hash.ts'
import type { CacheMethod, LifecycleAdapter } from './LifecycleAdapter.ts'
import { refuseOption } from './options.ts'

export interface CacheAdapterOptions {
  /** Where values are kept: in memory, unless said otherwise; `createFolderStore(path)` in Node. */
  readonly store?: CacheStore
  /** Values that are about this large or larger are not kept: they are made again where something needs them. Bytes; no limit. */
  readonly maxValueBytes?: number
  /** Remembers the hashes of what runs are given: for whoever gives the same objects, unchanged, again and again. */
  readonly hashOf?: ValueHasher
  /** Nodes, or with `true` all nodes, that are treated so, whatever the modifier `cache` says; a name may be that of the function that a node comes from. */
  readonly default?: true | readonly string[]
  readonly recompute?: true | readonly string[]
  readonly disable?: true | readonly string[]
  readonly ignore?: true | readonly string[]
  /** How nodes are treated of which neither these nor the modifier say anything: `default`, unless said otherwise. */
  readonly defaultBehavior?: CacheBehavior
  /** In its place for the nodes of `loadFrom`, `dataLoader` and `from`. */
  readonly defaultLoaderBehavior?: CacheBehavior
  /**
   * In its place for the nodes of `saveTo`, `dataSaver` and `to`. With `default` a file is written where it is not what was written
   * of the same value. A `dataSaver`, of which nobody can tell what it saved, runs each time unless this says otherwise.
   */
  readonly defaultSaverBehavior?: CacheBehavior
}

/**
 * Keeps what nodes gave, and gives it back instead of running them again: where neither their code, nor a helper that it calls,
 * nor the content of what they are given has changed. `cache({ behavior })` at a function says otherwise for its nodes.
 *
 * @example new Builder().withModules(features).withAdapters(new CacheAdapter({ store: createFolderStore('.cache') }))
 */
export class CacheAdapter implements LifecycleAdapter {
  readonly behaviour: Behaviour
  readonly cache: CacheMethod
  /** The nodes that its options name. */
  readonly nodes: readonly string[]

  /** @throws {GraphError} where options say two things of one node, or of all. */
  constructor({ store = createMemoryStore(), maxValueBytes, hashOf, ...said }: CacheAdapterOptions = {}) {
    const choice = toChoice(said)
    this.nodes = Object.keys(choice.named)
    this.behaviour = { kind: 'cache', choice, ...(maxValueBytes === undefined ? {} : { maxValueBytes }) }
    this.cache = { store, create: createNodeCache, sights: new Map(), choice, ...(hashOf ? { hashOf } : {}) }
  }
}

type Said = Pick<
  CacheAdapterOptions,
  CacheBehavior | 'defaultBehavior' | 'defaultLoaderBehavior' | 'defaultSaverBehavior'
>

const BEHAVIORS = ['default', 'recompute', 'disable', 'ignore'] as const

function toChoice(said: Said): CacheChoice {
  const named: Record<string, CacheBehavior> = Object.create(null)
  for (const behavior of BEHAVIORS) {
    const names = said[behavior]
    if (!names || names === true) continue
    for (const name of names) {
      const other = named[name]
      if (other && other !== behavior)
        refuseOption('CacheAdapter', `one behaviour for "${name}"`, `"${other}" and "${behavior}"`)
      named[name] = behavior
    }
  }
  const [all = null, another] = BEHAVIORS.filter((behavior) => said[behavior] === true)
  if (another) refuseOption('CacheAdapter', 'one behaviour for all nodes', `"${all}" and "${another}"`)
  return {
    named,
    all,
    otherwise: said.defaultBehavior ?? 'default',
    loaders: said.defaultLoaderBehavior ?? null,
    savers: said.defaultSaverBehavior ?? null,
  }
}

import type { Behaviour } from '../run/behaviour.ts'
import { createNodeCache } from '../run/cache.ts'
import { type CacheStore, createMemoryStore } from '../run/cacheStore.ts'
import type { ValueHasher } from '../values/hash.ts'
import type { CacheMethod, LifecycleAdapter } from './LifecycleAdapter.ts'

export interface CacheAdapterOptions {
  /** Where values are kept: in memory, unless said otherwise; `createFolderStore(path)` in Node. */
  readonly store?: CacheStore
  /** Values that are about this large or larger are not kept: they are made again where something needs them. Bytes; no limit. */
  readonly maxValueBytes?: number
  /** Remembers the hashes of what runs are given: for whoever gives the same objects, unchanged, again and again. */
  readonly hashOf?: ValueHasher
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

  constructor({ store = createMemoryStore(), maxValueBytes, hashOf }: CacheAdapterOptions = {}) {
    this.behaviour = { kind: 'cache', ...(maxValueBytes === undefined ? {} : { maxValueBytes }) }
    this.cache = { store, create: createNodeCache, sights: new Map(), ...(hashOf ? { hashOf } : {}) }
  }
}

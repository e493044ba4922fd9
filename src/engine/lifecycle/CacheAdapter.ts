import type { Behaviour } from '../run/behaviour.ts'
import { createNodeCache } from '../run/cache.ts'
import { type CacheStore, createMemoryStore } from '../run/cacheStore.ts'
import type { CacheMethod, LifecycleAdapter } from './LifecycleAdapter.ts'

export interface CacheAdapterOptions {
  /** Where values are kept: in memory, unless said otherwise; `createFolderStore(path)` in Node. */
  readonly store?: CacheStore
}

/**
 * Keeps what nodes gave, and gives it back instead of running them again: where neither their code, nor a helper that it calls,
 * nor the content of what they are given has changed. `cache({ behavior })` at a function says otherwise for its nodes.
 *
 * @example new Builder().withModules(features).withAdapters(new CacheAdapter({ store: createFolderStore('.cache') }))
 */
export class CacheAdapter implements LifecycleAdapter {
  readonly behaviour: Behaviour = { kind: 'cache' }
  readonly cache: CacheMethod

  constructor({ store = createMemoryStore() }: CacheAdapterOptions = {}) {
    this.cache = { store, create: createNodeCache }
  }
}

import type { LifecycleAdapter } from '../lifecycle/LifecycleAdapter.ts'
import type { KeptPart } from '../model/cached.ts'
import type { RunEvent } from '../model/event.ts'
import type { Program } from '../model/graph.ts'
import { createNodeCache } from '../run/cache.ts'
import { createMemoryStore } from '../run/cacheStore.ts'
import { createSightKeeper } from '../run/keptSights.ts'
import type { Sights } from '../run/lookUps.ts'
import { createValueHasher } from '../values/hash.ts'
import { fromEntry } from '../values/storeEntry.ts'
import type { Holdings } from './holdings.ts'
import { createKeptParts } from './keptParts.ts'

/** What nodes gave, kept from run to run, and from program to program of one project. */
export interface KernelCache {
  /** Takes part in the runs of a program; of one that does not say which code its nodes run nothing can be kept. */
  adapters(program: Program): readonly LifecycleAdapter[]
  /** Follows the latest run. */
  note(event: RunEvent): void
  /** The value of a node of the latest run that the cache alone has; null where it has none. */
  read(node: string): Promise<{ readonly value: unknown } | null>
  clear(): void
  /** What was kept since the last time, and what nodes were looked up with, to be put back in another life. */
  take(): Promise<KeptPart>
  /** In place of all that there is. */
  restore(part: KeptPart): Promise<void>
}

/** A value that has more bytes costs more to bring here than most are worth: of it only is kept what it was. */
const MOST_OF_ONE = 16e6
const MOST_IN_ALL = 256e6

export function createKernelCache({ put, touch, forget }: Holdings): KernelCache {
  const follow = { put: (key: string, bytes: number, drop: () => void) => put(key, bytes, drop), touch, forget }
  const memory = createMemoryStore({ maxBytes: MOST_IN_ALL, follow })
  const { store, ...parts } = createKeptParts(memory)
  // Nobody changes what the kernel is given: files and inputs are hashed once, for all runs.
  const hashOf = createValueHasher()
  /** A `CacheAdapter` as it is without options that say how nodes are treated: what reads those need not be carried. */
  const createAdapter = (sights: Sights): LifecycleAdapter => ({
    behaviour: { kind: 'cache', maxValueBytes: MOST_OF_ONE },
    cache: { store, create: createNodeCache, sights, hashOf },
  })
  let sights: Sights = new Map()
  let adapter = createAdapter(sights)
  /** What is new alone: the page joins it with what it has, to which another tab may have added. */
  const newSights: [key: string, bytes: Uint8Array][] = []
  const createKeeper = () =>
    createSightKeeper({
      ...store,
      update: (key, change) => void newSights.push([key, change(null)]),
    })
  let keeper = createKeeper()
  /** Node -> the hash of its value. */
  const kept = new Map<string, string>()

  function clear(): void {
    memory.clear()
    parts.forget()
    keeper = createKeeper()
  }

  return {
    adapters: ({ versions }) => (versions ? [adapter] : []),
    note(event) {
      if (event.kind === 'runStarted') kept.clear()
      else if (event.kind === 'nodeCached' && event.data !== undefined) kept.set(event.node, event.data)
    },
    async read(node) {
      const data = kept.get(node)
      const entry = data === undefined ? null : await store.read(data)
      return entry && data !== undefined ? fromEntry(data, entry) : null
    },
    clear,
    async take() {
      // Of a cache that was cleared nothing is left, these neither.
      if (parts.hasNew()) await keeper.keep(sights)
      const part = parts.take()
      return { ...part, values: [...part.values, ...newSights.splice(0)] }
    },
    async restore(part) {
      clear()
      await parts.put(part)
      // Those of before are another project's.
      sights = new Map(await keeper.load())
      adapter = createAdapter(sights)
    },
  }
}

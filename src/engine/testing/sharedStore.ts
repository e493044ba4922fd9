import type { Scheduler } from 'fast-check'
import { type CacheStore, createMemoryStore } from '../run/cacheStore.ts'

/** A store of several processes: what one asks of it is done when the scheduler comes to it. */
export function createSharedStore(scheduler: Scheduler, inner = createMemoryStore()): CacheStore {
  const later = <T>(work: () => T): Promise<T> => scheduler.schedule(Promise.resolve()).then(work)
  return {
    read: (key) => later(() => inner.read(key)),
    write: (key, bytes) => later(() => inner.write(key, bytes)),
    update: (key, change) => later(() => inner.write(key, change(inner.read(key)))),
  }
}

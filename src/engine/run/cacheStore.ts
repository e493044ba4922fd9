import type { CacheRecord, Kept } from '../model/cached.ts'
import { fromEntry, toEntry } from '../values/storeEntry.ts'
import type { CacheServices } from './cache.ts'
import { andThen, isPromise } from './isPromise.ts'
import type { Sights } from './lookUps.ts'
import type { FoundRecord } from './services.ts'

/**
 * Where a cache keeps what nodes gave: bytes by key. May fail; a run goes on without it. What need not be waited for is better no
 * promise: a run asks for each of its nodes.
 */
export interface CacheStore {
  /** Null where there is nothing under the key. */
  read(key: string): Uint8Array | null | Promise<Uint8Array | null>
  /** Whole or not at all: what `read` gives later is never half of it. */
  write(key: string, bytes: Uint8Array): void | Promise<void>
  /** Puts under the key what `change` makes of what is there; of all who share the store nobody writes it in between. */
  update?(key: string, change: Change): void | Promise<void>
  /** Where records can be had at once, they need not become bytes. */
  readonly records?: CacheRecords
  /** Where the store outlives the process: so that the next one can say what has changed. */
  readonly sights?: SightKeeper
}

type Change = (now: Uint8Array | null) => Uint8Array

/** Keeps what nodes were looked up with. Never fails. */
export interface SightKeeper {
  load(): Promise<Sights>
  keep(sights: Sights): Promise<void>
}

export interface CacheRecords {
  get(key: string): CacheRecord | undefined
  set(key: string, record: CacheRecord): void
}

export interface MemoryStoreOptions {
  /** Bytes of values that are kept; those that were not read for longest go first. 256 MB unless said otherwise. */
  readonly maxBytes?: number
  /** Follows what is kept, and may have it go. */
  readonly follow?: EntryFollower
}

interface EntryFollower {
  put(key: string, bytes: number, drop: () => void): void
  touch(key: string): void
  forget(key: string): void
}

const MOST_RECORDS = 100_000

/**
 * In two halves: what is read moves into the young one, and when that is full the other goes. A map that keeps its order by
 * taking out and putting in again would do so at each read.
 */
function createRecords(): CacheRecords & { clear(): void } {
  let young = new Map<string, CacheRecord>()
  let old = new Map<string, CacheRecord>()

  function set(key: string, record: CacheRecord): void {
    if (young.size >= MOST_RECORDS / 2) {
      old = young
      young = new Map()
    }
    young.set(key, record)
  }

  return {
    get(key) {
      const recent = young.get(key)
      if (recent) return recent
      const record = old.get(key)
      if (record) set(key, record)
      return record
    },
    set,
    clear() {
      young.clear()
      old.clear()
    },
  }
}

export interface MemoryStore extends CacheStore {
  read(key: string): Uint8Array | null
  write(key: string, bytes: Uint8Array): void
  /** Without its being used. */
  peek(key: string): Uint8Array | undefined
  clear(): void
}

/** In memory, as long as it is held. */
export function createMemoryStore({ maxBytes = 256e6, follow }: MemoryStoreOptions = {}): MemoryStore {
  const entries = new Map<string, Uint8Array>()
  const records = createRecords()
  let held = 0

  function drop(key: string): void {
    held -= entries.get(key)?.byteLength ?? 0
    if (entries.delete(key)) follow?.forget(key)
  }

  return {
    read(key) {
      const bytes = entries.get(key)
      if (!bytes) return null
      // Maps keep their order: what was read last stands last.
      entries.delete(key)
      entries.set(key, bytes)
      follow?.touch(key)
      return bytes
    },
    write(key, bytes) {
      drop(key)
      if (bytes.byteLength > maxBytes) return
      entries.set(key, bytes)
      held += bytes.byteLength
      follow?.put(key, bytes.byteLength, () => drop(key))
      for (const oldest of entries.keys()) {
        if (held <= maxBytes) break
        drop(oldest)
      }
    },
    records,
    peek: (key) => entries.get(key),
    clear() {
      for (const key of [...entries.keys()]) drop(key)
      records.clear()
    },
  }
}

/** Where the store has no `update`, somebody else may write between the two. */
export function updateEntry(store: CacheStore, key: string, change: Change): void | Promise<void> {
  if (store.update) return store.update(key, change)
  return andThen(store.read(key), (now) => store.write(key, change(now)))
}

export interface StoreServices extends CacheServices {
  /** When all that was to be kept is. */
  settled(): Promise<unknown>
}

/** A store as the services of a run; `onUnkept` is told what could not be written. */
export function storeServices(store: CacheStore, onUnkept: (node: string, error: unknown) => void): StoreServices {
  const { records } = store
  const pending = new Set<Promise<void>>()

  function write({ key, record, bytes }: Kept): void | Promise<void> {
    const writing = bytes ? store.write(record.data, bytes) : undefined
    const note = () => (records ? records.set(key, record) : store.write(key, toEntry(key, record)))
    return isPromise(writing) ? writing.then(note) : note()
  }

  function recordIn(key: string, entry: Uint8Array | null): FoundRecord {
    if (!entry) return null
    const value = fromEntry(key, entry)?.value
    return isRecord(value) ? value : 'distrusted'
  }

  return {
    readCache: (key) => store.read(key),
    readRecord: (key) =>
      records ? (records.get(key) ?? null) : andThen(store.read(key), (entry) => recordIn(key, entry)),
    keep(kept) {
      const failed = (error: unknown) => onUnkept(kept.node, error)
      try {
        const writing = write(kept)
        if (!isPromise(writing)) return
        const settling: Promise<void> = writing.catch(failed).then(() => void pending.delete(settling))
        pending.add(settling)
      } catch (error) {
        failed(error)
      }
    },
    settled: () => Promise.all(pending),
  }
}

export function isRecord(value: unknown): value is CacheRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'data' in value &&
    typeof value.data === 'string' &&
    'summary' in value
  )
}

import { CACHE_FORMAT, type CacheRecord, type KeptPart } from '../model/cached.ts'
import { type CacheStore, isRecord, type MemoryStore } from '../run/cacheStore.ts'

/** A store of which what is new can be taken away, to be kept elsewhere. */
export interface KeptParts {
  readonly store: CacheStore
  /** Whether a node gave something since the last time. */
  hasNew(): boolean
  /** What was kept or read since the last time, and is not too large to be carried. */
  take(): KeptPart
  /** Puts back what was taken in another life of the store. */
  put(part: KeptPart): void
  /** What was kept and not taken yet is not to be taken any more. */
  forget(): void
}

/** To carry a value out of the sandbox takes longer than most that are larger are worth. */
const MOST_OF_ONE = 1e6
const MOST_AT_ONCE = 32e6

export function createKeptParts(inner: MemoryStore): KeptParts {
  const records = new Map<string, CacheRecord>()
  const values = new Set<string>()
  /** What was read of what was there before. */
  const used = new Set<string>()
  let held = 0

  function forget(): void {
    records.clear()
    values.clear()
    used.clear()
    held = 0
  }

  return {
    store: {
      read(key) {
        const bytes = inner.read(key)
        if (bytes && !values.has(key)) used.add(key)
        return bytes
      },
      write(key, bytes) {
        inner.write(key, bytes)
        if (bytes.byteLength > MOST_OF_ONE || held + bytes.byteLength > MOST_AT_ONCE || values.has(key)) return
        values.add(key)
        held += bytes.byteLength
      },
      records: {
        get(key) {
          const record = inner.records?.get(key)
          if (record && !records.has(key)) used.add(key)
          return record
        },
        set(key, record) {
          inner.records?.set(key, record)
          records.set(key, record)
        },
      },
    },
    hasNew: () => records.size > 0,
    take() {
      const present = [...values].flatMap((key): [string, Uint8Array][] => {
        const bytes = inner.peek(key)
        return bytes ? [[key, bytes]] : []
      })
      const part = { format: CACHE_FORMAT, records: [...records], values: present, used: [...used] }
      forget()
      return part
    },
    put(part) {
      if (part.format !== CACHE_FORMAT) return
      for (const [key, record] of part.records) if (isRecord(record)) inner.records?.set(key, record)
      for (const [data, entry] of part.values) inner.write(data, entry)
    },
    forget,
  }
}

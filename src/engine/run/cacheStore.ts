/** Where a cache keeps what nodes gave: bytes by key. May fail; a run goes on without it. */
export interface CacheStore {
  /** Null where there is nothing under the key. */
  read(key: string): Promise<Uint8Array | null>
  /** Whole or not at all: what `read` gives later is never half of it. */
  write(key: string, bytes: Uint8Array): Promise<void>
}

/** In memory, as long as it is held. */
export function createMemoryStore(): CacheStore {
  const entries = new Map<string, Uint8Array>()
  return {
    read: async (key) => entries.get(key) ?? null,
    write: async (key, bytes) => void entries.set(key, bytes),
  }
}

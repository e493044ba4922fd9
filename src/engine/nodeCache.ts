import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createFolderLimit } from './folderLimit.ts'
import type { CacheStore } from './run/cacheStore.ts'
import { createSightKeeper } from './run/keptSights.ts'

export interface FolderStoreOptions {
  /** Bytes that the folder may hold; what was not used for longest goes first. 1 GB unless said otherwise. */
  readonly maxBytes?: number
}

export interface FolderStore extends CacheStore {
  /** When the folder is within its size again. */
  settled(): Promise<void>
}

/**
 * A cache in a folder of Node's, made where it is missing: `ab/cdef...` for the key `abcdef...`. Processes may share it. The time
 * of a file is when it was used last.
 */
export function createFolderStore(folder: string, { maxBytes = 1e9 }: FolderStoreOptions = {}): FolderStore {
  const pathOf = (key: string) => join(folder, key.slice(0, 2), key.slice(2))
  const limit = createFolderLimit(folder, maxBytes)
  const used = new Set<string>()

  async function noteUse(path: string): Promise<void> {
    if (used.has(path)) return
    used.add(path)
    const now = new Date()
    // One that is gone, or is not ours to touch, is none to keep for long.
    await utimes(path, now, now).catch(() => {})
  }

  const store = {
    async read(key: string) {
      const path = pathOf(key)
      try {
        const bytes = await readFile(path)
        await noteUse(path)
        return bytes
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    async write(key: string, bytes: Uint8Array) {
      if (bytes.byteLength > maxBytes) return
      const path = pathOf(key)
      const aside = `${path}.${randomUUID()}`
      await mkdir(dirname(path), { recursive: true })
      try {
        await writeFile(aside, bytes)
        // A rename is whole or not at all, and of two that write at once one wins.
        await rename(aside, path)
      } catch (error) {
        await rm(aside, { force: true })
        throw error
      }
      limit.added(bytes.byteLength)
    },
  }
  return { ...store, sights: createSightKeeper(store), settled: limit.settled }
}

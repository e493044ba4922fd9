import { randomUUID } from 'node:crypto'
import { closeSync, futimesSync, openSync, readSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createFolderLimit } from './folderLimit.ts'
import { alone } from './folderLock.ts'
import type { CacheStore } from './run/cacheStore.ts'
import { createSightKeeper } from './run/keptSights.ts'

export interface FolderStoreOptions {
  /** Bytes that the folder may hold; what was not used for longest goes first. 1 GB unless said otherwise. */
  readonly maxBytes?: number
}

export interface FolderStore extends CacheStore {
  read(key: string): Promise<Uint8Array | null>
  write(key: string, bytes: Uint8Array): Promise<void>
  update(key: string, change: (now: Uint8Array | null) => Uint8Array): Promise<void>
  /** When the folder is within its size again. */
  settled(): Promise<void>
}

/** To ask another thread for a record, or for a value that is no larger, takes many times as long as to read it. */
const SPACE = new Uint8Array(2 ** 14)

/**
 * A cache in a folder of Node's, made where it is missing: `ab/cdef...` for the key `abcdef...`. Processes may share it. The time
 * of a file is when it was used last.
 */
export function createFolderStore(folder: string, { maxBytes = 1e9 }: FolderStoreOptions = {}): FolderStore {
  const pathOf = (key: string) => join(folder, key.slice(0, 2), key.slice(2))
  const limit = createFolderLimit(folder, maxBytes)
  const used = new Set<string>()

  function noteUse(file: number, path: string): void {
    if (used.has(path)) return
    used.add(path)
    const now = new Date()
    try {
      futimesSync(file, now, now)
    } catch {
      // One that is not ours to touch is none to keep for long.
    }
  }

  /** Null of a larger one. */
  function readSmall(path: string): Uint8Array | null {
    const file = openSync(path, 'r')
    try {
      noteUse(file, path)
      const length = readSync(file, SPACE, 0, SPACE.length, 0)
      return length < SPACE.length ? SPACE.slice(0, length) : null
    } finally {
      closeSync(file)
    }
  }

  const store = {
    async read(key: string) {
      const path = pathOf(key)
      try {
        return readSmall(path) ?? (await readFile(path))
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
    async update(key: string, change: (now: Uint8Array | null) => Uint8Array) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      await alone(`${path}.lock`, async () => store.write(key, change(await store.read(key))))
    },
  }
  return { ...store, sights: createSightKeeper(store), settled: limit.settled }
}

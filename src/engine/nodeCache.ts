import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CacheStore } from './run/cacheStore.ts'

/** A cache in a folder of Node's, made where it is missing: `ab/cdef...` for the key `abcdef...`. Processes may share it. */
export function createFolderStore(folder: string): CacheStore {
  const pathOf = (key: string) => join(folder, key.slice(0, 2), key.slice(2))
  return {
    async read(key) {
      try {
        return await readFile(pathOf(key))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    async write(key, bytes) {
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
    },
  }
}

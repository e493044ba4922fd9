import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { CacheAdapter, type CacheStore, createFolderStore } from '../engine/index.ts'
import type { Io } from './io.ts'
import type { Options } from './options.ts'
import { parseSize } from './size.ts'
import { UsageError } from './usage.ts'

export interface OpenCache {
  readonly adapter: CacheAdapter
  readonly store: CacheStore
}

/** The cache of `--cache DIR`, a folder that a run makes where it is missing; null without one. @throws {UsageError} */
export async function openCache({ command, cache, cacheSize }: Options, io: Io): Promise<OpenCache | null> {
  if (cache === null && cacheSize !== null)
    throw new UsageError('--cache-size is the size of a folder: name it by --cache DIR.')
  if (cache === null) return null
  if (cache === '') throw new UsageError('--cache names no folder.')
  const folder = resolve(io.cwd, cache)
  if (command === 'run') await makeFolder(folder, cache)
  const maxBytes = cacheSize === null ? {} : { maxBytes: parseSize('cache-size', cacheSize) }
  const store = createFolderStore(folder, maxBytes)
  return { adapter: new CacheAdapter({ store }), store }
}

async function makeFolder(folder: string, cache: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'ENOTDIR'))
      throw new UsageError(`--cache is no folder that can be written: "${cache}". A file stands there.`)
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--cache is no folder that can be written: "${cache}". ${reason}.`)
  })
}

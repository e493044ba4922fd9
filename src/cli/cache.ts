import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { CacheAdapter, createFolderStore } from '../engine/index.ts'
import type { Io } from './io.ts'
import type { Options } from './options.ts'
import { UsageError } from './usage.ts'

/** The cache of `--cache DIR`, a folder that is made where it is missing; null without one. @throws {UsageError} */
export async function openCache({ cache, cacheSize }: Options, io: Io): Promise<CacheAdapter | null> {
  if (cache === null && cacheSize !== null)
    throw new UsageError('--cache-size is the size of a folder: name it by --cache DIR.')
  if (cache === null) return null
  if (cache === '') throw new UsageError('--cache names no folder.')
  const folder = resolve(io.cwd, cache)
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--cache is no folder that can be written: "${cache}". ${reason}.`)
  })
  const maxBytes = cacheSize === null ? {} : { maxBytes: parseSize(cacheSize) }
  return new CacheAdapter({ store: createFolderStore(folder, maxBytes) })
}

const UNITS: Readonly<Record<string, number>> = { '': 1, B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }

/** `500MB` in bytes. @throws {UsageError} */
function parseSize(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? []
  const factor = UNITS[unit.toUpperCase()]
  if (digits === '' || factor === undefined)
    throw new UsageError(`--cache-size "${text}" is no size. Write it as 500MB or 2GB.`)
  return Number(digits) * factor
}

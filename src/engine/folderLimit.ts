import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Keeps a folder of entries within a size. Processes may share it: each looks after the whole. */
export interface FolderLimit {
  /** So many bytes were added. */
  added(bytes: number): void
  /** When nothing is being thrown away any more. */
  settled(): Promise<void>
}

interface Entry {
  readonly path: string
  readonly isWhole: boolean
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly usedAt: number
}

/** Not each entry that is added to a full folder throws one away. */
const ROOM = 0.8
/** What is half-written for longer was left by a process that died. */
const LEFT_OVER_MS = 3_600_000
/** Names that the cache gives. Any folder may be said to be one: all else in it is somebody's, and stays. */
const SHELF = /^[0-9a-f]{2}$/
const WHOLE = /^[0-9a-f]{30}$/
const HALF_WRITTEN = /^[0-9a-f]{30}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function createFolderLimit(folder: string, maxBytes: number): FolderLimit {
  /** Bytes in the folder, as far as this process knows; it does not before it has looked. */
  let held = Number.POSITIVE_INFINITY
  let trimming: Promise<void> | null = null

  async function trim(): Promise<void> {
    const found = await listEntries(folder)
    const entries = found.filter(({ isWhole }) => isWhole)
    const leftOver = found.filter(({ isWhole, usedAt }) => !isWhole && Date.now() - usedAt > LEFT_OVER_MS)
    held = entries.reduce((sum, { bytes }) => sum + bytes, 0)
    const oldest = held > maxBytes ? entries.sort((a, b) => a.usedAt - b.usedAt) : []
    for (const { path, bytes } of oldest) {
      if (held <= maxBytes * ROOM) break
      await rm(path, { force: true })
      held -= bytes
    }
    for (const { path } of leftOver) await rm(path, { force: true })
  }

  return {
    added(bytes) {
      held += bytes
      if (held <= maxBytes || trimming) return
      // A folder that cannot be looked at is told by what reads and writes there.
      trimming = trim()
        .catch(() => {})
        .finally(() => {
          trimming = null
        })
    },
    settled: async () => void (await trimming),
  }
}

/** Whole and half-written; those that go meanwhile are left out. */
async function listEntries(folder: string): Promise<Entry[]> {
  const shelves = (await readdir(folder)).filter((name) => SHELF.test(name))
  const entries = await Promise.all(shelves.map((name) => listShelf(join(folder, name))))
  return entries.flat()
}

async function listShelf(shelf: string): Promise<Entry[]> {
  // A file of that name is no shelf.
  const names = await readdir(shelf).catch(() => [])
  const ours = names.filter((name) => WHOLE.test(name) || HALF_WRITTEN.test(name))
  const entries = await Promise.all(ours.map((name) => entryAt(join(shelf, name), WHOLE.test(name))))
  return entries.flatMap((entry) => entry ?? [])
}

async function entryAt(path: string, isWhole: boolean): Promise<Entry | null> {
  try {
    const found = await stat(path)
    return found.isFile() ? { path, isWhole, bytes: found.size, usedAt: found.mtimeMs } : null
  } catch {
    return null
  }
}

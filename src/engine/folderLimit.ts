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
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly usedAt: number
}

/** Not each entry that is added to a full folder throws one away. */
const ROOM = 0.8
/** What is half-written for longer was left by a process that died. */
const LEFT_OVER_MS = 3_600_000

/** `isWhole` tells entries from what is being written. */
export function createFolderLimit(folder: string, maxBytes: number, isWhole: (name: string) => boolean): FolderLimit {
  /** Bytes in the folder, as far as this process knows; it does not before it has looked. */
  let held = Number.POSITIVE_INFINITY
  let trimming: Promise<void> | null = null

  async function trim(): Promise<void> {
    const found = await listEntries(folder)
    const entries = found.filter(({ path }) => isWhole(path))
    const leftOver = found.filter(({ path, usedAt }) => !isWhole(path) && Date.now() - usedAt > LEFT_OVER_MS)
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

/** Files two folders deep; those that go meanwhile are left out. */
async function listEntries(folder: string): Promise<Entry[]> {
  const names = await readdir(folder, { recursive: true })
  const entries = await Promise.all(names.map((name) => entryAt(join(folder, name))))
  return entries.flatMap((entry) => entry ?? [])
}

async function entryAt(path: string): Promise<Entry | null> {
  try {
    const found = await stat(path)
    return found.isFile() ? { path, bytes: found.size, usedAt: found.mtimeMs } : null
  } catch {
    return null
  }
}

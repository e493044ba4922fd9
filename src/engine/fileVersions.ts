import { type FileHandle, open, stat } from 'node:fs/promises'
import type { ByteSource } from './model/byteSource.ts'
import { hashSource } from './values/hashContent.ts'

/** The hash of the content of the file at a place; rejects where it cannot be read. */
export type FileVersionOf = (place: string) => Promise<string>

/** A file that was changed so short a time ago may change again without a trace: the coarsest clocks of disks go by two seconds. */
const SETTLED_MS = 3000

/**
 * Remembers the hashes of files by what the system says of them (which file, its size, when it was changed last), so that one that
 * nobody touched is not read again. The time of change is the one that no program can set back. Nothing is remembered beyond
 * this process, nor of a file that was changed a moment ago or while it was read.
 */
export function createFileVersions(hash: (file: ByteSource) => Promise<string> = hashSource): FileVersionOf {
  const known = new Map<string, { readonly stamp: string; readonly version: string }>()

  return async (place) => {
    const found = known.get(place)
    if (found && found.stamp === (await stampOf(place)).stamp) return found.version
    const file = await open(place)
    try {
      const before = await stampOf(file)
      const version = await hash({ size: before.size, read: (start, end) => readPart(file, start, end) })
      const after = await stampOf(file)
      if (before.isSettled && before.stamp === after.stamp) known.set(place, { stamp: before.stamp, version })
      else known.delete(place)
      return version
    } finally {
      await file.close()
    }
  }
}

interface Stamp {
  readonly stamp: string
  readonly size: number
  readonly isSettled: boolean
}

async function stampOf(file: string | FileHandle): Promise<Stamp> {
  const found = typeof file === 'string' ? await stat(file, { bigint: true }) : await file.stat({ bigint: true })
  const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = found
  return {
    stamp: [dev, ino, size, mtimeNs, ctimeNs].join(),
    size: Number(size),
    isSettled: Date.now() - Number(ctimeMs) > SETTLED_MS,
  }
}

/** What is there of it: less where the file became shorter. */
async function readPart(file: FileHandle, start: number, end: number): Promise<Uint8Array> {
  const part = new Uint8Array(end - start)
  let filled = 0
  while (filled < part.length) {
    const { bytesRead } = await file.read(part, filled, part.length - filled, start + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return part.subarray(0, filled)
}

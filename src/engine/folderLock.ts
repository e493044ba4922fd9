import { mkdir, rm, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** Work under a lock takes some milliseconds: one that is older was left by a process that died. */
const LEFT_OVER_MS = 2000
const MOST_WAIT_MS = 10_000

/** Of all, in whatever process, who name the same path one at a time works: a folder can be made once. Its parent must be there. */
export async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await take(lock)
  try {
    return await work()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

async function take(lock: string): Promise<void> {
  const until = Date.now() + MOST_WAIT_MS
  for (;;) {
    try {
      return await mkdir(lock)
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST'
      if (!isTaken || Date.now() > until) throw error
    }
    if (await isLeftOver(lock)) await rm(lock, { recursive: true, force: true })
    else await setTimeout(2 + 8 * Math.random())
  }
}

async function isLeftOver(lock: string): Promise<boolean> {
  const since = await stat(lock).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  )
  return Date.now() - since > LEFT_OVER_MS
}

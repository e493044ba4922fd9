import { measure } from '../values/measure.ts'
import { oldestFirst } from './oldestFirst.ts'
import type { Held } from './runnerProtocol.ts'

/** The values of a run that a runner holds. Those wanted elsewhere stay; others, which only a look at them may want, go when room gets scarce. */
export interface HeldValues {
  has(node: string): boolean
  get(node: string): unknown
  /** Bytes; 0 for what is not there. */
  sizeOf(node: string): number
  /** A value that others may be sent, or are run on. */
  keep(node: string, value: unknown): void
  /** A value that nobody needs any more. */
  offer(node: string, value: unknown): void
  /** A value that was kept is needed no more. */
  release(node: string): void
  /** None of those that were kept is needed any more; those that may not stay even for a look are gone. */
  releaseAll(mayStay: (node: string) => boolean): void
  /** What all may hold together from now on. */
  limit(bytes: number): void
  readonly held: Held
}

interface Entry {
  readonly value: unknown
  readonly bytes: number
}

/** Once all hold more than `most` bytes together, the offered values that were not looked at for longest go first. */
export function createHeldValues(most: number): HeldValues {
  const kept = new Map<string, Entry>()
  const offered = new Map<string, Entry>()
  let needed = 0
  let loose = 0

  /** What has no room even where all others go leaves these alone. */
  function put(node: string, entry: Entry): void {
    if (needed + entry.bytes > most) return
    loose += entry.bytes
    offered.set(node, entry)
    makeRoom()
  }

  function takeOut(node: string): Entry | undefined {
    const entry = kept.get(node)
    if (kept.delete(node)) needed -= entry?.bytes ?? 0
    loose -= offered.get(node)?.bytes ?? 0
    offered.delete(node)
    return entry
  }

  function makeRoom(): void {
    if (needed + loose <= most) return
    for (const node of oldestFirst(sizesOf(offered), needed + loose - most)) takeOut(node)
  }

  return {
    has: (node) => kept.has(node) || offered.has(node),
    get(node) {
      const entry = offered.get(node)
      if (!entry) return kept.get(node)?.value
      offered.delete(node)
      offered.set(node, entry)
      return entry.value
    },
    sizeOf: (node) => (kept.get(node) ?? offered.get(node))?.bytes ?? 0,
    keep(node, value) {
      takeOut(node)
      const bytes = measure(value)
      needed += bytes
      kept.set(node, { value, bytes })
      makeRoom()
    },
    offer(node, value) {
      takeOut(node)
      put(node, { value, bytes: measure(value) })
    },
    release(node) {
      const entry = kept.get(node)
      if (!entry) return
      takeOut(node)
      put(node, entry)
    },
    releaseAll(mayStay) {
      for (const [node, entry] of [...kept]) {
        takeOut(node)
        if (mayStay(node)) put(node, entry)
      }
    },
    limit(bytes) {
      most = bytes
      makeRoom()
    },
    get held() {
      return { kept: needed, all: needed + loose }
    },
  }
}

function* sizesOf(entries: ReadonlyMap<string, Entry>): Iterable<readonly [string, number]> {
  for (const [node, { bytes }] of entries) yield [node, bytes]
}

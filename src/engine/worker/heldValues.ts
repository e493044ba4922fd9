import { measure } from '../values/measure.ts'

/** The values of a run that a runner holds. Those wanted elsewhere stay; others, which only a look at them may want, go when room gets scarce. */
export interface HeldValues {
  has(node: string): boolean
  get(node: string): unknown
  /** A value that others may be sent, or are run on. */
  keep(node: string, value: unknown): void
  /** A value that nobody needs any more. */
  offer(node: string, value: unknown): void
  /** A value that was kept is needed no more. */
  release(node: string): void
}

/** Once all hold more than `budget` bytes together, the offered values that were not looked at for longest go first. */
export function createHeldValues(budget: number): HeldValues {
  const kept = new Map<string, { readonly value: unknown; readonly bytes: number }>()
  const offered = new Map<string, { readonly value: unknown; readonly bytes: number }>()
  let held = 0

  function offer(node: string, value: unknown): void {
    const bytes = measure(value)
    held -= offered.get(node)?.bytes ?? 0
    offered.delete(node)
    if (bytes > budget) return
    offered.set(node, { value, bytes })
    held += bytes
    makeRoom()
  }

  function makeRoom(): void {
    for (const [oldest, entry] of offered) {
      if (held <= budget) return
      offered.delete(oldest)
      held -= entry.bytes
    }
  }

  return {
    has: (node) => kept.has(node) || offered.has(node),
    get(node) {
      const entry = offered.get(node)
      if (!entry || kept.has(node)) return kept.get(node)?.value
      offered.delete(node)
      offered.set(node, entry)
      return entry.value
    },
    keep(node, value) {
      const bytes = measure(value)
      held += bytes - (kept.get(node)?.bytes ?? 0)
      kept.set(node, { value, bytes })
      makeRoom()
    },
    offer,
    release(node) {
      const entry = kept.get(node)
      if (!entry) return
      kept.delete(node)
      held -= entry.bytes
      offer(node, entry.value)
    },
  }
}

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

/** The oldest offered values go first once they hold more than `budget` bytes together. */
export function createHeldValues(budget: number): HeldValues {
  const kept = new Map<string, unknown>()
  const offered = new Map<string, { readonly value: unknown; readonly bytes: number }>()
  let held = 0

  function offer(node: string, value: unknown): void {
    const bytes = measure(value)
    if (bytes > budget) return
    offered.set(node, { value, bytes })
    held += bytes
    for (const [oldest, entry] of offered) {
      if (held <= budget) return
      offered.delete(oldest)
      held -= entry.bytes
    }
  }

  return {
    has: (node) => kept.has(node) || offered.has(node),
    get: (node) => (kept.has(node) ? kept.get(node) : offered.get(node)?.value),
    keep: (node, value) => void kept.set(node, value),
    offer,
    release(node) {
      if (!kept.has(node)) return
      const value = kept.get(node)
      kept.delete(node)
      offer(node, value)
    },
  }
}

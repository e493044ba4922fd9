import { type CacheStore, type SightKeeper, updateEntry } from './cacheStore.ts'
import type { Sights } from './lookUps.ts'
import { formatSights, joinSights, parseSights, SIGHTS_KEY } from './storedSights.ts'

/**
 * What nodes were looked up with, from one process to the next: words alone depend on it, so what cannot be read or written is left out.
 * What other processes have kept meanwhile stays.
 */
export function createSightKeeper(store: CacheStore): SightKeeper {
  /** What the store has of it. */
  let kept: Sights = new Map()
  let keeping = Promise.resolve()

  async function keepNew(sights: Sights): Promise<void> {
    const fresh = newIn(sights, kept)
    if (fresh.size === 0) return
    const all = new Map(sights)
    try {
      await updateEntry(store, SIGHTS_KEY, (now) => joinSights(now, formatSights(fresh)))
      kept = all
    } catch {
      // The next process will say less.
    }
  }

  return {
    async load() {
      try {
        kept = parseSights(await store.read(SIGHTS_KEY))
      } catch {
        kept = new Map()
      }
      return new Map(kept)
    },
    keep(sights) {
      // Of two runs that end together the one that saw a node first must not be the last to keep it.
      keeping = keeping.then(() => keepNew(sights))
      return keeping
    },
  }
}

/** A sight never changes: of a node that was seen anew there is another. */
function newIn(sights: Sights, kept: Sights): Sights {
  const fresh: Sights = new Map()
  for (const [node, sight] of sights) if (kept.get(node) !== sight) fresh.set(node, sight)
  return fresh
}

import { importPart } from '../parts/importPart.ts'
import type { PartName, Parts } from '../parts/parts.ts'

/**
 * For what stands in the place of a package and says itself where it is missing: `take` is handed the part once it has come.
 * Gives when that is over, null where it is there; one that could not be loaded is asked for again.
 */
export function comingPart<Name extends PartName>(
  name: Name,
  take: (part: Parts[Name]) => void,
): () => Promise<void> | null {
  let isThere = false
  let coming: Promise<void> | null = null
  async function load(): Promise<void> {
    try {
      take(await importPart(name))
      isThere = true
    } catch {
      coming = null
    }
  }
  return () => {
    if (isThere) return null
    coming ??= load()
    return coming
  }
}

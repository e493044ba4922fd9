import type { Hashes } from '../model/cached.ts'
import type { CodePieces } from '../model/codeVersions.ts'
import type { CacheStore, SightKeeper } from './cacheStore.ts'
import type { Sight, Sights } from './lookUps.ts'

/** As it lies in the store: JSON. Another format makes all that was kept before a stranger's. */
interface StoredSights {
  readonly format: typeof FORMAT
  /** Name and hash of each piece of code that any node reaches. */
  readonly pieces: readonly Pair[]
  readonly sights: readonly StoredSight[]
}

type Pair = readonly [string, string]

/** `pieces`: positions in the list of all. */
type StoredSight = readonly [
  node: string,
  key: string | null,
  version: string | null,
  pieces: readonly number[],
  data: Hashes,
  file: readonly [path: string, version: string | null] | null,
]

const FORMAT = 'dagwright sights 2'

/** No hash is the like of it, so no value's entry stands there. */
const KEY = '51647000000000000000000000000000'

/** Of nodes that were looked up long ago nobody asks why they run. */
const MOST = 20_000

export type ByteStore = Pick<CacheStore, 'read' | 'write'>

/** What nodes were looked up with, from one process to the next: words alone depend on it, so what cannot be read or written is left out. */
export function createSightKeeper({ read, write }: ByteStore): SightKeeper {
  /** What the store has. */
  let kept: Sights = new Map()
  return {
    async load() {
      try {
        const bytes = await read(KEY)
        kept = bytes ? parseSights(new TextDecoder().decode(bytes)) : new Map()
      } catch {
        kept = new Map()
      }
      return new Map(kept)
    },
    async keep(sights) {
      if (isSame(sights, kept)) return
      kept = new Map(sights)
      try {
        await write(KEY, new TextEncoder().encode(formatSights(sights)))
      } catch {
        // The next process will say less.
      }
    },
  }
}

/** A sight never changes: of a node that was seen anew there is another. */
function isSame(some: Sights, others: Sights): boolean {
  if (some.size !== others.size) return false
  for (const [node, sight] of some) if (others.get(node) !== sight) return false
  return true
}

export function formatSights(sights: Sights): string {
  const positions = new Map<string, number>()
  const pieces: Pair[] = []
  const positionOf = (name: string, hash: string): number => {
    const id = `${name}\n${hash}`
    const at = positions.get(id) ?? pieces.push([name, hash]) - 1
    positions.set(id, at)
    return at
  }
  const stored = [...sights].slice(-MOST).map(([node, { key, version, pieces: all, data, file }]): StoredSight => {
    const own = (all?.of[node] ?? []).map((name) => positionOf(name, all?.hashes[name] ?? ''))
    return [node, key, version ?? null, own, data, file ? [file.path, file.version] : null]
  })
  return JSON.stringify({ format: FORMAT, pieces, sights: stored } satisfies StoredSights)
}

/** None of what is no such text. */
export function parseSights(text: string): Sights {
  try {
    const { format, pieces, sights }: StoredSights = JSON.parse(text)
    if (format !== FORMAT) return new Map()
    return new Map(
      sights.map(([node, key, version, own, data, seen]): [string, Sight] => {
        const reached = own.flatMap((at) => (pieces[at] ? [pieces[at]] : []))
        const of: CodePieces = { hashes: Object.fromEntries(reached), of: { [node]: reached.map(([name]) => name) } }
        const file = seen ? { path: seen[0], version: seen[1] } : undefined
        return [
          node,
          { key, version: version ?? undefined, pieces: of, data: data.map(([name, hash]) => [name, hash]), file },
        ]
      }),
    )
  } catch {
    return new Map()
  }
}

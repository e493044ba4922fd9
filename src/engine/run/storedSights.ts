import type { Hashes } from '../model/cached.ts'
import type { CodePieces } from '../model/codeVersions.ts'
import type { Sight, Sights } from './lookUps.ts'

/** As they lie in a store: JSON. Another format makes all that was kept before a stranger's. */
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
export const SIGHTS_KEY = '51647000000000000000000000000000'

/** Of nodes that were looked up long ago nobody asks why they run. */
const MOST = 20_000

export function formatSights(sights: Sights): Uint8Array {
  const { pieces, add } = createPieceList()
  const stored = [...sights].slice(-MOST).map(([node, { key, version, pieces: all, data, file }]): StoredSight => {
    const own = (all?.of[node] ?? []).map((name) => add([name, all?.hashes[name] ?? '']))
    return [node, key, version ?? null, own, data, file ? [file.path, file.version] : null]
  })
  return formatStored(pieces, stored)
}

/** None of what is no such text. */
export function parseSights(bytes: Uint8Array | null): Sights {
  if (!bytes) return new Map()
  try {
    const { pieces, sights } = parseStored(bytes)
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

/** What is kept, with what somebody saw since, which stands last. The sights themselves are not made: that takes several times as long. */
export function joinSights(kept: Uint8Array | null, fresh: Uint8Array): Uint8Array {
  if (!kept) return fresh
  try {
    const [older, newer] = [parseStored(kept), parseStored(fresh)]
    const isSeenAnew = new Set(newer.sights.map(([node]) => node))
    const rest = older.sights.filter(([node]) => !isSeenAnew.has(node))
    const { pieces, addAll } = createPieceList()
    const room = Math.max(0, MOST - newer.sights.length)
    const sights = [...addAll(older.pieces, room ? rest.slice(-room) : []), ...addAll(newer.pieces, newer.sights)]
    return formatStored(pieces, sights)
  } catch {
    return fresh
  }
}

const NO_PIECE: Pair = ['', '']

/** Each piece once, and only those that a sight reaches. */
function createPieceList() {
  const positions = new Map<string, number>()
  const pieces: Pair[] = []

  function add([name, hash]: Pair): number {
    const id = `${name}\n${hash}`
    const at = positions.get(id) ?? pieces.push([name, hash]) - 1
    positions.set(id, at)
    return at
  }

  /** Those of another list. */
  function addAll(others: readonly Pair[], sights: readonly StoredSight[]): StoredSight[] {
    const moved: number[] = []
    const move = (at: number): number => {
      moved[at] ??= add(others[at] ?? NO_PIECE)
      return moved[at]
    }
    return sights.map(([node, key, version, own, data, file]) => [node, key, version, own.map(move), data, file])
  }

  return { pieces, add, addAll }
}

function formatStored(pieces: readonly Pair[], sights: readonly StoredSight[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ format: FORMAT, pieces, sights } satisfies StoredSights))
}

/** @throws {Error} where it is no such text; what stands in it may be anything. */
function parseStored(bytes: Uint8Array): StoredSights {
  const stored: StoredSights = JSON.parse(new TextDecoder().decode(bytes))
  if (stored.format !== FORMAT) throw new Error('of another version')
  return stored
}

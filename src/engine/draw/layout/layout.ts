import { orderRanks } from './order.ts'
import { placeAcross } from './places.ts'
import { findRanks, type Link } from './ranks.ts'
import { layTracks, type Tracks } from './tracks.ts'

/** A box to be placed: `along` the flow and `across` it. */
export interface Size {
  readonly along: number
  readonly across: number
  /** Boxes of a lane stand together, lanes side by side in the order of their numbers. */
  readonly lane: number
}

/** Where a box stands: from `start` to `end` along the flow, its centre and reach across it. */
export interface Placed {
  readonly start: number
  readonly end: number
  readonly centre: number
  readonly across: number
}

/** A stretch that an edge passes level, along the flow. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly centre: number
}

export interface Layout {
  readonly boxes: readonly Placed[]
  /** For each edge the stretches between its boxes. */
  readonly ways: readonly (readonly Stretch[])[]
}

export interface Spacing {
  readonly gap: number
  readonly trackGap: number
  readonly laneGap: number
  /** Between ranks: at least, and at most where edges climb far. */
  readonly rankGap: readonly [least: number, most: number]
  /** All boxes of a rank become as long as the longest. */
  readonly isStretched: boolean
}

/** Layered: ranks by the longest path, order by barycentres, places by least squares. Linear but for sorting. */
export function layOut(sizes: readonly Size[], edges: readonly Link[], spacing: Spacing): Layout {
  const ranks = findRanks(sizes.length, edges)
  const tracks = layTracks(ranks, edges)
  const lanes = tracks.owners.map((owner) => sizes[owner]?.lane ?? 0)
  const layers = orderRanks(tracks, lanes)
  const across = tracks.owners.map((owner, at) => (at < sizes.length ? (sizes[owner]?.across ?? 0) : 0))
  const centres = placeAcross({ tracks, layers, sizes: across, lanes, ...spacing })
  const bands = placeAlong(sizes, tracks, centres, spacing)
  const stretch = (at: number): Stretch => ({ ...(bands[tracks.ranks[at] ?? 0] ?? NOWHERE), centre: centres[at] ?? 0 })
  return {
    boxes: sizes.map((size, at) => ({ ...within(stretch(at), size.along, spacing), across: size.across })),
    ways: tracks.ways.map((way) => (way ?? []).map(stretch)),
  }
}

const NOWHERE = { start: 0, end: 0 }

function within(band: Stretch, along: number, { isStretched }: Spacing): Stretch {
  if (isStretched) return band
  const start = Math.round((band.start + band.end - along) / 2)
  return { ...band, start, end: start + along }
}

/** Each rank as long as its longest box; more room between two where the edges climb far. */
function placeAlong(
  sizes: readonly Size[],
  { ranks, links }: Tracks,
  centres: readonly number[],
  { rankGap: [least, most] }: Spacing,
): { start: number; end: number }[] {
  const lengths: number[] = []
  const climbs: number[] = []
  for (const [at, size] of sizes.entries()) {
    const rank = ranks[at] ?? 0
    lengths[rank] = Math.max(lengths[rank] ?? 0, size.along)
  }
  for (const [from, to] of links) {
    const rank = ranks[from] ?? 0
    climbs[rank] = Math.max(climbs[rank] ?? 0, Math.abs((centres[from] ?? 0) - (centres[to] ?? 0)))
  }
  let next = 0
  return Array.from(lengths, (length = 0, rank) => {
    const start = next
    next += length + Math.round(Math.min(most, least + (climbs[rank] ?? 0) * 0.12))
    return { start, end: start + length }
  })
}

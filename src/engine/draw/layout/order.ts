import { neighbours } from './ranks.ts'
import type { Tracks } from './tracks.ts'

const SWEEPS = 16

/**
 * The order of the items within each rank: barycentre sweeps there and back, the order with the fewest crossings is kept.
 * Items of one lane stay together, lanes in their order.
 */
export function orderRanks({ ranks, links }: Tracks, lanes: readonly number[]): number[][] {
  const { users, sources } = neighbours(ranks.length, links)
  let layers = firstOrder(ranks, users, lanes)
  let best = layers
  let fewest = countCrossings(layers, users)
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    layers =
      sweep % 2 === 0 ? sweepOver(layers, sources, lanes) : sweepOver(layers.toReversed(), users, lanes).toReversed()
    const crossings = countCrossings(layers, users)
    if (crossings < fewest) [best, fewest] = [layers, crossings]
  }
  return best
}

/** In the order in which a walk from the first rank meets them: what hangs together starts together. */
function firstOrder(
  ranks: readonly number[],
  users: readonly (readonly number[])[],
  lanes: readonly number[],
): number[][] {
  const layers: number[][] = []
  const seen = new Uint8Array(ranks.length)
  const starts = ranks.map((_, at) => at).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))
  for (const start of starts) {
    const stack = [start]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (seen[at]) continue
      seen[at] = 1
      const rank = ranks[at] ?? 0
      while (layers.length <= rank) layers.push([])
      layers[rank]?.push(at)
      stack.push(...(users[at] ?? []).toReversed())
    }
  }
  return layers.map((layer) => layer.sort((a, b) => (lanes[a] ?? 0) - (lanes[b] ?? 0)))
}

function sweepOver(
  layers: readonly (readonly number[])[],
  neighboursOf: readonly (readonly number[])[],
  lanes: readonly number[],
): number[][] {
  const places = new Map<number, number>()
  let before = 1
  return layers.map((layer) => {
    const keys = new Map(
      layer.map((at, index) => [
        at,
        barycentre(neighboursOf[at] ?? [], places) ?? ((index + 0.5) / layer.length) * before,
      ]),
    )
    const sorted = [...layer].sort(
      (a, b) => (lanes[a] ?? 0) - (lanes[b] ?? 0) || (keys.get(a) ?? 0) - (keys.get(b) ?? 0),
    )
    for (const [index, at] of sorted.entries()) places.set(at, index)
    before = sorted.length
    return sorted
  })
}

function barycentre(neighbours: readonly number[], places: ReadonlyMap<number, number>): number | null {
  if (neighbours.length === 0) return null
  return neighbours.reduce((sum, at) => sum + (places.get(at) ?? 0), 0) / neighbours.length
}

/** Pairs of links that cross, by a tree of counts over each rank's positions (Barth, Jünger and Mutzel). */
export function countCrossings(layers: readonly (readonly number[])[], users: readonly (readonly number[])[]): number {
  let crossings = 0
  for (const [rank, layer] of layers.entries()) {
    const next = layers[rank + 1]
    if (!next) break
    const places = new Map(next.map((at, index) => [at, index]))
    const counts = new Int32Array(next.length + 1)
    let seen = 0
    for (const at of layer) {
      const ends = (users[at] ?? []).flatMap((user) => places.get(user) ?? [])
      for (const end of ends) crossings += seen - countUpTo(counts, end + 1)
      for (const end of ends) add(counts, end + 1)
      seen += ends.length
    }
  }
  return crossings
}

function countUpTo(counts: Int32Array, index: number): number {
  let sum = 0
  for (let at = index; at > 0; at -= at & -at) sum += counts[at] ?? 0
  return sum
}

function add(counts: Int32Array, index: number): void {
  for (let at = index; at < counts.length; at += at & -at) counts[at] = (counts[at] ?? 0) + 1
}

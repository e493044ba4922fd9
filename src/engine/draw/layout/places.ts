import { neighbours } from './ranks.ts'
import type { Tracks } from './tracks.ts'

const SWEEPS = 28
const LAST_SWEEPS = 8

export interface PlaceOptions {
  readonly tracks: Tracks
  readonly layers: readonly (readonly number[])[]
  /** How far each item reaches across the flow; 0 for way points. */
  readonly sizes: readonly number[]
  readonly lanes: readonly number[]
  readonly gap: number
  readonly trackGap: number
  /** Between two lanes. */
  readonly laneGap: number
}

/**
 * The centre of each item across the flow: as near to the mean of its neighbours as its order allows, swept there and
 * back; at last tracks are drawn straight. Each rank is solved exactly, by pooling neighbours that push each other. Lanes are placed apart, then stacked.
 */
export function placeAcross(options: PlaceOptions): number[] {
  const { tracks, layers, sizes, lanes } = options
  const { users, sources } = neighbours(tracks.ranks.length, withinLanes(tracks, lanes))
  const runs = layers.map((layer) => splitByLane(layer, lanes))
  const centres = new Array<number>(sizes.length).fill(0)
  for (const run of runs.flat())
    settle(
      run,
      run.map(() => 0),
      run.map(() => 1),
      centres,
      options,
    )
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const ahead = sweep % 2 === 0
    const isLast = sweep >= SWEEPS - LAST_SWEEPS
    const trunks = isLast ? trunkCentres(tracks, centres) : null
    const pullsOf = (at: number) => {
      const trunk = sizes[at] === 0 ? trunks?.get(tracks.owners[at] ?? 0) : undefined
      if (trunk !== undefined) return [trunk]
      const items = isLast ? [...(sources[at] ?? []), ...(users[at] ?? [])] : ((ahead ? sources : users)[at] ?? [])
      return items.map((item) => centres[item] ?? 0)
    }
    for (const run of (ahead ? runs : runs.toReversed()).flat()) {
      const pulls = run.map(pullsOf)
      const wanted = pulls.map((some, index) => (isLast ? median(some) : mean(some)) ?? centres[run[index] ?? 0] ?? 0)
      const weights = run.map((at, index) => weightOf(sizes[at] === 0, pulls[index]?.length ?? 0))
      settle(run, wanted, weights, centres, options)
    }
  }
  return stackLanes(centres, options)
}

/** A track that bends is seen more than a box that stands aside. */
function weightOf(isTrack: boolean, pulls: number): number {
  return pulls === 0 ? 0.01 : isTrack ? 4 : 1
}

function withinLanes({ links }: Tracks, lanes: readonly number[]): Tracks['links'] {
  return links.filter(([from, to]) => lanes[from] === lanes[to])
}

function splitByLane(layer: readonly number[], lanes: readonly number[]): number[][] {
  const runs: number[][] = []
  for (const at of layer) {
    const run = runs.at(-1)
    if (run && lanes[run[0] ?? 0] === lanes[at]) run.push(at)
    else runs.push([at])
  }
  return runs
}

/** Where the way points of each box would lie in one line. */
function trunkCentres({ owners }: Tracks, centres: readonly number[]): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>()
  for (const [at, owner] of owners.entries()) {
    if (at === owner) continue
    const entry = sums.get(owner) ?? { sum: 0, count: 0 }
    sums.set(owner, { sum: entry.sum + (centres[at] ?? 0), count: entry.count + 1 })
  }
  return new Map([...sums].map(([owner, { sum, count }]) => [owner, sum / count]))
}

function mean(pulls: readonly number[]): number | null {
  if (pulls.length === 0) return null
  return pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length
}

/** A box in the line of one neighbour looks calmer than one between two. */
function median(pulls: readonly number[]): number | null {
  const sorted = [...pulls].sort((a, b) => a - b)
  return mean(sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1))
}

interface Pool {
  readonly start: number
  weight: number
  sum: number
}

/** Least squares under order: the pool adjacent violators algorithm, on positions less what must lie before them. */
function settle(
  run: readonly number[],
  wanted: readonly number[],
  weights: readonly number[],
  centres: number[],
  options: PlaceOptions,
): void {
  const offsets = offsetsOf(run, options)
  const pools: Pool[] = []
  for (const [index] of run.entries()) {
    const weight = weights[index] ?? 1
    pools.push({ start: index, weight, sum: weight * ((wanted[index] ?? 0) - (offsets[index] ?? 0)) })
    for (let last = pools.length - 1; last > 0 && isBefore(pools[last], pools[last - 1]); last--) merge(pools)
  }
  for (const [index, pool] of pools.entries()) {
    const end = pools[index + 1]?.start ?? run.length
    for (let at = pool.start; at < end; at++) centres[run[at] ?? 0] = pool.sum / pool.weight + (offsets[at] ?? 0)
  }
}

/** How far each item's centre lies at least from the first one's. */
function offsetsOf(run: readonly number[], { sizes, gap, trackGap }: PlaceOptions): number[] {
  let offset = 0
  return run.map((at, index) => {
    const before = run[index - 1]
    if (before === undefined) return 0
    const [a, b] = [sizes[before] ?? 0, sizes[at] ?? 0]
    offset += (a + b) / 2 + (a > 0 && b > 0 ? gap : trackGap)
    return offset
  })
}

function isBefore(a: Pool | undefined, b: Pool | undefined): boolean {
  return a !== undefined && b !== undefined && a.sum / a.weight < b.sum / b.weight
}

function merge(pools: Pool[]): void {
  const last = pools.pop()
  const into = pools.at(-1)
  if (!last || !into) return
  into.weight += last.weight
  into.sum += last.sum
}

function stackLanes(centres: readonly number[], { sizes, lanes, laneGap }: PlaceOptions): number[] {
  const spans = new Map<number, { from: number; to: number }>()
  for (const [at, centre] of centres.entries()) {
    const half = (sizes[at] ?? 0) / 2
    const span = spans.get(lanes[at] ?? 0) ?? { from: Infinity, to: -Infinity }
    spans.set(lanes[at] ?? 0, { from: Math.min(span.from, centre - half), to: Math.max(span.to, centre + half) })
  }
  const shifts = new Map<number, number>()
  let next = 0
  for (const [lane, { from, to }] of [...spans].sort(([a], [b]) => a - b)) {
    shifts.set(lane, next - from)
    next += to - from + laneGap
  }
  return centres.map((centre, at) => Math.round(centre + (shifts.get(lanes[at] ?? 0) ?? 0)))
}

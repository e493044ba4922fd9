import type { Link } from './ranks.ts'

/** Boxes and, where an edge passes ranks, way points: every link leads to the next rank. */
export interface Tracks {
  /** Boxes come first, then way points. */
  readonly ranks: readonly number[]
  /** The box that an item is, or a way point belongs to. */
  readonly owners: readonly number[]
  readonly links: readonly Link[]
  /** For each edge the way points that it takes, in order; null where it is drawn straight. */
  readonly ways: readonly (readonly number[] | null)[]
}

/** Way points that edges take, in all; beyond it the edges of the boxes that would need most are drawn straight. */
const MOST_STEPS = 50_000

/** The edges of a box that pass ranks share their way points, so a hub's edges run together and then part. */
export function layTracks(ranks: readonly number[], edges: readonly Link[]): Tracks {
  const all = [...ranks]
  const owners = ranks.map((_, at) => at)
  const links: Link[] = []
  const trunks = new Map<number, number[]>()
  const rankOf = (at: number) => ranks[at] ?? 0
  let steps = 0
  for (const [from, { longest: length, total }] of passedRanks(ranks, edges)) {
    steps += total
    if (steps > MOST_STEPS) break
    const trunk = Array.from({ length }, (_, step) => {
      const point = all.push(rankOf(from) + step + 1) - 1
      owners.push(from)
      links.push([step === 0 ? from : point - 1, point])
      return point
    })
    trunks.set(from, trunk)
  }
  const ways = edges.map(([from, to]) => {
    const passed = rankOf(to) - rankOf(from) - 1
    const trunk = trunks.get(from)
    if (passed < 0 || (passed > 0 && !trunk)) return null
    const way = trunk?.slice(0, passed) ?? []
    links.push([way.at(-1) ?? from, to])
    return way
  })
  return { ranks: all, owners, links, ways }
}

interface Passed {
  readonly longest: number
  readonly total: number
}

/** Boxes with edges that pass ranks: how many the longest edge passes, and all together; those with the fewest first. */
function passedRanks(ranks: readonly number[], edges: readonly Link[]): [box: number, passed: Passed][] {
  const passed = new Map<number, Passed>()
  for (const [from, to] of edges) {
    const between = (ranks[to] ?? 0) - (ranks[from] ?? 0) - 1
    if (between < 1) continue
    const { longest, total } = passed.get(from) ?? { longest: 0, total: 0 }
    passed.set(from, { longest: Math.max(longest, between), total: total + between })
  }
  return [...passed].sort(([, a], [, b]) => a.total - b.total)
}

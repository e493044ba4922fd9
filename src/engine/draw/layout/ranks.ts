export type Link = readonly [from: number, to: number]

/**
 * A rank for each box, each after all that feeds it: the longest path, then what feeds more than it takes is pulled to its
 * users. Total: where the boxes go in a circle, the first of them is taken as if nothing fed it.
 */
export function findRanks(count: number, links: readonly Link[]): number[] {
  const { users, sources } = neighbours(count, links)
  const waiting = sources.map((list) => list.length)
  const ranks = new Array<number>(count).fill(0)
  const done = new Uint8Array(count)
  const order: number[] = []
  const take = (at: number) => {
    if (done[at]) return
    done[at] = 1
    order.push(at)
  }
  for (let at = 0; at < count; at++) if (waiting[at] === 0) take(at)
  let settled = 0
  for (let next = 0; settled < count; next++) {
    for (; settled < order.length; settled++) {
      const from = order[settled] ?? 0
      for (const to of users[from] ?? []) {
        if (done[to]) continue
        ranks[to] = Math.max(ranks[to] ?? 0, (ranks[from] ?? 0) + 1)
        waiting[to] = (waiting[to] ?? 0) - 1
        if (waiting[to] === 0) take(to)
      }
    }
    if (next < count) take(next)
  }
  pullToUsers(order, ranks, users, sources)
  return ranks
}

function pullToUsers(
  order: readonly number[],
  ranks: number[],
  users: readonly (readonly number[])[],
  sources: readonly (readonly number[])[],
): void {
  for (const at of order.toReversed()) {
    const rank = ranks[at] ?? 0
    const later = (users[at] ?? []).map((user) => ranks[user] ?? 0).filter((user) => user > rank)
    if (later.length === 0 || later.length < (sources[at]?.length ?? 0)) continue
    ranks[at] = later.reduce((least, user) => Math.min(least, user)) - 1
  }
}

export function neighbours(count: number, links: readonly Link[]): { users: number[][]; sources: number[][] } {
  const users: number[][] = Array.from({ length: count }, () => [])
  const sources: number[][] = Array.from({ length: count }, () => [])
  for (const [from, to] of links) {
    if (from === to) continue
    users[from]?.push(to)
    sources[to]?.push(from)
  }
  return { users, sources }
}

import type { PlannedGroup } from './taskGroups.ts'

/** Something to send: a group of nodes, or a part of a block's items. */
export interface Ready {
  readonly group: number
  readonly part: number | null
}

/** Which groups may go out: those whose needs have ended. */
export interface GroupQueue {
  /** Groups that have not ended. */
  readonly left: number
  readonly length: number
  /** Groups that need nothing. */
  readonly first: readonly number[]
  add(...ready: readonly Ready[]): void
  /** What an idle worker gets next: what `score` likes best of the first ones, or a share where many wait. */
  take(workers: number, score: (group: number) => number): Ready[]
  /** Takes a block's parts away that are not sent yet. */
  drop(group: number): void
  /** A group has ended: gives those that may go out now. */
  end(group: number): number[]
}

/** Few wait: they are compared with what a worker holds. */
const COMPARED = 64

export function createGroupQueue(groups: readonly PlannedGroup[]): GroupQueue {
  const waiting = groups.map((group) => group.after.length)
  const users: number[][] = groups.map(() => [])
  for (const group of groups) for (const before of group.after) users[before]?.push(group.id)
  let ready: Ready[] = []
  let left = groups.length

  return {
    get left() {
      return left
    },
    get length() {
      return ready.length
    },
    first: groups.flatMap(({ id, after }) => (after.length === 0 ? [id] : [])),
    add: (...more) => void ready.push(...more),
    take(workers, score) {
      // Few go out one by one, many in batches, so that messages stay fewer than nodes.
      const share = Math.max(1, Math.floor(ready.length / (workers * 4)))
      // A part has its worker to itself, so that what it tells is known to be of it.
      const part = ready.findIndex((one) => one.part !== null)
      if (share > 1) return ready.splice(0, part < 0 ? share : Math.max(1, Math.min(share, part)))
      const scores = ready.slice(0, COMPARED).map(({ group }) => score(group))
      return ready.splice(scores.indexOf(Math.max(...scores)), 1)
    },
    drop(group) {
      ready = ready.filter((one) => one.group !== group)
    },
    end(group) {
      left--
      return (users[group] ?? []).filter((user) => {
        const rest = (waiting[user] ?? 0) - 1
        waiting[user] = rest
        return rest === 0
      })
    },
  }
}

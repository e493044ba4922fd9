/** A recorded step: what of the run it needs, by name. */
export interface RecordedNode {
  readonly name: string
  /** Steps of this run whose values it takes; given values are not among them. */
  readonly needs: readonly string[]
  /** A block's items may be spread over workers; a gather takes one list of its block's. */
  readonly kind?: 'block' | 'gather'
}

export interface PlannedGroup {
  readonly id: number
  /** A group of a block is its step, then the lists that are taken of it. */
  readonly kind: 'nodes' | 'block'
  readonly nodes: readonly string[]
  /** Groups whose values this one needs. */
  readonly after: readonly number[]
  /** Nodes whose values are wanted outside of the group. */
  readonly exports: readonly string[]
}

interface Draft {
  readonly kind: PlannedGroup['kind']
  readonly nodes: string[]
  readonly after: Set<number>
  readonly exports: Set<string>
}

/**
 * Fuses chains: a node joins the group of its only producer where it is that producer's only user, for no other worker
 * could start it earlier. With one worker all nodes are one group. Pure; `recorded` has dependencies first.
 */
export function planTaskGroups(
  recorded: readonly RecordedNode[],
  outputs: ReadonlySet<string>,
  workers: number,
): PlannedGroup[] {
  const groupOf = assignGroups(recorded, workers)
  const groups: Draft[] = []
  for (const { name, needs, kind } of recorded) {
    const id = groupOf.get(name) ?? 0
    const isBlock = workers > 1 && kind !== undefined
    const group = groups[id] ?? { kind: isBlock ? 'block' : 'nodes', nodes: [], after: new Set(), exports: new Set() }
    groups[id] = group
    group.nodes.push(name)
    if (outputs.has(name)) group.exports.add(name)
    for (const need of needs) {
      const from = groupOf.get(need)
      if (from === undefined || from === id) continue
      group.after.add(from)
      groups[from]?.exports.add(need)
    }
  }
  return groups.map((group, id) => ({ ...group, id, after: [...group.after], exports: [...group.exports] }))
}

function assignGroups(recorded: readonly RecordedNode[], workers: number): Map<string, number> {
  if (workers <= 1) return new Map(recorded.map(({ name }) => [name, 0]))
  const users = new Map<string, number>()
  const kinds = new Map(recorded.map(({ name, kind }) => [name, kind]))
  for (const { needs } of recorded) for (const need of new Set(needs)) users.set(need, (users.get(need) ?? 0) + 1)
  const groupOf = new Map<string, number>()
  let count = 0
  for (const { name, needs, kind } of recorded) {
    const producers = [...new Set(needs)]
    const [only] = producers
    const isChained =
      only !== undefined &&
      (kind === 'gather' ||
        (kind === undefined && producers.length === 1 && users.get(only) === 1 && kinds.get(only) === undefined))
    groupOf.set(name, (isChained ? groupOf.get(only) : undefined) ?? count++)
  }
  return groupOf
}

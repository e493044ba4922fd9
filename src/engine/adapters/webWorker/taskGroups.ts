/** A recorded node: what of the run it needs, by name. */
export interface RecordedNode {
  readonly name: string
  /** Nodes of this run whose values it takes; given values are not among them. */
  readonly needs: readonly string[]
}

export interface PlannedGroup {
  readonly id: number
  readonly nodes: readonly string[]
  /** Groups whose values this one needs. */
  readonly after: readonly number[]
  /** Nodes whose values are wanted outside of the group. */
  readonly exports: readonly string[]
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
  const groups: { nodes: string[]; after: Set<number>; exports: Set<string> }[] = []
  for (const { name, needs } of recorded) {
    const id = groupOf.get(name) ?? 0
    const group = groups[id] ?? { nodes: [], after: new Set(), exports: new Set() }
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
  return groups.map(({ nodes, after, exports }, id) => ({ id, nodes, after: [...after], exports: [...exports] }))
}

function assignGroups(recorded: readonly RecordedNode[], workers: number): Map<string, number> {
  if (workers <= 1) return new Map(recorded.map(({ name }) => [name, 0]))
  const users = new Map<string, number>()
  for (const { needs } of recorded) for (const need of new Set(needs)) users.set(need, (users.get(need) ?? 0) + 1)
  const groupOf = new Map<string, number>()
  let count = 0
  for (const { name, needs } of recorded) {
    const producers = [...new Set(needs)]
    const [only] = producers
    const chained =
      producers.length === 1 && only !== undefined && users.get(only) === 1 ? groupOf.get(only) : undefined
    groupOf.set(name, chained ?? count++)
  }
  return groupOf
}

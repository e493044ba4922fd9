import type { GraphNode } from '../model/graph.ts'

/** Steps with their names made into positions: prepared once, run as often as wanted. */
export interface Schedule {
  readonly steps: readonly GraphNode[]
  /** Values stand in slots: those of outside first, then one for each step in order. */
  readonly slots: ReadonlyMap<string, number>
  /** Names of the slots that a run starts with. */
  readonly outside: readonly string[]
  /** Of each step, the slots that its dependencies' values stand in. */
  readonly sources: readonly Int32Array[]
  /** Of each slot, how many dependencies read it. */
  readonly readers: Int32Array
}

/** `steps` have dependencies first; whatever none of them makes comes from outside, as do the names in `besides`. */
export function createSchedule(steps: readonly GraphNode[], besides: Iterable<string> = []): Schedule {
  const made = new Set<string>()
  for (const step of steps) made.add(step.name)
  const outside = new Set<string>()
  for (const name of besides) if (!made.has(name)) outside.add(name)
  for (const step of steps) {
    for (const dependency of step.dependencies) if (!made.has(dependency.node)) outside.add(dependency.node)
  }
  const slots = new Map<string, number>()
  for (const name of outside) slots.set(name, slots.size)
  for (const step of steps) slots.set(step.name, slots.size)
  const readers = new Int32Array(slots.size)
  const sources = steps.map((step) => {
    const from = new Int32Array(step.dependencies.length)
    for (const [at, dependency] of step.dependencies.entries()) {
      const slot = slots.get(dependency.node) ?? 0
      from[at] = slot
      readers[slot] = (readers[slot] ?? 0) + 1
    }
    return from
  })
  return { steps, slots, outside: [...outside], sources, readers }
}

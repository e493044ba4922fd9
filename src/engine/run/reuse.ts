import type { CacheRecord } from '../model/cached.ts'
import type { RunEvent } from '../model/event.ts'
import type { GraphNode, Program } from '../model/graph.ts'
import type { RunPlan } from '../plan/plan.ts'
import type { ValueHasher } from '../values/hash.ts'
import { type CacheServices, createCacheReader } from './cache.ts'
import { createCacheKeys, isCheap, isLookedUp } from './cacheKeys.ts'

/** What is left of a plan where the cache has been asked. */
export interface Reuse {
  /** Steps that have to run, or to be asked again when what they take is known. */
  readonly steps: readonly GraphNode[]
  /** Values out of the cache that these steps take, or that were requested. */
  readonly values: ReadonlyMap<string, unknown>
  /** Nodes that need not run, in the order of the plan. */
  readonly hits: readonly Hit[]
}

export interface Hit {
  readonly node: GraphNode
  readonly record: CacheRecord
}

export interface ReuseOptions {
  readonly program: Program
  readonly plan: RunPlan
  readonly given: ReadonlyMap<string, unknown>
  readonly services: CacheServices
  readonly hashOf: ValueHasher
  readonly emit: (event: RunEvent) => void
}

/**
 * Asks the cache for all that a plan would run, by the content of what is given and by records alone: a value is read only where
 * something that runs takes it, or where it was requested. A node below one that runs is open: its runner asks for it.
 */
export async function findReusable({ program, plan, given, services, hashOf, emit }: ReuseOptions): Promise<Reuse> {
  const reader = createCacheReader(services, emit)
  const hits = await findHits({ program, plan, given, services, hashOf, emit }, reader.readRecordOf)
  const values = new Map<string, unknown>()
  for (;;) {
    const { steps, wanted } = neededOf(plan, hits)
    let isWhole = true
    for (const { node, record } of wanted) {
      if (values.has(node.name)) continue
      const found = await reader.readKept(record, node)
      if (found) values.set(node.name, found.value)
      else isWhole = !hits.delete(node.name)
    }
    if (!isWhole) continue
    const runs = new Set(steps)
    return { steps, values, hits: [...hits.values()].filter(({ node }) => !runs.has(node)) }
  }
}

type ReadRecord = (key: string, node: GraphNode) => Promise<CacheRecord | null>

/** Nodes that ran on the same before, by name. */
async function findHits(options: ReuseOptions, readRecord: ReadRecord): Promise<Map<string, Hit>> {
  const { program, plan, given, hashOf } = options
  const keys = createCacheKeys(program)
  const hits = new Map<string, Hit>()
  const ran = new Set(plan.steps.map((step) => step.name))
  const known = new Map<string, string | null>()
  const dataOf = (name: string): string | null => {
    const record = hits.get(name)?.record
    if (record) return record.data
    if (ran.has(name)) return null
    const before = known.get(name)
    if (before !== undefined) return before
    const data = hashOf(given.get(name))?.digits() ?? null
    known.set(name, data)
    return data
  }
  for (const node of plan.steps) {
    if (node.call.kind === 'block' || node.call.kind === 'gather') continue
    if (!isLookedUp(keys.behaviorOf(node.name), node)) continue
    const key = keys.keyOf(node, dataOf)
    const record = key === null ? null : await readRecord(key, node)
    if (record) hits.set(node.name, { node, record })
  }
  return hits
}

/** From what was requested backwards: the steps that run, and the hits whose values are wanted. */
function neededOf(plan: RunPlan, hits: ReadonlyMap<string, Hit>) {
  const needed = new Set(plan.outputs)
  const steps: GraphNode[] = []
  const wanted: Hit[] = []
  for (const step of plan.steps.toReversed()) {
    const hit = hits.get(step.name)
    const isNeeded = needed.has(step.name)
    // A verdict tells its warnings at each run.
    if (hit && step.call.kind !== 'verdict' && !isNeeded) continue
    if (hit && !isCheap(step)) {
      wanted.push(hit)
      continue
    }
    steps.push(step)
    for (const { node } of step.dependencies) needed.add(node)
  }
  return { steps: steps.reverse(), wanted }
}

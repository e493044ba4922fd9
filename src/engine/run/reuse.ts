import type { CacheRecord, LookedUp, MissReason, SeenFile } from '../model/cached.ts'
import type { RunEvent } from '../model/event.ts'
import type { GraphNode, Program } from '../model/graph.ts'
import { nodesOf } from '../model/steps.ts'
import type { ValueHasher } from '../values/hash.ts'
import { type CacheReader, type CacheServices, createCacheReader } from './cache.ts'
import type { CacheChoice } from './cacheBehavior.ts'
import { findFile, keyWithFile, pathNode, usesFile } from './cacheFiles.ts'
import { type CacheKeys, createCacheKeys, isCheap } from './cacheKeys.ts'
import { isPromise } from './isPromise.ts'
import { explainMiss, type Seen, type Sight, type Sights, sightOf } from './lookUps.ts'
import type { FileVersions } from './services.ts'

/** What is left of a plan where the cache has been asked. */
export interface Reuse {
  /** Steps that have to run, or to be asked again when what they take is known. */
  readonly steps: readonly GraphNode[]
  /** Values out of the cache that these steps take, or that were requested. */
  readonly values: ReadonlyMap<string, unknown>
  /** Nodes that need not run, in the order of the plan. */
  readonly hits: readonly Hit[]
  /** Nodes that were looked up and not found, with what they were the last time. */
  readonly missed: ReadonlyMap<string, Miss>
}

export interface Miss {
  readonly seen: Seen
  readonly before: Sight | undefined
  /** What is remembered of it as far as it is known. */
  readonly now: Sight
}

/** What was requested, and the steps that give it. */
interface Planned {
  readonly outputs: readonly string[]
  readonly steps: readonly GraphNode[]
}

export interface Hit {
  readonly node: GraphNode
  readonly record: CacheRecord
}

export interface ReuseOptions {
  readonly program: Program
  readonly plan: Planned
  readonly given: ReadonlyMap<string, unknown>
  readonly services: CacheServices
  readonly files: FileVersions
  readonly hashOf: ValueHasher
  readonly overridden: ReadonlySet<string>
  readonly sights: Sights
  readonly choice: CacheChoice
  readonly emit: (event: RunEvent) => void
}

/**
 * Asks the cache for all that a plan would run, by the content of what is given and by records alone: a value is read only where
 * something that runs takes it, or where it was requested. A node below one that runs is open: its runner asks for it.
 */
export async function findReusable(options: ReuseOptions): Promise<Reuse> {
  const { plan, services, emit } = options
  const reader = createCacheReader(services, emit)
  const { hits, looked, missed } = await findHits(options, reader)
  const values = new Map<string, unknown>()
  for (;;) {
    const { steps, wanted } = neededOf(plan, hits)
    let isWhole = true
    for (const { node, record } of wanted) {
      if (values.has(node.name)) continue
      const reading = reader.readKept(record, node)
      const found = isPromise(reading) ? await reading : reading
      if (found) values.set(node.name, found.value)
      else isWhole = !hits.delete(node.name)
    }
    if (!isWhole) continue
    const runs = new Set(steps)
    emit({ kind: 'nodesLookedUp', looked: looked.map((one) => (isGone(one, hits) ? gone(one.node) : one)) })
    return { steps, values, hits: [...hits.values()].filter(({ node }) => !runs.has(node)), missed }
  }
}

/** Its value was to be read, and could not be. */
function isGone(looked: LookedUp, hits: ReadonlyMap<string, Hit>): boolean {
  return looked.kind === 'hit' && !hits.has(looked.node)
}

function gone(node: string): LookedUp {
  return { node, kind: 'miss', because: [{ kind: 'gone' }] }
}

interface Found {
  /** Nodes that ran on the same before, by name. */
  readonly hits: Map<string, Hit>
  readonly looked: readonly LookedUp[]
  readonly missed: ReadonlyMap<string, Miss>
}

async function findHits(options: ReuseOptions, reader: CacheReader): Promise<Found> {
  const { program, plan, given, hashOf, sights, files } = options
  const keys = createCacheKeys(plan.steps, program.versions, options.choice)
  const hits = new Map<string, Hit>()
  const looked: LookedUp[] = []
  const missed = new Map<string, Miss>()
  const ran = new Set(plan.steps.map((step) => step.name))
  const known = new Map<string, string | null>()
  const dataOf = (name: string): string | null | undefined => {
    const record = hits.get(name)?.record
    if (record) return record.data
    if (ran.has(name)) return undefined
    const before = known.get(name)
    if (before !== undefined) return before
    const data = hashOf(given.get(name))?.digits() ?? null
    known.set(name, data)
    return data
  }
  const knownData = (name: string): string | null => dataOf(name) ?? null
  /** Undefined where its path is not known: a node gives it that runs, or of which no value is kept. */
  async function fileOf(node: GraphNode): Promise<SeenFile | undefined> {
    const from = pathNode(node)
    if (from === null) return findFile(node, [], files)
    const hit = hits.get(from)
    const path = hit ? await reader.readKept(hit.record, hit.node) : !ran.has(from) && { value: given.get(from) }
    if (!path) return undefined
    return findFile(
      node,
      node.dependencies.map((one) => (one.node === from ? path.value : undefined)),
      files,
    )
  }
  const { config } = program.graph
  const counts = (name: string) => keys.behaviorOf(name) !== 'ignore'
  const whatIs = (name: string) =>
    ran.has(name)
      ? 'node'
      : Object.hasOwn(config, name)
        ? 'config value'
        : options.overridden.has(name)
          ? 'override'
          : 'input'
  for (const node of plan.steps) {
    const refused = refusalOf(node, program, keys)
    if (refused) {
      looked.push(...nodesOf(node).map((name) => ({ node: name, kind: 'miss' as const, because: [refused] })))
      continue
    }
    const file = usesFile(node) ? await fileOf(node) : null
    const seen = (): Seen => {
      const { versions, pieces } = program
      return { node, version: versions?.[node.name], pieces, dataOf, counts, file, whatIs }
    }
    const key = keyWithFile(keys.keyOf(node, knownData), file)
    const found = key === null ? null : reader.readRecordOf(key, node)
    const record = isPromise(found) ? await found : found
    const before = sights.get(node.name)
    if (record) {
      hits.set(node.name, { node, record })
      looked.push({ node: node.name, kind: 'hit' })
      if (before?.key !== key) sights.set(node.name, sightOf(seen(), key))
    } else {
      const miss = seen()
      const now = sightOf(miss, null)
      missed.set(node.name, { seen: miss, before, now })
      looked.push(explainMiss(miss, before))
      sights.set(node.name, now)
    }
  }
  return { hits, looked, missed }
}

/** Why a step is not looked up before the run. */
function refusalOf(step: GraphNode, { versions }: Program, { behaviorOf }: CacheKeys): MissReason | null {
  const { name, call, dependencies } = step
  if (call.kind === 'block' || call.kind === 'gather') return { kind: 'items' }
  const behavior = behaviorOf(name)
  if (behavior !== 'default') return { kind: 'behavior', behavior, of: name }
  if (!versions || !Object.hasOwn(versions, name)) return { kind: 'unknown' }
  for (const { node: of } of dependencies)
    if (behaviorOf(of) === 'disable') return { kind: 'behavior', behavior: 'disable', of }
  return null
}

/** From what was requested backwards: the steps that run, and those of `hits`, by node, whose values are wanted. */
export function neededOf<H>(plan: Planned, hits: ReadonlyMap<string, H>) {
  const needed = new Set(plan.outputs)
  const steps: GraphNode[] = []
  const wanted: H[] = []
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

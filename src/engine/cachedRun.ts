import type { CacheMethod } from './lifecycle/LifecycleAdapter.ts'
import type { Kept, LookedUp } from './model/cached.ts'
import type { RunEvent } from './model/event.ts'
import type { Program } from './model/graph.ts'
import type { RunPlan } from './plan/plan.ts'
import { unkeptWarning } from './run/cache.ts'
import { NO_CHOICE } from './run/cacheBehavior.ts'
import { type CacheStore, storeServices } from './run/cacheStore.ts'
import { explainMiss, joinHashes, type Sights } from './run/lookUps.ts'
import { findReusable, type Miss } from './run/reuse.ts'
import type { FileVersions, RunServices } from './run/services.ts'
import { createValueHasher } from './values/hash.ts'

/** A run with a cache: what is left of its plan, what is kept of it, and why nodes ran. */
export interface CachedRun {
  /** What the cache is asked by nodes that run. */
  readonly services: Pick<RunServices, 'readCache' | 'readRecord' | 'keep'>
  /** What the cache leaves of a plan to run, with the values that this takes of it; tells what need not run. */
  reduce(request: ReduceRequest): Promise<{ readonly plan: RunPlan; readonly values: ReadonlyMap<string, unknown> }>
  /** When all that was to be kept is; tells of nodes that had to wait for others why they ran. */
  end(): Promise<void>
}

export interface ReduceRequest {
  readonly program: Program
  readonly plan: RunPlan
  readonly given: ReadonlyMap<string, unknown>
  /** Names of the overrides. */
  readonly overridden: ReadonlySet<string>
}

export interface CachedRunOptions {
  readonly emit: (event: RunEvent) => void
  /** Milliseconds from the run's start. */
  readonly now: () => number
  readonly files: FileVersions
}

/** What an earlier process looked up, before the first run of this one. */
export async function recall({ sights: keeper }: CacheStore, sights: Sights): Promise<void> {
  if (!keeper || sights.size > 0) return
  for (const [node, sight] of await keeper.load()) sights.set(node, sight)
}

export function createCachedRun(
  { store, sights, choice = NO_CHOICE, hashOf = createValueHasher() }: CacheMethod,
  options: CachedRunOptions,
): CachedRun {
  const { emit, now, files } = options
  const keeping = storeServices(store, (node, error) => emit(unkeptWarning(node, error)))
  const missed = new Map<string, Miss>()
  const late: LookedUp[] = []

  /** What the nodes gave that it waited for is known now. */
  function noteTaken({ node, taken, file, isNew }: Kept): void {
    const found = missed.get(node)
    if (!found) return
    const { seen, before, now: sight } = found
    // Of what is left out of its key it is remembered all the same.
    const data = joinHashes(taken, sight.data)
    sights.set(node, { ...sight, data, file: file && { path: file.path, version: file.used } })
    if (isNew) late.push(explainMiss(seen, before, { data, file: file ?? null }))
  }

  const services: CachedRun['services'] = {
    ...keeping,
    keep(kept) {
      noteTaken(kept)
      if (kept.isNew) keeping.keep(kept)
    },
  }

  return {
    services,
    async reduce({ program, plan, given, overridden }) {
      await recall(store, sights)
      const asked = { program, plan, given, overridden }
      const found = await findReusable({ ...asked, services, files, hashOf, sights, choice, emit })
      for (const [name, one] of found.missed) missed.set(name, one)
      for (const { node, record } of found.hits) {
        emit({ kind: 'nodeCached', node: node.name, time: now(), worker: 0, ...record })
      }
      return {
        plan: found.hits.length ? { ...plan, steps: found.steps } : plan,
        values: joined(given, found.values),
      }
    },
    async end() {
      if (late.length) emit({ kind: 'nodesLookedUp', looked: late })
      await keeping.settled()
      await store.sights?.keep(sights)
    },
  }
}

function joined<K, V>(some: ReadonlyMap<K, V>, others: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  if (others.size === 0) return some
  const all = new Map(some)
  for (const [key, value] of others) all.set(key, value)
  return all
}

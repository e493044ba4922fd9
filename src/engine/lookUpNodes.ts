import { recall } from './cachedRun.ts'
import { takeValues } from './givenValues.ts'
import type { LookedUp } from './model/cached.ts'
import type { RunEvent } from './model/event.ts'
import { isError } from './model/problem.ts'
import type { RunRequest } from './model/request.ts'
import { NO_CHOICE } from './run/cacheBehavior.ts'
import { storeServices } from './run/cacheStore.ts'
import { findReusable } from './run/reuse.ts'
import type { RunSetup } from './runPlan.ts'
import { createValueHasher } from './values/hash.ts'

type Asked = Pick<RunSetup, 'program' | 'composition' | 'services' | 'plan'>

/** What the cache says of each node that a plan would run, before it does. Nothing of the question is remembered. */
export async function lookUpNodes(asked: Asked, request: RunRequest): Promise<readonly LookedUp[]> {
  const { program, composition, services: files, plan } = asked
  const { cache, adapter } = composition
  const { values: given, problems } = takeValues(program.graph, plan, request, adapter)
  if (!cache || [...plan.problems, ...problems].some(isError)) return []
  const { store, choice = NO_CHOICE, hashOf = createValueHasher() } = cache
  const looked: LookedUp[] = []
  const emit = (event: RunEvent) => {
    if (event.kind === 'nodesLookedUp') looked.push(...event.looked)
  }
  const services = storeServices(store, () => {})
  await recall(store, cache.sights)
  const sights = new Map(cache.sights)
  const overridden = new Set(Object.keys(request.overrides))
  await findReusable({ program, plan, given, overridden, services, files, hashOf, sights, choice, emit })
  return looked
}

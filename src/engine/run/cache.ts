import type { RunEvent } from '../model/event.ts'
import type { GraphNode, Program } from '../model/graph.ts'
import { Hash } from '../model/hash.ts'
import { makeProblem, type ProblemParts } from '../model/problem.ts'
import { createValueHasher } from '../values/hash.ts'
import { fromEntry, toEntry } from '../values/storeEntry.ts'
import { behaviorOf, type CacheBehavior } from './cacheBehavior.ts'
import type { RunServices } from './services.ts'

/** What the cache says before a node runs. */
export type Lookup =
  | { readonly kind: 'hit'; readonly value: unknown }
  /** It ran on the same values before, and running it again costs less than keeping what it gives. */
  | { readonly kind: 'known' }
  /** `keep` is told the value that it gave; it never fails. */
  | { readonly kind: 'miss'; keep(value: unknown): Promise<void> }

export interface NodeCache {
  /** `values` are those of the node's dependencies, in their order. Never fails. */
  find(node: GraphNode, values: readonly unknown[]): Promise<Lookup>
}

export interface NodeCacheOptions {
  readonly program: Program
  readonly services: Pick<RunServices, 'readCache' | 'writeCache'>
  readonly emit: (event: RunEvent) => void
}

export type CreateNodeCache = (options: NodeCacheOptions) => NodeCache

/** Another one makes all that was kept before a stranger's. */
const FORMAT = 'dagwright 2'

/** A run's view of the cache: values are kept under the code that made them and the content of what it was given. */
export function createNodeCache({ program, services, emit }: NodeCacheOptions): NodeCache {
  const { versions } = program
  const hashOf = createValueHasher()
  const behaviors = behaviorsOf(program.graph.nodes)
  const warned = new Set<string>()

  /** Null where nothing can be kept: the node's code is not known, or a value has no hash. */
  function keyOf(node: GraphNode, values: readonly unknown[]): string | null {
    const version = versions && Object.hasOwn(versions, node.name) ? versions[node.name] : undefined
    if (version === undefined) return null
    const key = new Hash().text(FORMAT).text(node.name).text(version)
    for (const [at, dependency] of node.dependencies.entries()) {
      const behavior = behaviors.get(dependency.node)
      if (behavior === 'ignore') continue
      const hash = behavior === 'disable' ? null : hashOf(values[at])
      if (hash === null) return null
      key.text(dependency.parameter).part(hash)
    }
    return key.digest()
  }

  async function read(key: string, node: GraphNode): Promise<{ readonly value: unknown } | null> {
    try {
      const entry = await services.readCache(key)
      const found = entry && fromEntry(key, entry)
      if (entry && !found) warn('DW-CACHE-002', node, untrusted(node))
      return found
    } catch (error) {
      warn('DW-CACHE-001', node, unavailable('read', error))
      return null
    }
  }

  async function keep(key: string, node: GraphNode, value: unknown): Promise<void> {
    const entry = entryOf(key, isCheap(node) ? undefined : value)
    if (!entry) return
    try {
      await services.writeCache(key, entry)
    } catch (error) {
      warn('DW-CACHE-001', node, unavailable('written', error))
    }
  }

  /** Each kind of problem once: where one node finds the cache broken, all do. */
  function warn(code: string, node: GraphNode, parts: ProblemParts): void {
    if (warned.has(code)) return
    warned.add(code)
    const problem = makeProblem(code, 'run', { ...parts, severity: 'warning', nodes: [node.name] })
    emit({ kind: 'nodeWarned', node: node.name, problem })
  }

  return {
    async find(node, values) {
      if (!versions) warn('DW-CACHE-003', node, WITHOUT_VERSIONS)
      const behavior = behaviors.get(node.name) ?? 'default'
      const key = behavior === 'disable' || behavior === 'ignore' || reachesOut(node) ? null : keyOf(node, values)
      if (key === null) return UNKEPT
      const found = behavior === 'recompute' ? null : await read(key, node)
      if (!found) return { kind: 'miss', keep: (value) => keep(key, node, value) }
      return isCheap(node) ? { kind: 'known' } : { kind: 'hit', value: found.value }
    },
  }
}

const UNKEPT: Lookup = { kind: 'miss', keep: () => Promise.resolve() }

/** By name; the list that a block makes of a node's values is treated as they are. */
function behaviorsOf(steps: readonly GraphNode[]): ReadonlyMap<string, CacheBehavior> {
  const behaviors = new Map<string, CacheBehavior>()
  const lists: [list: string, node: string][] = []
  const add = (step: GraphNode): void => {
    if (step.call.kind === 'block') step.call.body.forEach(add)
    else if (step.call.kind === 'gather') lists.push([step.name, step.call.node])
    else behaviors.set(step.name, behaviorOf(step))
  }
  steps.forEach(add)
  for (const [list, node] of lists) behaviors.set(list, behaviors.get(node) ?? 'default')
  return behaviors
}

/** What it gives depends on a file, or a file on it: neither is in the key. */
function reachesOut({ call }: GraphNode): boolean {
  return call.kind === 'load' || call.kind === 'save'
}

/** Hands on what it is given, or a part of it. Of these only is kept that they ran; warnings are told again. */
function isCheap({ call }: GraphNode): boolean {
  return call.kind !== 'function' && call.kind !== 'validate'
}

/** Null for what no bytes can stand for. */
function entryOf(key: string, value: unknown): Uint8Array | null {
  try {
    return toEntry(key, value)
  } catch {
    return null
  }
}

function unavailable(what: 'read' | 'written', error: unknown): ProblemParts {
  return {
    message: `The cache cannot be ${what}: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'The run goes on without it. See that its folder is there, and has room.',
  }
}

function untrusted(node: GraphNode): ProblemParts {
  return {
    message: `What the cache holds for "${node.name}" is not what was put there, or another version's.`,
    hint: 'It is not used: the node runs, and its value takes that place.',
  }
}

const WITHOUT_VERSIONS: ProblemParts = {
  message: 'Nothing is cached: this program does not say which code its nodes run.',
  hint: 'Build it from text, by Builder or by analyze({ versions: true }).',
}

import type { CacheRecord, Kept } from '../model/cached.ts'
import type { RunEvent } from '../model/event.ts'
import type { GraphNode, Program } from '../model/graph.ts'
import { makeProblem, type ProblemParts } from '../model/problem.ts'
import { createValueHasher } from '../values/hash.ts'
import { hashContent } from '../values/hashContent.ts'
import { measure } from '../values/measure.ts'
import { fromEntry, toEntry } from '../values/storeEntry.ts'
import { summarise } from '../values/summarise.ts'
import { type CacheChoice, NO_CHOICE } from './cacheBehavior.ts'
import { findFile, keyWithFile, usesFile } from './cacheFiles.ts'
import { createCacheKeys, isCheap, isKept, isLookedUp } from './cacheKeys.ts'
import type { FileContent } from './files.ts'
import { andThen, isPromise } from './isPromise.ts'
import type { FileVersions, RunServices } from './services.ts'

/** What the cache says before a node runs. */
export type Lookup =
  | { readonly kind: 'hit'; readonly value: unknown }
  /** It ran on the same values before, and running it again costs less than keeping what it gives. */
  | { readonly kind: 'known' }
  /**
   * `keep` is told the value that it gave, and of a node that reads or writes a file the content that this had; what has to be
   * waited for it gives. It never fails.
   */
  | { readonly kind: 'miss'; keep(value: unknown, content?: FileContent): void | Promise<void> }

export interface NodeCache {
  /** `values` are those of the node's dependencies, in their order. Never fails. */
  find(node: GraphNode, values: readonly unknown[]): Lookup | Promise<Lookup>
  /** To be called after each function that ran: it may have changed values that are known. */
  forget(): void
}

export interface NodeCacheOptions {
  readonly program: Program
  readonly services: CacheServices & FileVersions
  readonly emit: (event: RunEvent) => void
  readonly maxValueBytes?: number | undefined
  readonly choice?: CacheChoice | undefined
}

export type CacheServices = Pick<RunServices, 'readCache' | 'readRecord' | 'keep'>

export type CreateNodeCache = (options: NodeCacheOptions) => NodeCache

/**
 * A run's view of the cache. What a node gave is kept as a record under its key (the code that made it and the content of what
 * it was given), and as a value under its own content: equal values are kept once, and a record says what a value is without it.
 */
export function createNodeCache(options: NodeCacheOptions): NodeCache {
  const { program, services, emit, maxValueBytes = Number.POSITIVE_INFINITY, choice = NO_CHOICE } = options
  const hashOf = createValueHasher()
  const keys = createCacheKeys(program.graph.nodes, program.versions, choice)
  const { readKept, readRecordOf, warn } = createCacheReader(services, emit)

  function keep({ node, key, taken, file, given }: Place, value: unknown): void {
    const changed = given.find((one) => hashOf(one.value)?.digits() !== one.data)
    if (changed) {
      warn('DW-CACHE-004', node, changedWhatIsGiven(node, changed.of))
      return
    }
    const data = hashOf(value)?.digits()
    if (data === undefined) return
    const entry = isCheap(node) || measure(value) > maxValueBytes ? null : entryOf(data, value)
    if (entry === 'none') return
    const record = { data, summary: summarise(value) }
    services.keep({ node: node.name, key, record, bytes: entry, taken, isNew: true, ...(file ? { file } : {}) })
  }

  /** Under the content that was read, or written, whatever the file holds before and after. */
  async function findOfFile(values: readonly unknown[], place: Place, isLookedUp: boolean): Promise<Lookup> {
    const file = await findFile(place.node, values, services)
    const placeOf = (used: string): Place => ({
      ...place,
      key: keyWithFile(place.key, { ...file, version: used }) ?? place.key,
      file: { ...file, used },
    })
    const found = isLookedUp && file.version !== null ? await look(placeOf(file.version)) : null
    if (found) return found
    return {
      kind: 'miss',
      async keep(value, content) {
        const used = content && (await hashContent(content).catch(() => null))
        if (used) keep(placeOf(used), value)
      },
    }
  }

  function look({ node, key, taken, file }: Place): Lookup | null | Promise<Lookup | null> {
    return andThen(readRecordOf(key, node), (record) => {
      if (!record) return null
      const reading = isCheap(node) ? { kind: 'known' as const } : readKept(record, node)
      return andThen(reading, (found: Lookup | null) => {
        if (found)
          services.keep({ node: node.name, key, record, bytes: null, taken, isNew: false, ...(file ? { file } : {}) })
        return found
      })
    })
  }

  return {
    forget: hashOf.forget,
    find(node, values) {
      if (!program.versions) warn('DW-CACHE-003', node, WITHOUT_VERSIONS)
      const behavior = keys.behaviorOf(node.name)
      const taken: (readonly [name: string, data: string])[] = []
      const given: Given[] = []
      const dataOf = (name: string, at: number) => {
        const value = values[at]
        const data = hashOf(value)?.digits() ?? null
        if (data === null) return null
        taken.push([name, data])
        if (typeof value === 'object' && value !== null) given.push({ of: name, value, data })
        return data
      }
      const key = isKept(behavior) ? keys.keyOf(node, dataOf) : null
      if (key === null) return UNKEPT
      const place = { node, key, taken, given }
      if (usesFile(node)) return findOfFile(values, place, isLookedUp(behavior))
      const orMissed = (found: Lookup | null): Lookup => found ?? { kind: 'miss', keep: (value) => keep(place, value) }
      return isLookedUp(behavior) ? andThen(look(place), orMissed) : orMissed(null)
    },
  }
}

/** Where what a node gives on these values is kept. */
interface Place extends Pick<Kept, 'key' | 'taken' | 'file'> {
  readonly node: GraphNode
  readonly given: readonly Given[]
}

/** An object that a node is given, and what it was before the node ran: what is kept is what a function gives for that. */
interface Given {
  readonly of: string
  readonly value: object
  readonly data: string
}

const UNKEPT: Lookup = { kind: 'miss', keep: () => {} }

export interface CacheReader {
  /** Null where there is none that can be trusted. */
  readRecordOf(key: string, node: GraphNode): CacheRecord | null | Promise<CacheRecord | null>
  /** The value of a record; null where it is not there, or not to be trusted. */
  readKept(record: CacheRecord, node: GraphNode): KeptValue | null | Promise<KeptValue | null>
  warn(code: string, node: GraphNode, parts: ProblemParts): void
}

interface KeptValue {
  readonly kind: 'hit'
  readonly value: unknown
}

/** Reads what can be trusted, and warns of what cannot; what the services give at once it gives at once. */
export function createCacheReader(services: CacheServices, emit: (event: RunEvent) => void): CacheReader {
  const warn = (code: string, { name }: GraphNode, parts: ProblemParts) => emit(cacheWarning(code, name, parts))

  /** What is made of what was read; null where reading fails. */
  function take<T, R>(
    read: () => T | Promise<T>,
    node: GraphNode,
    make: (found: T) => R,
  ): R | null | Promise<R | null> {
    const failed = (error: unknown): null => {
      warn('DW-CACHE-001', node, unavailable('read', error))
      return null
    }
    try {
      const taken: R | Promise<R> = andThen(read(), make)
      return isPromise<R | null>(taken) ? taken.catch(failed) : taken
    } catch (error) {
      return failed(error)
    }
  }

  return {
    warn,
    readRecordOf: (key, node) =>
      take(
        () => services.readRecord(key),
        node,
        (record) => {
          if (record !== 'distrusted') return record
          warn('DW-CACHE-002', node, untrusted(node))
          return null
        },
      ),
    readKept: ({ data }, node) =>
      take(
        () => services.readCache(data),
        node,
        (entry) => {
          const found = entry && fromEntry(data, entry)
          if (entry && !found) warn('DW-CACHE-002', node, untrusted(node))
          return found && { kind: 'hit', value: found.value }
        },
      ),
  }
}

function cacheWarning(code: string, node: string, parts: ProblemParts): RunEvent {
  const problem = makeProblem(code, 'run', { ...parts, severity: 'warning', nodes: [node] })
  return { kind: 'nodeWarned', node, problem }
}

/** That a value could not be kept. */
export function unkeptWarning(node: string, error: unknown): RunEvent {
  return cacheWarning('DW-CACHE-001', node, unavailable('written', error))
}

/** `none` for what no bytes can stand for. */
function entryOf(data: string, value: unknown): Uint8Array | 'none' {
  try {
    return toEntry(data, value)
  } catch {
    return 'none'
  }
}

/** That a store fails; a run goes on without it. */
export function unavailable(what: 'read' | 'written', error: unknown): ProblemParts {
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

function changedWhatIsGiven({ name }: GraphNode, of: string): ProblemParts {
  return {
    message: `"${name}" changed what "${of}" gave it, or something else did while it ran: what it gives is not kept.`,
    hint: 'It runs each time, and others may see the change. Let it change a copy: [...list], structuredClone(value).',
  }
}

const WITHOUT_VERSIONS: ProblemParts = {
  message: 'Nothing is cached: this program does not say which code its nodes run.',
  hint: 'Build it from text, by Builder or by analyze({ versions: true }).',
}

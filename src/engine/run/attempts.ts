import type { RunEvent } from '../model/event.ts'
import type { GraphNode, Program } from '../model/graph.ts'
import { typeAt } from '../model/type.ts'
import { findObstacle } from '../values/cloneable.ts'
import { measure } from '../values/measure.ts'
import type { Behaviour } from './behaviour.ts'
import { isCaught } from './behaviours/graceful.ts'
import type { CreateNodeCache, Lookup, NodeCache } from './cache.ts'
import { usesFile } from './cacheFiles.ts'
import { createCalls } from './calls.ts'
import { NodeFailure, oversizedProblem, problemOfThrown, unsendableProblem } from './errors.ts'
import type { FileContent, NoteContent } from './files.ts'
import { createInterceptors } from './interceptors.ts'
import { andThen, isPromise } from './isPromise.ts'
import { takeItems } from './items.ts'
import type { Loader, WriteConsole } from './loader.ts'
import type { RunServices } from './services.ts'
import type { Teller } from './teller.ts'

/**
 * Gets a node's value: from the cache, or by its call with all that stands around it. Gives the value or a promise of it, or
 * throws a `NodeFailure` of which the teller was told. `at` names the item of a parallel block in messages, or is empty.
 */
export type Attempt = (node: GraphNode, values: readonly unknown[], tell: Teller, at: string) => unknown

export interface AttemptOptions {
  readonly program: Program
  /** Gives the loader; what the user's code prints goes to `write`. */
  readonly loaderFor: (write: WriteConsole) => Loader
  readonly emit: (event: RunEvent) => void
  /** Milliseconds from the run's start. */
  readonly now: () => number
  readonly services: RunServices
  readonly behaviours: readonly Behaviour[]
  /** Comes from outside: whoever has no cache need not carry it. */
  readonly createCache?: CreateNodeCache | undefined
  /** A value of more bytes fails its node; without, any size will do. */
  readonly maxValueBytes?: number | undefined
}

export function createAttempts(options: AttemptOptions): Attempt {
  const { program, emit, now, services, behaviours, maxValueBytes } = options
  const { types } = program.graph
  const graceful = behaviours.find((one) => one.kind === 'graceful')
  let current: string | null = null
  const loader = options.loaderFor((level, text) => emit({ kind: 'consoleWritten', node: current, level, text }))
  const caching = behaviours.find((one) => one.kind === 'cache')
  /** Of what nodes gave that read or write files, until it is kept. */
  const contents = new WeakMap<object, FileContent>()
  const noteContent: NoteContent = (value, content) => void (caching && contents.set(value, content))
  const call = createCalls({ loader, emit, services, types, noteContent })
  const problemOf = (error: unknown, node: GraphNode) => problemOfThrown(error, node, program.code)
  const intercept = createInterceptors(behaviours, { types, services, emit, now, problemOf })
  const perform: (node: GraphNode, values: readonly unknown[]) => unknown = intercept
    ? (node, values) => intercept({ node, values }, () => run(node, values))
    : run
  /** Items that are not all that their node would have given: no cache may keep them. */
  const unfinished = new WeakSet<object>()

  const attempt: Attempt = (node, values, tell, at) => {
    tell.started(node)
    try {
      const value = perform(node, values)
      if (!isPromise(value)) return finish(node, value, tell)
      return value.then((settled) => finish(node, settled, tell)).catch((error: unknown) => fail(node, error, tell, at))
    } catch (error) {
      return fail(node, error, tell, at)
    }
  }

  function finish(node: GraphNode, value: unknown, tell: Teller): unknown {
    tell.finished(node, value)
    return value
  }

  /** What stands around a node's run sees values that may leave it, and no generators. */
  function run(node: GraphNode, values: readonly unknown[]): unknown {
    current = node.name
    try {
      const value = call(node, values)
      // Not by its own `then`: that of an object which is no promise may give anything, or nothing.
      return isPromise(value) ? Promise.resolve(value).then((settled) => take(node, settled)) : take(node, value)
    } finally {
      current = null
    }
  }

  function take(node: GraphNode, value: unknown): unknown {
    if (!isParallelizable(node)) return accept(node, value)
    let isWhole = true
    const items = takeItems(value, (error) => {
      isWhole = false
      return brokenOff(node, error)
    })
    const end = (all: readonly unknown[]): unknown => {
      if (!isWhole) unfinished.add(all)
      return accept(node, all)
    }
    return isPromise(items) ? items.then(end) : end(items)
  }

  function accept(node: GraphNode, value: unknown): unknown {
    const obstacle = findObstacle(value)
    if (obstacle) throw new NodeFailure(unsendableProblem(node, obstacle))
    const bytes = maxValueBytes === undefined ? 0 : measure(value)
    if (maxValueBytes !== undefined && bytes > maxValueBytes)
      throw new NodeFailure(oversizedProblem(node, bytes, maxValueBytes))
    return value
  }

  function fail(node: GraphNode, error: unknown, tell: Teller, at: string): never {
    const problem = problemOfThrown(error, node, program.code, at)
    const caught = graceful !== undefined && isCaught(graceful, error)
    const told = caught ? { ...problem, severity: 'warning' as const } : problem
    tell.failed(node, told)
    throw new NodeFailure(told)
  }

  /** A generator threw after some items: with a sentinel these go on, and it stands for the rest. */
  function brokenOff(node: GraphNode, error: unknown): unknown {
    if (!graceful || !isCaught(graceful, error)) throw error
    emit({ kind: 'nodeWarned', node: node.name, problem: { ...problemOf(error, node), severity: 'warning' } })
    return graceful.sentinel
  }

  function isParallelizable(node: GraphNode): boolean {
    return node.call.kind === 'function' && typeAt(types, node.type).shape.kind === 'parallelizable'
  }

  function takeContent(value: unknown): FileContent | undefined {
    if (typeof value !== 'object' || value === null) return undefined
    const content = contents.get(value)
    contents.delete(value)
    return content
  }

  /** Runs what the cache does not hold, and keeps what it gave. Where nothing waits, nothing is awaited. */
  function lookUpWith({ find, forget }: NodeCache): Attempt {
    function runMissed({ keep }: Missed, ...[node, values, tell, at]: Parameters<Attempt>): unknown {
      const end = (value: unknown): unknown => {
        forget()
        if (Array.isArray(value) && unfinished.has(value)) return value
        // Whoever waits for the node may tell the driver next what was kept.
        const keeping = keep(value, usesFile(node) ? takeContent(value) : undefined)
        return keeping ? keeping.then(() => value) : value
      }
      const failed = (error: unknown): never => {
        forget()
        throw error
      }
      try {
        const value = attempt(node, values, tell, at)
        return isPromise(value) ? value.then(end, failed) : end(value)
      } catch (error) {
        return failed(error)
      }
    }

    return (node, values, tell, at) =>
      andThen(find(node, values), (found) =>
        found.kind === 'miss' ? runMissed(found, node, values, tell, at) : giveKnown(found, node, values, tell, at),
      )
  }

  function giveKnown(found: Exclude<Lookup, Missed>, ...[node, values, tell, at]: Parameters<Attempt>): unknown {
    const failed = (error: unknown) => fail(node, error, tell, at)
    const end = (value: unknown): unknown => {
      tell.cached(node, value)
      return value
    }
    try {
      const value = found.kind === 'hit' ? found.value : call(node, values)
      return isPromise(value) ? value.then(end).catch(failed) : end(value)
    } catch (error) {
      return failed(error)
    }
  }

  const cache = caching && options.createCache?.({ ...caching, program, services, emit })
  return cache ? lookUpWith(cache) : attempt
}

type Missed = Lookup & { readonly kind: 'miss' }

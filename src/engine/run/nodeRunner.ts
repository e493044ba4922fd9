import type { RunEvent } from '../model/event.ts'
import type { Dependency, GraphNode, Program } from '../model/graph.ts'
import { type TypeInfo, typeAt } from '../model/type.ts'
import { findObstacle } from '../values/cloneable.ts'
import { summarise } from '../values/summarise.ts'
import type { Behaviour } from './behaviour.ts'
import { isCaught } from './behaviours/graceful.ts'
import { type BlockTeller, createBlockTeller } from './blockTeller.ts'
import type { CreateNodeCache, NodeCache } from './cache.ts'
import { createCalls } from './calls.ts'
import { NodeFailure, problemOfThrown, unsendableProblem } from './errors.ts'
import { createInterceptors } from './interceptors.ts'
import { isPromise } from './isPromise.ts'
import { takeItems } from './items.ts'
import type { Loader, WriteConsole } from './loader.ts'
import { type Lists, runBlock } from './runBlock.ts'
import { createSchedule, type Schedule } from './schedule.ts'
import type { RunServices } from './services.ts'
import { createNodeTeller, createQuietTeller, type Teller, type TellerOptions } from './teller.ts'

/** Values by parameter, as an adapter gets and gives them. No prototype: any name is a key. */
export type Kwargs = Readonly<Record<string, unknown>>

/** A node as an adapter sees it: what it is, and the one way to run it. */
export interface ExecutableNode {
  readonly name: string
  readonly type: TypeInfo
  readonly tags: GraphNode['tags']
  readonly dependencies: readonly Dependency[]
  /** A step that a plan made for a parallel block: all of its items, or one of its lists. */
  readonly kind?: 'block' | 'gather'
  /** Runs the node here and now, hooks and events included; gives its value or a promise. Throws when it fails. */
  run(kwargs: Kwargs): unknown
}

export interface NodeRunnerOptions {
  readonly program: Program
  /** Gives the loader; what the user's code prints goes to `write`. */
  readonly loaderFor: (write: WriteConsole) => Loader
  readonly emit: (event: RunEvent) => void
  /** Milliseconds from the run's start. */
  readonly now: () => number
  readonly worker: number
  /** Whether anybody follows when nodes start and end: told or not, it makes no difference to what is run. */
  readonly followed: boolean
  /** Whether events carry summaries of values: a page wants them, a batch job does not. */
  readonly summaries: boolean
  readonly services: RunServices
  readonly behaviours: readonly Behaviour[]
  /** Comes from outside: whoever has no cache need not carry it. */
  readonly createCache?: CreateNodeCache | undefined
}

/** A part of a parallel block: some of its items. */
export interface BlockPart {
  readonly items: readonly unknown[]
  /** The place of the first of them among all items. */
  readonly firstItem: number
  /** A value from outside of the block. */
  readonly given: (name: string) => unknown
}

/** Runs nodes, whoever asks: each adapter goes through here, so that where a node runs never changes what happens. */
export interface NodeRunner {
  /** Runs the step here and now on its dependencies' values; gives its value or a promise of it, or throws a `NodeFailure`. */
  run(step: GraphNode, values: readonly unknown[]): unknown
  /** Runs some items of a block's step. */
  runItems(step: GraphNode, part: BlockPart): Lists | Promise<Lists>
  executable(node: GraphNode): ExecutableNode
}

export function createNodeRunner(options: NodeRunnerOptions): NodeRunner {
  const { program, emit, now, worker, summaries } = options
  const telling: TellerOptions = { emit, now, worker, summarise: summaries ? summarise : null }
  const teller = options.followed ? createNodeTeller(telling) : createQuietTeller(telling)
  const graceful = options.behaviours.find((one) => one.kind === 'graceful')
  const schedules = new Map<GraphNode, Schedule>()
  let current: string | null = null
  const loader = options.loaderFor((level, text) => emit({ kind: 'consoleWritten', node: current, level, text }))
  const { services, behaviours } = options
  const call = createCalls({ loader, emit, services, types: program.graph.types })
  const intercept = createInterceptors(behaviours, {
    types: program.graph.types,
    services,
    emit,
    now,
    problemOf: (error, node) => problemOfThrown(error, node, program.code),
  })

  const isCached = behaviours.some((one) => one.kind === 'cache')
  const cache = isCached ? options.createCache?.({ program, services, emit }) : undefined
  const obtain = cache ? lookUpWith(cache) : attempt
  /** Items that are not all that their node would have given: no cache may keep them. */
  const unfinished = new WeakSet<object>()

  /** Runs what the cache does not hold, and keeps what it gave. */
  function lookUpWith({ find }: NodeCache): typeof attempt {
    return async (node, values, tell, at) => {
      const found = await find(node, values)
      if (found.kind === 'miss') {
        const value = await attempt(node, values, tell, at)
        if (!Array.isArray(value) || !unfinished.has(value)) await found.keep(value)
        return value
      }
      try {
        const value = found.kind === 'hit' ? found.value : await call(node, values)
        tell.cached(node, value)
        return value
      } catch (error) {
        return fail(node, error, tell, at)
      }
    }
  }

  function run(step: GraphNode, values: readonly unknown[]): unknown {
    if (step.call.kind === 'gather') return listOf(step.call.node, values)
    return step.call.kind === 'block' ? runAllItems(step, values, null) : obtain(step, values, teller, '')
  }

  /** `at` tells the item in messages. */
  function attempt(node: GraphNode, values: readonly unknown[], tell: Teller, at: string): unknown {
    tell.started(node)
    current = node.name
    try {
      const value = perform(node, values)
      if (!isPromise(value)) return finish(node, value, tell)
      return value.then((settled) => finish(node, settled, tell)).catch((error: unknown) => fail(node, error, tell, at))
    } catch (error) {
      return fail(node, error, tell, at)
    } finally {
      current = null
    }
  }

  const perform: (node: GraphNode, values: readonly unknown[]) => unknown = intercept
    ? (node, values) => intercept({ node, values }, () => call(node, values))
    : call

  function finish(node: GraphNode, value: unknown, tell: Teller): unknown {
    if (isParallelizable(node)) {
      let isWhole = true
      const items = takeItems(value, (error) => {
        isWhole = false
        return brokenOff(node, error)
      })
      const end = (all: readonly unknown[]): unknown => {
        if (!isWhole) unfinished.add(all)
        return accept(node, all, tell)
      }
      return isPromise(items) ? items.then(end) : end(items)
    }
    return accept(node, value, tell)
  }

  function accept(node: GraphNode, value: unknown, tell: Teller): unknown {
    const obstacle = findObstacle(value)
    if (obstacle) throw new NodeFailure(unsendableProblem(node, obstacle))
    tell.finished(node, value)
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
    const problem = problemOfThrown(error, node, program.code, '')
    emit({ kind: 'nodeWarned', node: node.name, problem: { ...problem, severity: 'warning' } })
    return graceful.sentinel
  }

  function isParallelizable(node: GraphNode): boolean {
    return node.call.kind === 'function' && typeAt(program.graph.types, node.type).shape.kind === 'parallelizable'
  }

  function runAllItems(step: GraphNode, values: readonly unknown[], outer: BlockTeller | null): Lists | Promise<Lists> {
    const { dependencies } = step
    const expand = step.call.kind === 'block' ? step.call.expand : ''
    const known = new Map(dependencies.map((dependency, at) => [dependency.node, values[at]]))
    const items = known.get(expand)
    const given = (name: string) => known.get(name)
    return runPart(step, { items: Array.isArray(items) ? items : [], firstItem: 0, given }, outer)
  }

  /** A block within a block tells through the outer one's teller. */
  function runPart(step: GraphNode, part: BlockPart, outer: BlockTeller | null): Lists | Promise<Lists> {
    const block = step.call
    if (block.kind !== 'block') throw new Error(`"${step.name}" is no block`)
    const tell = outer ?? createBlockTeller(telling)
    const end = (lists: Lists) => {
      if (!outer) tell.end(block.body, lists)
    }
    const lists = guard(
      () =>
        runBlock({
          block,
          schedule: scheduleOf(step, block.body),
          items: part.items,
          given: part.given,
          teller: tell,
          sentinel: graceful?.sentinel,
          execute: (node, values, at) => runInside(node, values, tell, `${block.expand}[${part.firstItem + at}]`),
        }),
      () => end({}),
    )
    if (!isPromise(lists)) {
      end(lists)
      return lists
    }
    return lists.then((all) => {
      end(all)
      return all
    })
  }

  function runInside(node: GraphNode, values: readonly unknown[], tell: BlockTeller, at: string): unknown {
    if (node.call.kind === 'gather') return listOf(node.call.node, values)
    return node.call.kind === 'block' ? runAllItems(node, values, tell) : obtain(node, values, tell, at)
  }

  function scheduleOf(step: GraphNode, body: readonly GraphNode[]): Schedule {
    const known = schedules.get(step) ?? createSchedule(body)
    schedules.set(step, known)
    return known
  }

  return {
    run,
    runItems: (step, part) => runPart(step, part, null),
    executable: (node) => ({
      name: node.name,
      type: typeAt(program.graph.types, node.type),
      tags: node.tags,
      dependencies: node.dependencies,
      ...(node.call.kind === 'block' || node.call.kind === 'gather' ? { kind: node.call.kind } : {}),
      run: (kwargs) =>
        run(
          node,
          node.dependencies.map((dependency) => kwargs[dependency.parameter]),
        ),
    }),
  }
}

/** Values by parameter, from those in the order of the dependencies. */
export function toKwargs(node: GraphNode, values: readonly unknown[]): Kwargs {
  const kwargs: Record<string, unknown> = Object.create(null)
  for (const [at, dependency] of node.dependencies.entries()) kwargs[dependency.parameter] = values[at]
  return kwargs
}

/** A block gives lists by name; a gather step takes one of them. */
function listOf(node: string, [lists]: readonly unknown[]): unknown {
  return typeof lists === 'object' && lists !== null ? Reflect.get(lists, node) : undefined
}

/** Does `onFailure` before what `work` throws, or rejects with, goes on its way. */
function guard<T>(work: () => T | Promise<T>, onFailure: () => void): T | Promise<T> {
  const after = (error: unknown): never => {
    onFailure()
    throw error
  }
  try {
    const value = work()
    return isPromise(value) ? (value as Promise<T>).catch(after) : value
  } catch (error) {
    return after(error)
  }
}

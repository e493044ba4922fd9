import type { RunEvent } from '../model/event.ts'
import type { Dependency, GraphNode, Program } from '../model/graph.ts'
import { type TypeInfo, typeAt } from '../model/type.ts'
import { findObstacle } from '../values/cloneable.ts'
import { summarise } from '../values/summarise.ts'
import type { Behaviour } from './behaviour.ts'
import { createCalls } from './calls.ts'
import { NodeFailure, problemOfThrown, unsendableProblem } from './errors.ts'
import type { Loader, WriteConsole } from './loader.ts'
import type { RunServices } from './services.ts'

/** Values by parameter, as an adapter gets and gives them. No prototype: any name is a key. */
export type Kwargs = Readonly<Record<string, unknown>>

/** A node as an adapter sees it: what it is, and the one way to run it. */
export interface ExecutableNode {
  readonly name: string
  readonly type: TypeInfo
  readonly tags: GraphNode['tags']
  readonly dependencies: readonly Dependency[]
  /** Runs the node here and now, hooks and events included; gives its value or a promise. Throws when it fails. */
  run(kwargs: Kwargs): unknown
}

/** One run of one node, as interceptors see it. `values` are those of its dependencies, in their order. */
export interface NodeRun {
  readonly node: GraphNode
  readonly values: readonly unknown[]
}

/**
 * Stands around a node's run: `next` runs it (or the interceptor within) and gives its value or a promise of it, or
 * throws. May give another value, a promise where `next` gave none, or not call `next` at all.
 */
export type Interceptor = (run: NodeRun, next: () => unknown) => unknown

export interface NodeRunnerOptions {
  readonly program: Program
  /** Gives the loader; what the user's code prints goes to `write`. */
  readonly loaderFor: (write: WriteConsole) => Loader
  readonly emit: (event: RunEvent) => void
  /** Milliseconds from the run's start. */
  readonly now: () => number
  readonly worker: number
  /** Whether events carry summaries of values: a page wants them, a batch job does not. */
  readonly summaries: boolean
  readonly services: RunServices
  readonly behaviours: readonly Behaviour[]
}

/** Runs nodes, whoever asks: each adapter goes through here, so that where a node runs never changes what happens. */
export interface NodeRunner {
  /** Runs the node here and now on its dependencies' values; gives its value or a promise of it, or throws a `NodeFailure`. */
  run(node: GraphNode, values: readonly unknown[]): unknown
  executable(node: GraphNode): ExecutableNode
}

export function createNodeRunner(options: NodeRunnerOptions): NodeRunner {
  const { program, emit, now, worker, summaries } = options
  let current: string | null = null
  const loader = options.loaderFor((level, text) => emit({ kind: 'consoleWritten', node: current, level, text }))
  const callOf = createCalls({ loader, emit, services: options.services })

  function run(node: GraphNode, values: readonly unknown[]): unknown {
    emit({ kind: 'nodeStarted', node: node.name, time: now(), worker })
    current = node.name
    try {
      const value = callOf(node)(values)
      if (!isPromise(value)) return finish(node, value)
      return value.then((settled) => finish(node, settled)).catch((error: unknown) => fail(node, error))
    } catch (error) {
      return fail(node, error)
    } finally {
      current = null
    }
  }

  function finish(node: GraphNode, value: unknown): unknown {
    const obstacle = findObstacle(value)
    if (obstacle) throw new NodeFailure(unsendableProblem(node, obstacle))
    emit({ kind: 'nodeFinished', node: node.name, time: now(), summary: summaries ? summarise(value) : null })
    return value
  }

  function fail(node: GraphNode, error: unknown): never {
    const problem = problemOfThrown(error, node, program.code)
    emit({ kind: 'nodeFailed', node: node.name, time: now(), problem })
    throw new NodeFailure(problem)
  }

  return {
    run,
    executable: (node) => ({
      name: node.name,
      type: typeAt(program.graph.types, node.type),
      tags: node.tags,
      dependencies: node.dependencies,
      run: (kwargs) =>
        run(
          node,
          node.dependencies.map((dependency) => kwargs[dependency.parameter]),
        ),
    }),
  }
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return (
    value instanceof Promise ||
    (typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function')
  )
}

import type { RunEvent } from '../model/event.ts'
import type { Dependency, GraphNode, Program } from '../model/graph.ts'
import { makeProblem } from '../model/problem.ts'
import { unreachable } from '../model/runState.ts'
import { type TypeInfo, typeAt } from '../model/type.ts'
import { findObstacle } from '../values/cloneable.ts'
import { summarise } from '../values/summarise.ts'
import { isValidationResult, type ValidationResult, validate } from '../values/validators.ts'
import { NodeFailure, problemOfThrown } from './errors.ts'
import type { Loader, WriteConsole } from './loader.ts'

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
}

/** Runs nodes, whoever asks: each adapter goes through here, so that where a node runs never changes what happens. */
export interface NodeRunner {
  executable(node: GraphNode): ExecutableNode
}

export function createNodeRunner(options: NodeRunnerOptions): NodeRunner {
  const { program, emit, now, worker, summaries } = options
  let current: string | null = null
  const loader = options.loaderFor((level, text) => emit({ kind: 'consoleWritten', node: current, level, text }))

  function run(node: GraphNode, kwargs: Kwargs): unknown {
    emit({ kind: 'nodeStarted', node: node.name, time: now(), worker })
    current = node.name
    try {
      const value = call(node, kwargs)
      if (!isPromise(value)) return finish(node, value)
      return value.then((settled) => finish(node, settled)).catch((error: unknown) => fail(node, error))
    } catch (error) {
      return fail(node, error)
    } finally {
      current = null
    }
  }

  function call(node: GraphNode, kwargs: Kwargs): unknown {
    const { dependencies, call: how } = node
    const args: unknown[] = []
    for (const dependency of dependencies) args.push(kwargs[dependency.parameter])
    switch (how.kind) {
      case 'function':
        return loader.functionAt(how.module, how.exportName)(...args)
      case 'validate':
        return validate(how.validator, args[0], how.argument)
      case 'verdict':
        return decide(node, how.importance, args)
      case 'none':
        throw new Error(`"${node.name}" is no function`)
      default:
        return unreachable(how)
    }
  }

  /** Passes the checked value on, or fails with all that its checks found. */
  function decide(node: GraphNode, importance: 'warn' | 'fail', [value, ...checks]: readonly unknown[]): unknown {
    const failed = node.dependencies.flatMap((dependency, at): [string, ValidationResult][] => {
      const check = at === 0 ? null : checks[at - 1]
      return isValidationResult(check) && !check.passes ? [[dependency.node, check]] : []
    })
    if (failed.length === 0) return value
    const problem = makeProblem('DW-RUN-003', 'run', {
      severity: importance === 'fail' ? 'error' : 'warning',
      message: `"${node.name}" did not pass: ${failed.map(([name, { message }]) => `${name}: ${message}`).join('; ')}.`,
      hint: 'Look at the value, or change the check.',
      nodes: [node.name],
      where: node.where,
    })
    if (importance === 'fail') throw new NodeFailure(problem)
    emit({ kind: 'nodeWarned', node: node.name, problem })
    return value
  }

  function finish(node: GraphNode, value: unknown): unknown {
    const obstacle = findObstacle(value)
    if (obstacle) {
      throw new NodeFailure(
        makeProblem('DW-RUN-002', 'run', {
          message: `"${node.name}" gave ${obstacle.what}${obstacle.path ? ` at ${node.name}${obstacle.path}` : ''}, which cannot go to another worker.`,
          hint: 'Return plain data: numbers, texts, arrays, objects, Map, Set, Date, typed arrays or tables.',
          nodes: [node.name],
          where: node.where,
        }),
      )
    }
    emit({ kind: 'nodeFinished', node: node.name, time: now(), summary: summaries ? summarise(value) : null })
    return value
  }

  function fail(node: GraphNode, error: unknown): never {
    const problem = problemOfThrown(error, node, program.code)
    emit({ kind: 'nodeFailed', node: node.name, time: now(), problem })
    throw new NodeFailure(problem)
  }

  return {
    executable: (node) => ({
      name: node.name,
      type: typeAt(program.graph.types, node.type),
      tags: node.tags,
      dependencies: node.dependencies,
      run: (kwargs) => run(node, kwargs),
    }),
  }
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return (
    value instanceof Promise ||
    (typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function')
  )
}

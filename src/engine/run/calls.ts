import type { RunEvent } from '../model/event.ts'
import type { Argument, GraphNode, NodeCall } from '../model/graph.ts'
import { makeProblem } from '../model/problem.ts'
import { unreachable } from '../model/runState.ts'
import { isValidationResult, type ValidationResult, validate } from '../values/validators.ts'
import { NodeFailure } from './errors.ts'
import type { Loader, UserFunction } from './loader.ts'
import type { RunServices } from './services.ts'

/** A call on the values of a node's dependencies, in their order. */
type Call = (values: readonly unknown[]) => unknown

export interface CallOptions {
  readonly loader: Loader
  readonly emit: (event: RunEvent) => void
  readonly services: RunServices
}

/** Calls what a node stands for on its dependencies' values. What is not the user's function is prepared once. */
export function createCalls(options: CallOptions): (node: GraphNode, values: readonly unknown[]) => unknown {
  const { loader } = options
  const prepared = new Map<GraphNode, Call>()
  return (node, values) => {
    const { call, args } = node
    const given = args ? args.map((argument) => resolve(argument, values)) : values
    if (call.kind === 'function') return callFunction(loader.functionAt(call), given)
    const known = prepared.get(node) ?? makeCall(node, call, options)
    prepared.set(node, known)
    return known(given)
  }
}

/** Spreading takes longer than most small functions do. */
function callFunction(fn: UserFunction, values: readonly unknown[]): unknown {
  switch (values.length) {
    case 0:
      return fn()
    case 1:
      return fn(values[0])
    case 2:
      return fn(values[0], values[1])
    case 3:
      return fn(values[0], values[1], values[2])
    default:
      return fn(...values)
  }
}

function makeCall(node: GraphNode, how: Exclude<NodeCall, { kind: 'function' }>, { emit }: CallOptions): Call {
  switch (how.kind) {
    case 'value':
      return () => how.value
    case 'pass':
      return ([value]) => value
    case 'validate':
      return ([value]) => validate(how.validator, value, how.argument)
    case 'verdict':
      return (values) => decide(node, how.importance, values, emit)
    case 'pick':
    case 'appendColumns':
    case 'load':
    case 'save':
    case 'block':
    case 'gather':
    case 'none':
      return () => {
        throw new Error(`"${node.name}" is no function`)
      }
    default:
      return unreachable(how)
  }
}

function resolve(argument: Argument, values: readonly unknown[]): unknown {
  switch (argument.kind) {
    case 'dependency':
      return values[argument.at]
    case 'literal':
      return argument.value
    case 'list':
      return argument.items.map((item) => resolve(item, values))
    case 'record': {
      const record: Record<string, unknown> = {}
      for (const [key, item] of argument.entries) {
        // Plain assignment of `__proto__` would change the object's prototype.
        Object.defineProperty(record, key, {
          value: resolve(item, values),
          enumerable: true,
          writable: true,
          configurable: true,
        })
      }
      return record
    }
    default:
      return unreachable(argument)
  }
}

/** Passes the checked value on, or fails with all that its checks found. */
function decide(
  node: GraphNode,
  importance: 'warn' | 'fail',
  [value, ...checks]: readonly unknown[],
  emit: CallOptions['emit'],
): unknown {
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

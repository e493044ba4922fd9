import type { RunEvent } from '../model/event.ts'
import type { Argument, GraphNode, NodeCall } from '../model/graph.ts'
import { makeProblem } from '../model/problem.ts'
import { unreachable } from '../model/runState.ts'
import { isValidationResult, type ValidationResult, validate } from '../values/validators.ts'
import { NodeFailure } from './errors.ts'
import type { Loader } from './loader.ts'
import type { RunServices } from './services.ts'

/** A node's call on the values of its dependencies, in their order. */
export type Call = (values: readonly unknown[]) => unknown

export interface CallOptions {
  readonly loader: Loader
  readonly emit: (event: RunEvent) => void
  readonly services: RunServices
}

/** Gives each node its call, made once. One arm for each kind of `NodeCall`. */
export function createCalls(options: CallOptions): (node: GraphNode) => Call {
  const calls = new Map<GraphNode, Call>()
  return (node) => {
    const known = calls.get(node)
    if (known) return known
    const call = withArguments(node, makeCall(node, node.call, options))
    calls.set(node, call)
    return call
  }
}

function makeCall(node: GraphNode, how: NodeCall, { loader, emit }: CallOptions): Call {
  switch (how.kind) {
    case 'function':
      return callFunction(how, loader)
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

/** The function is looked up on the first call: a module that throws while it is evaluated fails the nodes that need it. */
function callFunction(how: NodeCall & { kind: 'function' }, loader: Loader): Call {
  let fn: Call | null = null
  return (values) => {
    if (!fn) {
      const found = loader.functionAt(how)
      fn = (args) => found(...args)
    }
    return fn(values)
  }
}

function withArguments(node: GraphNode, call: Call): Call {
  const { args } = node
  return args ? (values) => call(args.map((argument) => resolve(argument, values))) : call
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

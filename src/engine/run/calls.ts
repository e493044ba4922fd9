import type { RunEvent } from '../model/event.ts'
import type { GraphNode, NodeCall } from '../model/graph.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { unreachable } from '../model/runState.ts'
import type { TypeTable } from '../model/type.ts'
import { appendColumns } from '../values/appendColumns.ts'
import { toCheckRecord } from '../values/checkRecord.ts'
import { pick } from '../values/pick.ts'
import { previewOf } from '../values/summarise.ts'
import { toTypedArray } from '../values/typedArray.ts'
import { isValidationResult, type ValidationResult } from '../values/validation.ts'
import { validate } from '../values/validators.ts'
import { combine } from './combine.ts'
import { NodeFailure } from './errors.ts'
import { loadFile, type NoteContent, saveFile } from './files.ts'
import type { Loader, UserFunction } from './loader.ts'
import { resolveArgument } from './resolveArgument.ts'
import type { RunServices } from './services.ts'

/** A call on the values of a node's dependencies, in their order. */
type Call = (values: readonly unknown[]) => unknown

export interface CallOptions {
  readonly loader: Loader
  readonly emit: (event: RunEvent) => void
  readonly services: RunServices
  readonly types: TypeTable
  readonly noteContent: NoteContent
}

/** Calls what a node stands for on its dependencies' values. What is not the user's function is prepared once. */
export function createCalls(options: CallOptions): (node: GraphNode, values: readonly unknown[]) => unknown {
  const { loader } = options
  const prepared = new Map<GraphNode, Call>()
  return (node, values) => {
    const { call, args } = node
    const cast = node.dependencies.some((one) => one.as) ? values.map((value, at) => castTo(node, at, value)) : values
    const given = args ? args.map((argument) => resolveArgument(argument, cast)) : cast
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

function makeCall(node: GraphNode, how: Exclude<NodeCall, { kind: 'function' }>, options: CallOptions): Call {
  switch (how.kind) {
    case 'value':
      return () => how.value
    case 'pass':
      return ([value]) => value
    case 'validate':
      return ([value]) => validate(value, how)
    case 'appendColumns':
      return (values) => append(node, how.names, values)
    case 'combine':
      return (values) => combine(how, values)
    case 'load':
      return loadFile(node, how.format, options)
    case 'save':
      return saveFile(node, how.format, options)
    case 'verdict':
      return (values) => decide(node, how.importance, values, options.emit)
    case 'pick':
      return ([value]) => take(node, how, value)
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

function take(node: GraphNode, { part, key, fill }: NodeCall & { kind: 'pick' }, value: unknown): unknown {
  const picked = pick(value, part, key)
  if (picked.ok) return picked.value
  if (fill) return fill.value
  const from = node.dependencies[0]?.node ?? ''
  throw new NodeFailure(
    makeProblem('DW-RUN-010', 'run', {
      message: `"${from}" gave no ${part} ${typeof key === 'string' ? `"${key}"` : key}: it gave ${picked.found}.`,
      hint: 'Return it, or say what stands for a missing one: { fillWith: 0 }.',
      nodes: [node.name, from],
      where: node.where,
    }),
  )
}

function castTo(node: GraphNode, at: number, value: unknown): unknown {
  const { as, node: from, parameter } = node.dependencies[at] ?? {}
  if (!as || !Array.isArray(value)) return value
  const cast = toTypedArray(value, as)
  if (cast.ok) return cast.array
  throw new NodeFailure(
    makeProblem('DW-RUN-011', 'run', {
      message: `"${node.name}" needs ${parameter}: ${as}, but the column "${from}" holds ${previewOf(cast.misfit, 60)}.`,
      hint: 'Declare the parameter as an array of what the column holds.',
      nodes: [node.name, ...(from ? [from] : [])],
      where: node.where,
    }),
  )
}

function append(node: GraphNode, names: readonly string[], [table, ...columns]: readonly unknown[]): unknown {
  const appended = appendColumns(table, names, columns)
  if (appended.ok) return appended.table
  throw new NodeFailure(
    makeProblem('DW-RUN-019', 'run', {
      message: `"${node.name}" cannot append columns: ${appended.fault}.`,
      hint: 'Give a column one value for each row of the table.',
      nodes: [node.name],
      where: node.where,
    }),
  )
}

/** Passes the checked value on, or fails with all that its checks found. */
function decide(
  node: GraphNode,
  importance: 'warn' | 'fail',
  [value, ...checks]: readonly unknown[],
  emit: CallOptions['emit'],
): unknown {
  const told = node.dependencies.slice(1).map((dependency, at): readonly [string, ValidationResult] => {
    const check = checks[at]
    if (!isValidationResult(check)) throw new NodeFailure(noVerdict(node, dependency.node, check))
    return [dependency.node, check]
  })
  emit({ kind: 'nodeChecked', node: node.name, importance, checks: told.map((one) => toCheckRecord(...one)) })
  const failed = told.filter(([, { passes }]) => !passes)
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

/** A check of the user's gave something else than it was declared to. */
function noVerdict(node: GraphNode, check: string, given: unknown): Problem {
  return makeProblem('DW-RUN-020', 'run', {
    message: `The check "${check}" gave ${previewOf(given, 60)}, which says nothing of "${node.name}".`,
    hint: 'Return { passes: boolean, message: string }.',
    nodes: [check, node.name],
    where: node.where,
  })
}

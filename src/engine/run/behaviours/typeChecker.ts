import { makeProblem, type Problem } from '../../model/problem.ts'
import { type TypeId, type TypeTable, typeAt } from '../../model/type.ts'
import { findMisfit } from '../../values/checkType.ts'
import { formatMisfit, type Misfit } from '../../values/fit.ts'
import { previewOf } from '../../values/summarise.ts'
import type { Behaviour } from '../behaviour.ts'
import { NodeFailure } from '../errors.ts'
import type { Interceptor, NodeRun } from '../interceptor.ts'
import { isPromise } from '../isPromise.ts'

/** Compares what goes in and out with the declared types: a node whose values do not fit fails. */
export function interceptByTypeChecker(
  { inputs, outputs }: Behaviour & { readonly kind: 'typeChecker' },
  types: TypeTable,
  sentinels: readonly unknown[],
): Interceptor {
  return (run, next) => {
    if (inputs) checkInputs(run, types, sentinels)
    const value = next()
    if (!outputs) return value
    return isPromise(value) ? value.then((settled) => checkOutput(run, settled, types)) : checkOutput(run, value, types)
  }
}

function checkInputs({ node, values }: NodeRun, types: TypeTable, sentinels: readonly unknown[]): void {
  const misfits = node.dependencies.flatMap(({ parameter, type, optional, mismatch, collects, as }, at) => {
    const value = values[at]
    // An edge that the adapter took although the compiler refused it is meant to differ.
    if (mismatch || (optional && value === undefined)) return []
    // It is passed as what the parameter declares.
    if (as && Array.isArray(value)) return []
    const misfit = collects ? findCollectedMisfit(value, type, types, sentinels) : findMisfit(value, type, types)
    return misfit ? [formatMisfit(parameter, misfit)] : []
  })
  if (misfits.length === 0) return
  throw failure(
    makeProblem('DW-RUN-026', 'run', {
      message: `"${node.name}" was given what its parameters do not declare: ${misfits.join('; ')}.`,
      hint: 'Correct the node that gave the value, or the type of the parameter.',
      nodes: [node.name],
      where: node.where,
    }),
  )
}

/** An item that failed left a sentinel in its place. */
function findCollectedMisfit(
  value: unknown,
  type: TypeId,
  types: TypeTable,
  sentinels: readonly unknown[],
): Misfit | null {
  const { shape } = typeAt(types, type)
  if (sentinels.length === 0 || shape.kind !== 'collect' || !Array.isArray(value)) return findMisfit(value, type, types)
  for (const [at, item] of value.entries()) {
    const misfit = isSentinel(item, sentinels) ? null : findMisfit(item, shape.element, types)
    if (misfit) return { ...misfit, path: `[${at}]${misfit.path}` }
  }
  return null
}

/** One that is an object was copied on its way from a worker. */
function isSentinel(item: unknown, sentinels: readonly unknown[]): boolean {
  return sentinels.some(
    (sentinel) =>
      Object.is(item, sentinel) || (typeof sentinel === 'object' && previewOf(item) === previewOf(sentinel)),
  )
}

function checkOutput({ node }: NodeRun, value: unknown, types: TypeTable): unknown {
  const misfit = findMisfit(value, node.type, types)
  if (!misfit) return value
  throw failure(
    makeProblem('DW-RUN-025', 'run', {
      message: `"${node.name}" gave what its type does not declare: ${formatMisfit(node.name, misfit)}.`,
      hint: `Give a value of type ${typeAt(types, node.type).text}, or change the return type.`,
      nodes: [node.name],
      where: node.where,
    }),
  )
}

/** Who catches errors by class finds a `TypeError`. */
function failure(problem: Problem): NodeFailure {
  return new NodeFailure(problem, { cause: new TypeError(problem.message) })
}

import type { PortFit } from '../model/edit.ts'
import { findNode, type GraphNode } from '../model/graph.ts'
import { feedsItself } from './bound.ts'
import { checkPort, checkSource } from './connect.ts'
import type { EditScope } from './context.ts'
import { findFunctionOf } from './functions.ts'
import { parameterOf } from './parameters.ts'
import { EditRefusal } from './refusal.ts'

/** Of every function whether a node may feed it, by a new parameter and by each that it has. */
export function findFits(scope: EditScope, source: string): PortFit[] {
  const node = findNode(scope.graph, source)
  return node ? scope.graph.nodes.flatMap((target) => fitsOf(scope, node, target)) : []
}

function fitsOf(scope: EditScope, node: GraphNode, taker: GraphNode): PortFit[] {
  const target = taker.name
  const found = findFunctionOf(scope, taker)
  if (!found) return []
  const whole = refusalOf(() => checkSource(scope, node, found, target))
  const parameters = [...new Set(taker.dependencies.map((edge) => edge.parameter))].filter(
    (parameter) => parameterOf(found, parameter) && feedsItself(scope, found, parameter),
  )
  const ports = parameters.map((parameter) => ({
    target,
    parameter,
    refusal: whole ?? refusalOf(() => checkPort(scope, node, found, target, parameter)),
  }))
  return [{ target, parameter: null, refusal: whole }, ...ports]
}

function refusalOf(check: () => void): string | null {
  try {
    check()
    return null
  } catch (error) {
    if (error instanceof EditRefusal) return error.problem.message
    throw error
  }
}

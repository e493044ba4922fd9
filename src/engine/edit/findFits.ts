import type { PortFit } from '../model/edit.ts'
import { findNode, type GraphNode } from '../model/graph.ts'
import { feedsItself } from './bound.ts'
import { checkEdge } from './connect.ts'
import type { EditScope } from './context.ts'
import { findFunctionOf } from './functions.ts'
import { parameterOf } from './parameters.ts'
import { EditRefusal } from './refusal.ts'

/** Of every function whether a node may feed it, by a new parameter and by each that it has. */
export function findFits(scope: EditScope, source: string): PortFit[] {
  const node = findNode(scope.graph, source)
  if (!node) return []
  return scope.graph.nodes.flatMap((target) => {
    const found = findFunctionOf(scope, target)
    if (!found) return []
    const ports = [null, ...new Set(target.dependencies.map((edge) => edge.parameter))]
    const own = ports.filter((port) => port === null || (parameterOf(found, port) && feedsItself(scope, found, port)))
    return own.map(
      (parameter): PortFit => ({
        target: target.name,
        parameter,
        refusal: refusalOf(scope, node, found, target.name, parameter),
      }),
    )
  })
}

function refusalOf(
  scope: EditScope,
  node: GraphNode,
  found: Parameters<typeof checkEdge>[2],
  target: string,
  parameter: string | null,
): string | null {
  try {
    checkEdge(scope, node, found, target, parameter)
    return null
  } catch (error) {
    if (error instanceof EditRefusal) return error.problem.message
    throw error
  }
}

import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { GraphNode } from '../model/graph.ts'
import type { TypeId } from '../model/type.ts'
import type { EditScope } from './context.ts'
import { nodeNameOf, nodesFrom } from './functions.ts'

/** Why what a node gives does not fit a parameter, in words; null where it does, as the compiler judges. */
export function typesFit(scope: EditScope, source: GraphNode, target: FoundFunction, parameter: string): string | null {
  const { oracle } = scope
  const edge = nodesFrom(scope, target)
    .flatMap((node) => node.dependencies)
    .find((one) => one.parameter === parameter)
  if (!edge) return null
  const given = source.expands ? (oracle.element(source.type) ?? source.type) : source.type
  const { shape } = oracle.info(edge.type)
  // A collector takes one item after the other of what runs for each.
  const isInBlock = source.expands === true || (source.block?.length ?? 0) > 0
  const wanted = shape.kind === 'collect' && isInBlock ? shape.element : edge.type
  if (oracle.isAssignable(given, wanted, edge.optional)) return null
  const text = (type: TypeId) => oracle.info(type).text
  return `"${source.name}" gives ${text(given)}, but "${nodeNameOf(scope, target)}" takes ${parameter}: ${text(edge.type)}.`
}

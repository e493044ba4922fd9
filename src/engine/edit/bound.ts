import type { FoundFunction } from '../analyze/findFunctions.ts'
import { indexOf } from '../model/graph.ts'
import type { Place } from '../model/problem.ts'
import { type EditScope, isAt, nodeNameOf } from './context.ts'
import { refuse } from './refusal.ts'

/** The node that feeds a parameter: of its own name, unless a modifier binds another. */
export function boundTo(scope: EditScope, found: FoundFunction, parameter: string): { node: string; isOwn: boolean } {
  const name = nodeNameOf(found, scope)
  const nodes = scope.graph.nodes.filter((one) => one.origin === name || isAt(found, one.where))
  const edges = nodes.flatMap((one) => one.dependencies.filter((edge) => edge.parameter === parameter))
  const own = edges.length === 0 || edges.some((edge) => edge.node === parameter)
  return { node: own ? parameter : (edges[0]?.node ?? parameter), isOwn: own }
}

/** @throws {EditRefusal} where a modifier says what feeds the parameter: it leads there. */
export function checkUnbound(scope: EditScope, found: FoundFunction, parameter: string): void {
  if (boundTo(scope, found, parameter).isOwn) return
  const name = nodeNameOf(found, scope)
  refuse('made', {
    message: `A modifier of "${name}" says what feeds its parameter "${parameter}".`,
    nodes: [name],
    where: modifierPlace(scope, found),
  })
}

function modifierPlace({ graph }: EditScope, found: FoundFunction): Place | null {
  const node = graph.nodes.find((one) => isAt(found, one.where))
  return node?.modifiers.find((one) => one.where)?.where ?? node?.where ?? null
}

/** @throws {EditRefusal} where an edge from `source` to `target` would close a circle. */
export function checkAcyclic({ graph }: EditScope, source: string, target: string): void {
  const path = findPath(graph, target, source)
  if (!path) return
  refuse('cycle', {
    message: `"${source}" cannot feed "${target}": it needs it (${[...path, target].join(' -> ')}).`,
    nodes: [source, target],
  })
}

/** Names from one node along the edges to another; null where none leads there. */
export function findPath(graph: EditScope['graph'], from: string, to: string): string[] | null {
  const { users } = indexOf(graph)
  const before = new Map<string, string | null>([[from, null]])
  const queue = [from]
  for (const name of queue) {
    if (name === to) return unwind(before, to)
    for (const next of users.get(name) ?? []) {
      if (before.has(next)) continue
      before.set(next, name)
      queue.push(next)
    }
  }
  return null
}

function unwind(before: ReadonlyMap<string, string | null>, to: string): string[] {
  const path: string[] = []
  for (let at: string | null | undefined = to; at; at = before.get(at)) path.unshift(at)
  return path
}

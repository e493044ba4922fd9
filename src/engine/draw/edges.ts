import type { Dependency, GraphNode } from '../model/graph.ts'
import type { Edge, View } from './picture.ts'

/** One edge for each pair of boxes, however many parameters it feeds. What is overridden needs nothing. */
export function findEdges(nodes: readonly GraphNode[], ids: ReadonlyMap<string, string>, view: View): Edge[] {
  const expanding = new Set(nodes.filter((node) => node.expands).map((node) => node.name))
  return nodes.flatMap((node) => {
    const to = ids.get(node.name)
    if (to === undefined || view.overrides?.has(node.name)) return []
    return [...bySource(node.dependencies)].flatMap(([name, parameters]) => {
      const from = ids.get(name)
      if (from === undefined) return []
      const onPath = (view.path?.has(name) && view.path.has(node.name)) ?? false
      return [{ from, to, onPath, ...kindOf(parameters, expanding.has(name)) }]
    })
  })
}

function bySource(dependencies: readonly Dependency[]): Map<string, Dependency[]> {
  const groups = new Map<string, Dependency[]>()
  for (const dependency of dependencies) {
    const group = groups.get(dependency.node)
    if (group) group.push(dependency)
    else groups.set(dependency.node, [dependency])
  }
  return groups
}

function kindOf(parameters: readonly Dependency[], expands: boolean): Pick<Edge, 'isOptional' | 'fan' | 'isMismatch'> {
  const collects = parameters.some((one) => one.collects)
  return {
    isOptional: parameters.every((one) => one.optional),
    isMismatch: parameters.some((one) => one.mismatch),
    fan: expands ? (collects ? 'both' : 'expand') : collects ? 'collect' : null,
  }
}

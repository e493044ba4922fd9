import type { Dependency, Graph, GraphNode } from '../../engine/page.ts'
import type { NodeGroup } from './shown.ts'

/** The graph with the faces of `groups` in the place of their inner nodes: what those need from outside, the face needs. */
export function foldGraph(graph: Graph, groups: readonly NodeGroup[]): Graph {
  if (groups.length === 0) return graph
  const byFace = new Map(groups.map((group) => [group.face, group]))
  const gone = new Set(groups.flatMap((group) => group.inner))
  const byName = new Map(graph.nodes.map((node) => [node.name, node]))
  const nodes = graph.nodes.flatMap((node) => {
    if (gone.has(node.name)) return []
    const group = byFace.get(node.name)
    return [
      group
        ? foldNode(
            node,
            group.inner.flatMap((name) => byName.get(name) ?? []),
          )
        : node,
    ]
  })
  return { ...graph, nodes }
}

function foldNode(face: GraphNode, inner: readonly GraphNode[]): GraphNode {
  const own = new Set([face, ...inner].map((node) => node.name))
  const outside = [...inner, face].flatMap((node) => node.dependencies).filter((edge) => !own.has(edge.node))
  const role = face.role ?? loaderBehind(face, inner)
  return { ...face, dependencies: mergeEdges(outside), ...(role ? { role } : {}) }
}

/** A face that only takes its part of what a loader gave is drawn as the loader. */
function loaderBehind({ call }: GraphNode, inner: readonly GraphNode[]): GraphNode['role'] {
  return call.kind === 'pick' || call.kind === 'pass' ? inner.find((node) => node.role === 'loader')?.role : undefined
}

/** One edge a source, one port an edge. */
export function mergeEdges(edges: readonly Dependency[]): Dependency[] {
  const merged = new Map<string, Dependency>()
  const ports = new Set<string>()
  for (const edge of edges) {
    const same = merged.get(edge.node)
    if (same) {
      const mismatched = same.mismatch ? same : edge
      merged.set(edge.node, { ...mismatched, parameter: same.parameter, optional: same.optional && edge.optional })
      continue
    }
    const parameter = ports.has(edge.parameter) ? edge.node : edge.parameter
    ports.add(parameter)
    merged.set(edge.node, { ...edge, parameter })
  }
  return [...merged.values()]
}

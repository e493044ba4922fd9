import type { Dependency, Graph, GraphNode } from '../../engine/page.ts'
import { mergeEdges } from './foldGraph.ts'
import { moduleCard, modulesOf } from './modules.ts'

/** The graph with one card in the place of each folded module's nodes. */
export function foldModules(graph: Graph, folded: ReadonlySet<string>): Graph {
  const members = new Map([...modulesOf(graph)].filter(([path]) => folded.has(path)))
  if (members.size === 0) return graph
  const cardOf = new Map(
    [...members].flatMap(([path, names]) => names.map((name) => [name, moduleCard(path)] as const)),
  )
  const leadToCards = (edge: Dependency): Dependency => ({ ...edge, node: cardOf.get(edge.node) ?? edge.node })
  const byName = new Map(graph.nodes.map((node) => [node.name, node]))
  const cards = [...members].map(([path, names]): GraphNode => {
    const nodes = names.flatMap((name) => byName.get(name) ?? [])
    return makeCard(path, nodes, nodes.flatMap((node) => node.dependencies).map(leadToCards))
  })
  const rest = graph.nodes.filter((node) => !cardOf.has(node.name))
  return {
    ...graph,
    nodes: [...rest.map((node) => ({ ...node, dependencies: node.dependencies.map(leadToCards) })), ...cards],
  }
}

function makeCard(path: string, nodes: readonly GraphNode[], dependencies: readonly Dependency[]): GraphNode {
  const name = moduleCard(path)
  return {
    name,
    origin: name,
    kind: 'function',
    module: path,
    type: NO_TYPE,
    dependencies: mergeEdges(dependencies.filter((edge) => edge.node !== name)),
    call: { kind: 'none' },
    tags: {},
    doc: nodes.map((node) => node.name).join(', '),
    modifiers: [],
    where: null,
    extent: null,
  }
}

/** In no table of types. */
const NO_TYPE = -1

import { type Dependency, type Graph, type GraphNode, indexOf, type Place, typeAt } from '../../engine/page.ts'

export interface Need {
  readonly name: string
  /** Where it differs from the node's name. */
  readonly parameter: string
  readonly type: string
  readonly optional: boolean
  /** Why the edge does not fit; null where it does. */
  readonly mismatch: string | null
  /** Whether a value that is given feeds it, and no function. */
  readonly isInput: boolean
  /** The parameter's name in the code. */
  readonly where: Place | null
}

/** What a node takes, in the order of its parameters. */
export function needsOf(graph: Graph, node: GraphNode): Need[] {
  const { byName } = indexOf(graph)
  return node.dependencies.map((dependency) => ({
    name: dependency.node,
    parameter: dependency.parameter,
    type: typeAt(graph.types, dependency.type).text,
    optional: dependency.optional,
    mismatch: mismatchOf(graph, dependency, byName.get(dependency.node)),
    isInput: byName.get(dependency.node)?.kind !== 'function' && dependency.parameter === dependency.node,
    where: dependency.where,
  }))
}

/** Names of the nodes that take it, each once. */
export function feedsOf(graph: Graph, name: string): string[] {
  return [...new Set(indexOf(graph).users.get(name) ?? [])]
}

/** Tags as lines: `owner: growth`. */
export function tagLines(tags: GraphNode['tags']): string[] {
  return Object.entries(tags).map(([key, value]) => `${key}: ${typeof value === 'string' ? value : value.join(', ')}`)
}

export interface Relatives {
  /** The function's own node where this one was made; null where it is that node itself, or there is none. */
  readonly origin: string | null
  /** Other nodes of the same function. */
  readonly made: readonly string[]
}

/** The other nodes of a node's function. */
export function relativesOf(graph: Graph, { name, origin, kind }: GraphNode): Relatives {
  if (kind !== 'function') return { origin: null, made: [] }
  const all = graph.nodes.filter((node) => node.kind === 'function' && node.origin === origin)
  const names = all.map((node) => node.name).filter((one) => one !== name)
  return { origin: names.includes(origin) ? origin : null, made: names.filter((one) => one !== origin) }
}

function mismatchOf(graph: Graph, dependency: Dependency, source: GraphNode | undefined): string | null {
  if (!dependency.mismatch || !source) return null
  const [given, wanted] = [typeAt(graph.types, source.type).text, typeAt(graph.types, dependency.type).text]
  return `${dependency.node} gives ${given}, which is not ${wanted}`
}

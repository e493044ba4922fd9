import type { Graph, GraphNode } from './model/graph.ts'
import { moduleName } from './model/module.ts'
import { typeAt } from './model/type.ts'

/** A node as `listAvailableVariables` tells it. */
export interface Variable {
  readonly name: string
  readonly type: string
  readonly kind: GraphNode['kind']
  readonly module: string
  readonly tags: GraphNode['tags']
  readonly doc: string
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/** Tag -> value, list of values (any of them), or null (the tag is there). All must hold. */
export type TagFilter = Readonly<Record<string, string | readonly string[] | null>>

/** The nodes that have the tags, sorted by name. */
export function listVariables(graph: Graph, tags: TagFilter): Variable[] {
  return graph.nodes
    .filter((node) => matchesTags(node, tags))
    .map((node) => toVariable(graph, node))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** The nodes of these names, in the order of the graph. */
export function variablesNamed(graph: Graph, names: ReadonlySet<string>): Variable[] {
  return graph.nodes.filter((node) => names.has(node.name)).map((node) => toVariable(graph, node))
}

function toVariable(graph: Graph, node: GraphNode): Variable {
  const names = (optional: boolean) =>
    node.dependencies.filter((one) => one.optional === optional).map((dependency) => dependency.node)
  return {
    name: node.name,
    type: typeAt(graph.types, node.type).text,
    kind: node.kind,
    module: node.module === null ? '' : moduleName(node.module),
    tags: node.tags,
    doc: node.doc,
    required: names(false),
    optional: names(true),
  }
}

function matchesTags(node: GraphNode, filter: TagFilter): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    const actual = Object.hasOwn(node.tags, key) ? node.tags[key] : undefined
    if (actual === undefined || wanted === null) return actual !== undefined
    const has = typeof actual === 'string' ? [actual] : actual
    return (typeof wanted === 'string' ? [wanted] : wanted).some((one) => has.includes(one))
  })
}

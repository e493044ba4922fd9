import { downstreamOf, findNode, type Graph, type GraphNode, indexOf, type Program, upstreamOf } from './model/graph.ts'
import type { SourceText } from './model/module.ts'
import { didYouMean } from './model/names.ts'
import { GraphError, makeProblem, type Place } from './model/problem.ts'
import { typeAt } from './model/type.ts'

/** What a request would look at: names of nodes. */
export interface Wanted {
  readonly outputs: readonly string[]
  readonly overrides: ReadonlySet<string>
}

/** The names as they are. @throws {GraphError} for each that no node has, with the nearest that one does. */
export function knownNames(graph: Graph, names: readonly string[]): readonly string[] {
  const unknown = names.filter((name) => !findNode(graph, name))
  if (unknown.length === 0) return names
  throw new GraphError(
    unknown.map((name) =>
      makeProblem('DW-PLAN-001', 'request', {
        message: `"${name}" is not a node of this graph.`,
        hint: didYouMean(name, indexOf(graph).byName.keys(), 'List the nodes with listAvailableVariables().'),
        nodes: [name],
      }),
    ),
  )
}

/** Names of the nodes on any way from the one to the other, both included; none where there is no way. */
export function pathBetween(graph: Graph, from: string, to: string): Set<string> {
  knownNames(graph, [from, to])
  const upstream = upstreamOf(graph, [to])
  return new Set([...downstreamOf(graph, [from])].filter((name) => upstream.has(name)))
}

/** Names of all that takes part in an execution: what runs, and the values that it starts from. */
export function executionNodes(graph: Graph, { outputs, overrides }: Wanted): Set<string> {
  return upstreamOf(graph, knownNames(graph, outputs), overrides)
}

/** A node in Hamilton's words, as `exportExecution` tells it. */
export interface ExportedNode {
  readonly name: string
  readonly tags: GraphNode['tags']
  readonly output_type: string
  readonly required_dependencies: readonly string[]
  readonly optional_dependencies: readonly string[]
  /** The text of its function, doc comment included; null where it has none, or the program came without its text. */
  readonly source: string | null
  readonly documentation: string
  /** A hash of its code and of all that this names, where the program was built with versions. */
  readonly version: string | null
}

/** All nodes of an execution, sorted by name. */
export function exportNodes(program: Program, wanted: Wanted): ExportedNode[] {
  const { graph } = program
  const names = executionNodes(graph, wanted)
  return graph.nodes
    .filter((node) => names.has(node.name))
    .map((node) => exportNode(node, program))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

function exportNode(node: GraphNode, { graph, sources = [], versions = {} }: Program): ExportedNode {
  const dependencies = (optional: boolean) => [
    ...new Set(node.dependencies.filter((one) => one.optional === optional).map((one) => one.node)),
  ]
  return {
    name: node.name,
    tags: node.tags,
    output_type: typeAt(graph.types, node.type).text,
    required_dependencies: dependencies(false),
    optional_dependencies: dependencies(true),
    source: node.extent && textAt(node.extent, sources),
    documentation: node.doc,
    version: Object.hasOwn(versions, node.name) ? (versions[node.name] ?? null) : null,
  }
}

function textAt(place: Place, sources: readonly SourceText[]): string | null {
  const file = sources.find((source) => source.path === place.file)
  if (!file || place.endLine === undefined || place.endColumn === undefined) return null
  const lines = file.text.split(/(?<=\n)/).slice(place.line - 1, place.endLine)
  const last = lines.length - 1
  return lines
    .map((line, at) => line.slice(at === 0 ? place.column - 1 : 0, at === last ? endOf(place) : undefined))
    .join('')
    .trim()
}

function endOf({ endColumn = 1 }: Place): number {
  return endColumn - 1
}

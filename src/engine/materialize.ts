import type { Binding } from './author/modifier.ts'
import { knownNames } from './introspect.ts'
import type { FileLoader, FilePath, Materializer, Saver } from './materializers.ts'
import { bareNode, edgeTo, NO_TYPE } from './model/bareNode.ts'
import type { CodeVersions } from './model/codeVersions.ts'
import { describeCall } from './model/describeCall.ts'
import type { FileFormat } from './model/fileFormat.ts'
import { type Argument, findNode, type Graph, type GraphNode, type NodeCall, type Program } from './model/graph.ts'
import { hashTexts } from './model/hash.ts'
import { didYouMean, listNames } from './model/names.ts'
import { GraphError, makeProblem, type Problem } from './model/problem.ts'
import { parseResultFunction } from './model/request.ts'
import { typeAt } from './model/type.ts'
import { DictResult } from './results/DictResult.ts'
import { MatrixResult } from './results/MatrixResult.ts'
import { TableResult } from './results/TableResult.ts'

/**
 * A program for one run: each saver a node that writes a file and gives what is known of it, each loader two nodes in place
 * of its target.
 *
 * @throws {GraphError} with all that is wrong with the materializers.
 */
export function withMaterializers(program: Program, materializers: readonly Materializer[]): Program {
  const problems = checkMaterializers(program.graph, materializers)
  if (problems.length) throw new GraphError(problems)
  const loaded = materializers.filter((one) => one.kind === 'loader').reduce(withLoader, program.graph)
  const savers = materializers.filter((one) => one.kind === 'saver').flatMap((one) => saverNodes(one))
  const graph = withPathInputs({ ...loaded, nodes: [...loaded.nodes, ...savers] })
  return { ...program, graph, ...(program.versions ? { versions: withMadeVersions(program.versions, graph) } : {}) }
}

/** With versions of the nodes that were made here; one that calls a function of the project has none. */
function withMadeVersions(versions: CodeVersions['versions'], { nodes, types }: Graph): CodeVersions['versions'] {
  const made = nodes.filter((node) => node.kind === 'function' && !Object.hasOwn(versions, node.name))
  const all: Record<string, string> = Object.assign(Object.create(null), versions)
  for (const node of made) if (node.call.kind !== 'function') all[node.name] = hashTexts(describeCall(node, types))
  return all
}

function checkMaterializers(graph: Graph, materializers: readonly Materializer[]): Problem[] {
  const names = new Set(graph.nodes.map((node) => node.name))
  const taken = new Set(names)
  return materializers.flatMap((one) => {
    if (one.kind === 'loader') return names.has(one.target) ? [] : [unknownTarget(one, names)]
    const isTaken = taken.has(one.id)
    taken.add(one.id)
    return [...(isTaken ? [takenId(one)] : []), ...checkSaver(one, names)]
  })
}

function checkSaver(saver: Saver, names: ReadonlySet<string>): Problem[] {
  const { id, dependencies, combine } = saver
  const missing = dependencies.filter((name) => !names.has(name))
  return [
    ...(missing.length ? [missingDependencies(saver, missing, names)] : []),
    ...(dependencies.length === 0 || (dependencies.length > 1 && combine === null)
      ? [
          makeProblem('DW-DRIVER-010', 'request', {
            message: `The saver "${id}" takes one value, and has ${dependencies.length} dependencies${dependencies.length ? `: ${listNames(dependencies)}` : ''}.`,
            hint: 'Name one dependency, or say how several become one: combine: new TableResult().',
            nodes: [id],
          }),
        ]
      : []),
    ...(combine !== null && combineCall(saver) === null
      ? [
          makeProblem('DW-DRIVER-014', 'request', {
            message: `The saver "${id}" cannot combine its dependencies by ${typeof combine === 'string' ? `"${combine}"` : 'a result builder of your own'}.`,
            hint: 'Take a DictResult, TableResult or MatrixResult, or name a function of a module: combine: "report.ts:_build".',
            nodes: [id],
          }),
        ]
      : []),
  ]
}

function missingDependencies({ id }: Saver, missing: readonly string[], names: ReadonlySet<string>): Problem {
  return makeProblem('DW-DRIVER-011', 'request', {
    message: `The saver "${id}" has dependencies that are no nodes of this graph: ${listNames(missing)}.`,
    hint: didYouMean(missing[0] ?? '', names, 'List the nodes with listAvailableVariables().'),
    nodes: [id, ...missing],
  })
}

function takenId({ id }: Saver): Problem {
  return makeProblem('DW-DRIVER-012', 'request', {
    message: `The saver "${id}" has the name of another node.`,
    hint: 'Give it an id of its own.',
    nodes: [id],
  })
}

function unknownTarget({ target }: FileLoader, names: ReadonlySet<string>): Problem {
  return makeProblem('DW-DRIVER-013', 'request', {
    message: `The loader's target "${target}" is not a node of this graph.`,
    hint: didYouMean(target, names, 'Name a node, or an input.'),
    nodes: [target],
  })
}

/** The saver, and before it what makes one value of several. */
function saverNodes(saver: Saver): GraphNode[] {
  const { id, dependencies, path, format } = saver
  const call = combineCall(saver)
  const made = call ? [makeNode(`${id}.combine`, dependencies, call.how, call.args ? { args: call.args } : {})] : []
  const taken = [...made.map((node) => node.name), ...(call ? [] : dependencies)]
  return [...made, fileNode(id, taken, path, { kind: 'save', format })]
}

/** What combines a saver's dependencies; null where nothing does, or nothing that runs where nodes run. */
function combineCall({ combine, dependencies: names }: Saver): { how: NodeCall; args?: readonly Argument[] } | null {
  if (combine instanceof DictResult) return { how: { kind: 'combine', builder: 'dict', key: null, names } }
  if (combine instanceof MatrixResult) return { how: { kind: 'combine', builder: 'matrix', key: null, names } }
  if (combine instanceof TableResult) return { how: { kind: 'combine', builder: 'table', key: combine.key, names } }
  const fn = typeof combine === 'string' ? parseResultFunction(combine) : null
  if (!fn) return null
  const entries = names.map((name, at): [string, Argument] => [name, { kind: 'dependency', at }])
  return { how: { kind: 'function', ...fn }, args: [{ kind: 'record', entries }] }
}

/** In place of the target a node that gives the file's value, out of one that reads the file. */
function withLoader(graph: Graph, { target, path, format }: FileLoader): Graph {
  const replaced = findNode(graph, target)
  if (!replaced) return graph
  const read = `${target}.load_data`
  const pair = {
    text: `[${typeAt(graph.types, replaced.type).text}, unknown]`,
    shape: { kind: 'tuple', elements: [replaced.type, NO_TYPE], required: 2, rest: null },
  } as const
  const loader = { ...fileNode(read, [], path, { kind: 'load', format }), type: graph.types.length }
  const chosen = makeNode(target, [read], { kind: 'pick', part: 'item', key: 0, fill: null }, { type: replaced.type })
  const others = graph.nodes.filter((node) => node !== replaced)
  return { ...graph, nodes: [...others, loader, chosen], types: [...graph.types, pair] }
}

/** A node whose first argument is a path: a literal, or the value of a node. */
function fileNode(
  name: string,
  dependencies: readonly string[],
  path: FilePath,
  how: { readonly kind: 'load' | 'save'; readonly format: FileFormat },
): GraphNode {
  const from = typeof path === 'string' ? null : String(path.of)
  const isNode = from !== null && isSource(path)
  const taken = isNode ? [...dependencies, from] : dependencies
  const literal: Argument = { kind: 'literal', value: typeof path === 'string' ? path : path.of }
  const first: Argument = isNode ? { kind: 'dependency', at: dependencies.length } : literal
  const args: Argument[] = [first, ...dependencies.map((_, at): Argument => ({ kind: 'dependency', at }))]
  return makeNode(name, taken, how, { args, role: how.kind === 'load' ? 'loader' : 'saver' })
}

function isSource(path: FilePath): path is Binding {
  return typeof path !== 'string' && path.__binding === 'source'
}

/** A path that no node gives is an input. */
function withPathInputs(graph: Graph): Graph {
  const names = new Set(graph.nodes.map((node) => node.name))
  const missing = new Set(
    graph.nodes.flatMap((node) => node.dependencies.map((one) => one.node)).filter((one) => !names.has(one)),
  )
  const inputs = [...missing].map((name) => makeNode(name, [], { kind: 'none' }, { kind: 'input' }))
  return inputs.length ? { ...graph, nodes: [...graph.nodes, ...inputs] } : graph
}

function makeNode(name: string, dependencies: readonly string[], call: NodeCall, more: Partial<GraphNode>): GraphNode {
  return bareNode(name, { dependencies: dependencies.map((node) => edgeTo(node, NO_TYPE)), call, ...more })
}

/** Names of what a materialization asks for. @throws {GraphError} where that is nothing. */
export function materializedNames(
  graph: Graph,
  materializers: readonly Materializer[],
  additional: readonly string[],
): { readonly ids: readonly string[]; readonly additional: readonly string[] } {
  const ids = materializers.flatMap((one) => (one.kind === 'saver' ? [one.id] : []))
  if (ids.length + additional.length > 0) return { ids, additional: knownNames(graph, additional) }
  throw new GraphError([
    makeProblem('DW-DRIVER-015', 'request', {
      message: 'Nothing is asked for: no saver, and no additional variable.',
      hint: 'Give a saver, to.json({ ... }), or names in additionalVars.',
    }),
  ])
}

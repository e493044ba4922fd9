import ts from 'typescript'
import type { CheckedProgram } from '../analyze/compiler.ts'
import { type FoundFunction, findFunctions } from '../analyze/findFunctions.ts'
import { calledName } from '../analyze/modifierCalls.ts'
import { placeOf } from '../analyze/places.ts'
import { findNode, type Graph, type GraphNode } from '../model/graph.ts'
import type { Place } from '../model/problem.ts'
import type { EditScope } from './context.ts'
import { groupBy } from './groups.ts'
import { refuse } from './refusal.ts'

/** The functions behind a graph's nodes, and the nodes behind functions: made once for each reading of a program. */
interface FunctionIndex {
  readonly all: readonly FoundFunction[]
  readonly nodeNames: ReadonlyMap<FoundFunction, string>
  readonly byNode: ReadonlyMap<string, readonly FoundFunction[]>
  readonly byParameter: ReadonlyMap<string, readonly FoundFunction[]>
  /** By the place of their name, and the name that they are exported by. */
  readonly byPlace: ReadonlyMap<string, FoundFunction>
  readonly byName: ReadonlyMap<string, readonly FoundFunction[]>
  readonly nodesByOrigin: ReadonlyMap<string, readonly GraphNode[]>
}

const indexes = new WeakMap<Graph, FunctionIndex>()

/** @throws {EditRefusal} where the graph has no such node. */
export function nodeOf({ graph }: EditScope, name: string): GraphNode {
  return (
    findNode(graph, name) ?? refuse('unknown', { message: `There is no node "${name}" (any more).`, nodes: [name] })
  )
}

/** The function in the text that a node is. @throws {EditRefusal} where it is none, or made by a modifier. */
export function functionOf(scope: EditScope, name: string): FoundFunction {
  const node = nodeOf(scope, name)
  if (node.kind !== 'function') {
    return refuse('made', {
      message: `"${name}" is an input: no function of that name stands in the code.`,
      nodes: [name],
      where: scope.graph.nodes.flatMap((one) => one.dependencies).find((one) => one.node === name)?.where ?? null,
    })
  }
  return findFunctionOf(scope, node) ?? refuseMade(node)
}

/** The function whose own node this is; undefined for what a modifier made. */
export function findFunctionOf(scope: EditScope, node: GraphNode): FoundFunction | undefined {
  const found = node.kind === 'function' ? originOf(scope, node) : undefined
  return found && nodeNameOf(scope, found) === node.name ? found : undefined
}

/** The function that a node comes from, also where its modifiers made the node. */
export function originOf(scope: EditScope, node: GraphNode): FoundFunction | undefined {
  const { byPlace, byName } = indexOf(scope)
  const [first, ...more] = byName.get(node.origin) ?? []
  // Nodes in a pipe may stand where their step does.
  return (node.where && byPlace.get(keyOf(node.where, node.origin))) ?? (more.length ? undefined : first)
}

/** Every function that gives a node of this name in some configuration: `f__us` and `f__eu` for `f`. */
export function functionsNamed(scope: EditScope, name: string): readonly FoundFunction[] {
  return indexOf(scope).byNode.get(name) ?? []
}

/** Functions that have a parameter of this name, whatever feeds it. */
export function functionsTaking(scope: EditScope, parameter: string): readonly FoundFunction[] {
  return indexOf(scope).byParameter.get(parameter) ?? []
}

/** The name of the node that a function gives: a variant's less the last `__part`. */
export function nodeNameOf(scope: EditScope, found: FoundFunction): string {
  return indexOf(scope).nodeNames.get(found) ?? found.name
}

/** Whether a function is exported by the name that it has where it stands. */
export function isCalledSo({ name, nameNode }: FoundFunction): boolean {
  return nameNode.getText() === name
}

/** The nodes that a function became in this configuration. */
export function nodesFrom(scope: EditScope, found: FoundFunction): readonly GraphNode[] {
  return indexOf(scope).nodesByOrigin.get(found.name) ?? []
}

/** The exported functions of all modules, under each name that makes them a node. */
export function allFunctions(scope: EditScope): readonly FoundFunction[] {
  return indexOf(scope).all
}

/** Leads to the modifier that made the node. */
export function refuseMade(node: GraphNode): never {
  return refuse('made', {
    message: `"${node.name}" is made by a modifier of "${node.origin}": it is changed in the code.`,
    nodes: [node.name],
    where: makerOf(node)?.where ?? node.where,
  })
}

/** The modifier that names a made node, else the first that makes any. */
export function makerOf({ name, modifiers }: GraphNode) {
  const makers = modifiers.filter((one) => !/^(config\.|cache$|tag|schema\.|exclude$)/.test(one.name))
  const last = name.slice(name.lastIndexOf('.') + 1)
  return makers.find((one) => one.text.includes(name)) ?? makers.find((one) => one.text.includes(last)) ?? makers[0]
}

/** The user's file of that path. @throws {EditRefusal} where there is none. */
export function fileAt({ checked }: EditScope, path: string): ts.SourceFile {
  return checked.sourceFile(path) ?? refuse('unknown', { message: `There is no module "${path}".` })
}

function indexOf(scope: EditScope): FunctionIndex {
  const known = indexes.get(scope.graph)
  if (known) return known
  const index = makeIndex(scope)
  indexes.set(scope.graph, index)
  return index
}

function makeIndex(scope: EditScope): FunctionIndex {
  const all = findAll(scope)
  const nodeNames = new Map(all.map((found) => [found, readNodeName(found, scope.checked)]))
  const nameOf = (found: FoundFunction) => nodeNames.get(found) ?? found.name
  return {
    all,
    nodeNames,
    byNode: groupBy(all, nameOf),
    byParameter: byParameter(all),
    byPlace: new Map(all.map((found) => [keyOf(placeOf(found.nameNode), found.name), found])),
    byName: groupBy(all, (found) => found.name),
    nodesByOrigin: groupBy(scope.graph.nodes, (node) => node.origin),
  }
}

function findAll({ checked: { checker, sourceFile }, modules }: EditScope): readonly FoundFunction[] {
  const seen = new Map<ts.Node, Set<string>>()
  const isNew = ({ nameNode, name }: FoundFunction) => {
    const names = seen.get(nameNode) ?? new Set()
    seen.set(nameNode, names)
    return !names.has(name) && names.add(name)
  }
  return modules.flatMap((path) => {
    const file = sourceFile(path)
    const symbol = file && checker.getSymbolAtLocation(file)
    return (symbol ? checker.getExportsOfModule(symbol) : [])
      .filter(({ name }) => name !== 'default' && !name.startsWith('_'))
      .flatMap((exported) => findFunctions(exported, checker))
      .filter(isNew)
  })
}

function byParameter(all: readonly FoundFunction[]): Map<string, FoundFunction[]> {
  const taken = all.flatMap((found) =>
    found.fn.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? [{ found, name: name.text }] : [])),
  )
  const groups = [...groupBy(taken, ({ name }) => name)]
  return new Map(groups.map(([name, list]) => [name, list.map(({ found }) => found)]))
}

function readNodeName(found: FoundFunction, checked: CheckedProgram): string {
  const at = found.name.lastIndexOf('__')
  return at > 0 && isVariant(found, checked) ? found.name.slice(0, at) : found.name
}

export function isVariant({ decorated }: FoundFunction, { checker }: CheckedProgram): boolean {
  const modifiers = decorated?.arguments.slice(0, -1) ?? []
  return modifiers.some((one) => ts.isCallExpression(one) && /^config\.when/.test(calledName(one.expression, checker)))
}

function keyOf(place: Place, name: string): string {
  return `${place.line}:${place.column}:${place.file}:${name}`
}

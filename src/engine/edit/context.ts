import ts from 'typescript'
import type { CheckedProgram } from '../analyze/compiler.ts'
import { type FoundFunction, findFunctions } from '../analyze/findFunctions.ts'
import { calledName } from '../analyze/modifierCalls.ts'
import { placeOf } from '../analyze/places.ts'
import type { EditPlan } from '../model/edit.ts'
import { findNode, type Graph, type GraphNode } from '../model/graph.ts'
import type { SourceText } from '../model/module.ts'
import type { TypeOracle } from '../model/oracle.ts'
import type { Place } from '../model/problem.ts'
import type { Changes } from './changes.ts'
import type { Wanted } from './imports.ts'
import { refuse } from './refusal.ts'

/** What an edit works on: the program as it was checked, and its graph. */
export interface EditScope {
  readonly checked: CheckedProgram
  readonly graph: Graph
  /** Answers about the types of `graph`. */
  readonly oracle: TypeOracle
  readonly files: readonly SourceText[]
  /** Paths of the files whose functions are nodes. */
  readonly modules: readonly string[]
}

export interface EditContext extends EditScope {
  readonly changes: Changes
  /** Imports that the edit needs, by the file that is to have them. */
  readonly wanted: Map<ts.SourceFile, Wanted[]>
}

/** What an intent's function gives: its text edits are in `changes`. */
export type Planned = Pick<EditPlan, 'title'> & Partial<Pick<EditPlan, 'renames' | 'created'>>

/** @throws {EditRefusal} where the graph has no such node. */
export function nodeOf({ graph }: EditScope, name: string): GraphNode {
  return (
    findNode(graph, name) ?? refuse('unknown', { message: `There is no node "${name}" (any more).`, nodes: [name] })
  )
}

/** The function in the text that a node is. @throws {EditRefusal} where it is none, or made by a modifier. */
export function functionOf(scope: EditScope, name: string): FoundFunction {
  const node = nodeOf(scope, name)
  const found = allFunctions(scope).find((one) => isAt(one, node.where))
  if (node.kind !== 'function' || !found) {
    return refuse('made', {
      message: `"${name}" is an input: no function of that name stands in the code.`,
      nodes: [name],
    })
  }
  if (node.name !== node.origin) return refuseMade(node)
  return found
}

/** Every function that gives a node of this name in some configuration: `f__us` and `f__eu` for `f`. */
export function functionsNamed(scope: EditScope, name: string): FoundFunction[] {
  return allFunctions(scope).filter((found) => nodeNameOf(found, scope) === name)
}

/** The name of the node that a function gives: a variant's less the last `__part`. */
export function nodeNameOf(found: FoundFunction, { checked }: EditScope): string {
  const at = found.name.lastIndexOf('__')
  return at > 0 && isVariant(found, checked) ? found.name.slice(0, at) : found.name
}

export function isVariant({ decorated }: FoundFunction, { checker }: CheckedProgram): boolean {
  const modifiers = decorated?.arguments.slice(0, -1) ?? []
  return modifiers.some((one) => ts.isCallExpression(one) && /^config\.when/.test(calledName(one.expression, checker)))
}

/** The exported functions of all modules, each once. */
export function allFunctions(scope: EditScope): readonly FoundFunction[] {
  const known = lists.get(scope.checked.program)
  if (known) return known
  const { checker, sourceFile } = scope.checked
  const seen = new Set<ts.Node>()
  const found = scope.modules.flatMap((path) => {
    const file = sourceFile(path)
    const symbol = file && checker.getSymbolAtLocation(file)
    const exports = symbol ? checker.getExportsOfModule(symbol) : []
    return exports
      .filter(({ name }) => name !== 'default' && !name.startsWith('_'))
      .flatMap((exported) => findFunctions(exported, checker))
      .filter(({ nameNode }) => !seen.has(nameNode) && seen.add(nameNode))
  })
  lists.set(scope.checked.program, found)
  return found
}

const lists = new WeakMap<ts.Program, readonly FoundFunction[]>()

export function isAt({ nameNode }: FoundFunction, place: Place | null): boolean {
  if (!place) return false
  const own = placeOf(nameNode)
  return own.file === place.file && own.line === place.line && own.column === place.column
}

/** Leads to the modifier that made the node. */
export function refuseMade(node: GraphNode): never {
  return refuse('made', {
    message: `"${node.name}" is made by a modifier of "${node.origin}": it is changed in the code.`,
    nodes: [node.name],
    where: node.where,
  })
}

/** The user's file of that path. @throws {EditRefusal} where there is none. */
export function fileAt({ checked }: EditScope, path: string): ts.SourceFile {
  return checked.sourceFile(path) ?? refuse('unknown', { message: `There is no module "${path}".` })
}

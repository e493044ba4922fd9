import ts from 'typescript'
import { userPath } from '../analyze/compiler.ts'
import { exportNameOf } from '../analyze/exportNames.ts'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import { placeOf } from '../analyze/places.ts'
import { findNode, type GraphNode } from '../model/graph.ts'
import type { EditScope } from './context.ts'
import { functionsTaking, nodeNameOf, nodesFrom } from './functions.ts'
import { isBoundByText, ownCalls, parameterKeys } from './parameterKeys.ts'
import { refuse } from './refusal.ts'

/** Whether the node of a parameter's own name feeds it, and not what a modifier says. */
export function feedsItself(scope: EditScope, found: FoundFunction, parameter: string): boolean {
  const { checker } = scope.checked
  if (!found.decorated) return true
  const calls = callsOf(scope, found)
  if (calls.length === 0) return !isBoundByText(found, parameter, checker)
  const fed = calls.flatMap((node) => node.dependencies.filter((edge) => edge.parameter === parameter))
  if (fed.some((edge) => edge.node === parameter)) return true
  return goesThroughPipe(found, parameter, checker) && fed.some((edge) => comesFrom(scope, edge.node, parameter, calls))
}

/** Functions whose parameter of this name is fed by the node of this name. */
export function takersOf(scope: EditScope, name: string): FoundFunction[] {
  return functionsTaking(scope, name).filter((found) => feedsItself(scope, found, name))
}

/** @throws {EditRefusal} where a modifier says what feeds the parameter, in one node or all: it leads there. */
export function checkUnbound(scope: EditScope, found: FoundFunction, parameter: string, isDropped = false): void {
  const [key] = parameterKeys(found, parameter, scope.checked.checker)
  const isPiped = goesThroughPipe(found, parameter, scope.checked.checker)
  if (feedsItself(scope, found, parameter) && !(isDropped && (key || isPiped))) return
  const name = nodeNameOf(scope, found)
  refuse('made', {
    message: `A modifier of "${name}" says what feeds its parameter "${parameter}".`,
    nodes: [name],
    where: placeOf(key?.call ?? found.decorated?.arguments[0] ?? found.nameNode),
  })
}

/** The nodes that call the function itself: not what its modifiers put before or behind it. */
export function callsOf(scope: EditScope, found: FoundFunction): readonly GraphNode[] {
  const nodes = nodesFrom(scope, found)
  if (!found.decorated) return nodes
  const path = userPath(found.fn.getSourceFile()) ?? ''
  const exported = exportNameOf(found, path, scope.checked)
  const own = nodes.filter(({ call }) => call.kind === 'function' && !call.path && call.exportName === exported)
  if (own.length || !ownCalls(found.decorated, scope.checked.checker).some(({ called }) => called === 'does'))
    return own
  const names = new Set(found.fn.parameters.map((one) => one.name.getText()))
  return nodes.filter(
    ({ call, dependencies }) =>
      call.kind === 'function' && dependencies.every(({ parameter }) => names.has(parameter.split('.')[0] ?? '')),
  )
}

/** `pipeInput` and `withColumns` stand between the first parameter and what feeds it. */
function goesThroughPipe({ fn, decorated }: FoundFunction, parameter: string, checker: ts.TypeChecker): boolean {
  const [first] = fn.parameters
  if (!first || !ts.isIdentifier(first.name) || first.name.text !== parameter) return false
  return ownCalls(decorated, checker).some(({ called }) => called === 'pipeInput' || called === 'withColumns')
}

function comesFrom(scope: EditScope, name: string, source: string, calls: readonly GraphNode[]): boolean {
  const node = findNode(scope.graph, name)
  const isMade = node !== undefined && calls.some((call) => call.origin === node.origin) && !calls.includes(node)
  return isMade && node.dependencies.some((edge) => edge.node === source || comesFrom(scope, edge.node, source, calls))
}

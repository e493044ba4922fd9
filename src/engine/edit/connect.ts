import type { FoundFunction } from '../analyze/findFunctions.ts'
import { mayMeanNodeValue } from '../analyze/functionValues.ts'
import type { EditIntent } from '../model/edit.ts'
import type { GraphNode } from '../model/graph.ts'
import { checkAcyclic } from './acyclic.ts'
import { checkUnbound, feedsItself } from './bound.ts'
import { checkUncaptured } from './capture.ts'
import type { EditContext, EditScope, Planned } from './context.ts'
import { functionOf, nodeOf, refuseMade } from './functions.ts'
import { isIdentifier } from './names.ts'
import { addParameters, parameterOf } from './parameters.ts'
import { refuse } from './refusal.ts'
import { renameParameter } from './renameParameter.ts'
import { typesFit } from './typesFit.ts'
import { typeIn, typeOfNode } from './typeText.ts'

type Connect = EditIntent & { readonly kind: 'connect' }

/** An edge: a new parameter with the source's name and type, or one that is there takes the source instead. */
export function connect(context: EditContext, { source, target, parameter }: Connect): Planned {
  const node = nodeOf(context, source)
  const found = functionOf(context, target)
  checkEdge(context, node, found, target, parameter)
  if (parameter === null) {
    const { checker } = context.checked
    // A body that has lost the parameter names the function instead, where it means the value.
    checkUncaptured(context, found.fn, [], source, (name) => mayMeanNodeValue(name, checker))
    const type = typeIn(context, typeOfNode(context, node), found.fn.getSourceFile())
    addParameters(context.changes, found, [`${source}: ${type}`])
    return { title: `Connect ${source} to ${target}` }
  }
  renameParameter(context, found, parameter, source)
  return { title: `Connect ${source} to ${target} in the place of ${parameter}` }
}

/** @throws {EditRefusal} where the edge cannot be: the reason stands in it. */
export function checkEdge(
  context: EditScope,
  node: GraphNode,
  found: FoundFunction,
  target: string,
  parameter: string | null,
): void {
  checkSource(context, node, found, target)
  if (parameter !== null) checkPort(context, node, found, target, parameter)
}

/** What holds whichever parameter it is. */
export function checkSource(context: EditScope, node: GraphNode, found: FoundFunction, target: string): void {
  const source = node.name
  if (!isIdentifier(source)) refuseMade(node)
  const same = parameterOf(found, source)
  if (same && feedsItself(context, found, source)) {
    refuse('duplicate', { message: `"${target}" takes "${source}" already.`, nodes: [source, target] })
  }
  if (same)
    refuse('taken', { message: `"${target}" has a parameter "${source}" that a modifier feeds.`, nodes: [target] })
  checkAcyclic(context, source, found, target)
}

/** What depends on the parameter. */
export function checkPort(
  context: EditScope,
  node: GraphNode,
  found: FoundFunction,
  target: string,
  parameter: string,
): void {
  if (!parameterOf(found, parameter)) {
    refuse('unknown', { message: `"${target}" has no parameter "${parameter}" (any more).`, nodes: [target] })
  }
  checkUnbound(context, found, parameter)
  const misfit = typesFit(context, node, found, parameter)
  if (misfit) refuse('type', { message: misfit, nodes: [node.name, target], where: node.where })
}

import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditIntent } from '../model/edit.ts'
import type { GraphNode } from '../model/graph.ts'
import { listNames } from '../model/names.ts'
import { checkAcyclic } from './acyclic.ts'
import { checkUnbound, takersOf } from './bound.ts'
import type { EditContext, Planned } from './context.ts'
import { removeSpecifiers } from './exports.ts'
import { findFunctionOf, functionsNamed, nodeNameOf, nodeOf, refuseMade } from './functions.ts'
import { dropParameters, parameterOf } from './parameters.ts'
import { replaceUses } from './references.ts'
import { refuse } from './refusal.ts'
import { renameParameter } from './renameParameter.ts'
import { removePieces } from './statements.ts'
import { typesFit } from './typesFit.ts'

type Remove = EditIntent & { readonly kind: 'remove' }

/** What goes of each function that stays. */
type Dropped = Map<FoundFunction, Set<string>>

/** Takes nodes away: functions with all of their variants, inputs with the parameters that take them. */
export function remove(context: EditContext, { nodes: names, reconnect }: Remove): Planned {
  const nodes = [...new Set(names)].map((name) => nodeOf(context, name))
  const gone = new Set(names)
  const functions = nodes.flatMap((node) => (node.kind === 'function' ? functionsBehind(context, node) : []))
  const dropped: Dropped = new Map()
  for (const node of nodes) if (node.kind !== 'function') dropInput(context, node.name, gone, dropped)
  if (reconnect) for (const node of nodes) if (node.kind === 'function') leadAround(context, node, gone, dropped)
  for (const [found, parameters] of dropped) dropParameters(context.changes, found, parameters)
  removePieces(
    context.changes,
    functions.map((one) => one.statement),
  )
  removeSpecifiers(context, functions)
  return { title: `Delete ${listNames([...gone], 'and', 4)}` }
}

function functionsBehind(context: EditContext, node: GraphNode): readonly FoundFunction[] {
  return findFunctionOf(context, node) ? functionsNamed(context, node.name) : refuseMade(node)
}

function dropInput(context: EditContext, name: string, gone: ReadonlySet<string>, dropped: Dropped): void {
  for (const found of stayingTakers(context, name, gone)) {
    checkUnbound(context, found, name, true)
    drop(dropped, found, name)
  }
}

function drop(dropped: Dropped, found: FoundFunction, parameter: string): void {
  const names = dropped.get(found) ?? new Set()
  dropped.set(found, names.add(parameter))
}

/** Functions that stay and take a node by a parameter of its name. */
function stayingTakers(context: EditContext, name: string, gone: ReadonlySet<string>): FoundFunction[] {
  return takersOf(context, name).filter((found) => !gone.has(nodeNameOf(context, found)))
}

/** What fed a node feeds those that took it, where the types fit. */
function leadAround(context: EditContext, node: GraphNode, gone: ReadonlySet<string>, dropped: Dropped): void {
  const sources = sourcesBehind(context, node, gone, new Set())
  for (const taker of stayingTakers(context, node.name, gone)) {
    const target = nodeNameOf(context, taker)
    const source = sources.find((one) => !typesFit(context, nodeOf(context, one), taker, node.name))
    if (source === undefined) refuseReconnect(node.name, target, sources)
    checkAcyclic(context, source, taker, target)
    if (parameterOf(taker, source)) {
      checkUnbound(context, taker, node.name, true)
      replaceUses(context, taker.fn, node.name, source)
      drop(dropped, taker, node.name)
    } else renameParameter(context, taker, node.name, source)
  }
}

function refuseReconnect(node: string, taker: string, sources: readonly string[]): never {
  return refuse('reconnect', {
    message: sources.length
      ? `Nothing that fed "${node}" fits what "${taker}" takes: ${listNames(sources)}.`
      : `Nothing feeds "${node}" that could be led to "${taker}".`,
    nodes: [node, taker],
  })
}

/** Through those that go as well. */
function sourcesBehind(context: EditContext, node: GraphNode, gone: ReadonlySet<string>, seen: Set<string>): string[] {
  if (seen.has(node.name)) return []
  seen.add(node.name)
  const members = context.graph.nodes.filter((one) => one.origin === node.origin)
  const own = new Set(members.map((one) => one.name))
  const names = members.flatMap((one) => one.dependencies.map((edge) => edge.node)).filter((name) => !own.has(name))
  return [
    ...new Set(
      names.flatMap((name) => (gone.has(name) ? sourcesBehind(context, nodeOf(context, name), gone, seen) : [name])),
    ),
  ]
}

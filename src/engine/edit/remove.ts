import type ts from 'typescript'
import type { FoundFunction } from '../analyze/findFunctions.ts'
import type { EditIntent } from '../model/edit.ts'
import type { GraphNode } from '../model/graph.ts'
import { listNames } from '../model/names.ts'
import { boundTo } from './bound.ts'
import { allFunctions, type EditContext, functionsNamed, nodeOf, type Planned, refuseMade } from './context.ts'
import { exportSpecifiers } from './exports.ts'
import { dropParameter, parameterOf } from './parameters.ts'
import { replaceUses } from './references.ts'
import { refuse } from './refusal.ts'
import { renameParameter } from './rename.ts'
import { removeStatement } from './statements.ts'
import { typesFit } from './typesFit.ts'

type Remove = EditIntent & { readonly kind: 'remove' }

/** Takes nodes away: functions with all of their variants, inputs with the parameters that take them. */
export function remove(context: EditContext, { nodes: names, reconnect }: Remove): Planned {
  const nodes = names.map((name) => nodeOf(context, name))
  const gone = new Set(names)
  for (const node of nodes) {
    if (node.kind === 'function') removeFunctions(context, node)
    else removeInput(context, node.name, gone)
  }
  if (reconnect) for (const node of nodes) if (node.kind === 'function') leadAround(context, node, gone)
  return { title: `Delete ${listNames(names, 'and', 4)}` }
}

function removeFunctions(context: EditContext, node: GraphNode): void {
  const functions = functionsNamed(context, node.name)
  if (node.name !== node.origin || functions.length === 0) refuseMade(node)
  for (const found of functions) {
    removeStatement(context.changes, found)
    for (const specifier of exportSpecifiers(context, found)) removeSpecifier(context, specifier)
  }
}

function removeInput(context: EditContext, name: string, gone: ReadonlySet<string>): void {
  for (const found of takersOf(context, name, gone)) dropParameter(context.changes, found, name)
}

/** Functions that stay and take a node by a parameter of its name. */
function takersOf(context: EditContext, name: string, gone: ReadonlySet<string>): FoundFunction[] {
  const staying = allFunctions(context).filter(
    (one) => ![...gone].some((other) => functionsNamed(context, other).includes(one)),
  )
  return staying.filter((one) => parameterOf(one, name) && boundTo(context, one, name).isOwn)
}

/** What fed a node feeds those that took it, where the types fit. */
function leadAround(context: EditContext, node: GraphNode, gone: ReadonlySet<string>): void {
  const sources = sourcesBehind(context, node, gone, new Set())
  for (const taker of takersOf(context, node.name, gone)) {
    const source = sources.find((one) => !typesFit(context, nodeOf(context, one), taker.name, node.name))
    if (source === undefined) {
      refuse('reconnect', {
        message: sources.length
          ? `Nothing that fed "${node.name}" fits what "${taker.name}" takes: ${listNames(sources)}.`
          : `Nothing feeds "${node.name}" that could be led to "${taker.name}".`,
        nodes: [node.name, taker.name],
      })
    } else if (parameterOf(taker, source)) {
      replaceUses(context, taker.fn, node.name, source)
      dropParameter(context.changes, taker, node.name)
    } else renameParameter(context, taker, node.name, source)
  }
}

/** Through those that go as well. */
function sourcesBehind(context: EditContext, node: GraphNode, gone: ReadonlySet<string>, seen: Set<string>): string[] {
  if (seen.has(node.name)) return []
  seen.add(node.name)
  const members = context.graph.nodes.filter((one) => one.origin === node.name)
  const own = new Set(members.map((one) => one.name))
  const names = members.flatMap((one) => one.dependencies.map((edge) => edge.node)).filter((name) => !own.has(name))
  return [
    ...new Set(
      names.flatMap((name) => (gone.has(name) ? sourcesBehind(context, nodeOf(context, name), gone, seen) : [name])),
    ),
  ]
}

/** One name of `export { a, b }`; with the last one the statement goes. */
function removeSpecifier({ changes }: EditContext, specifier: ts.ExportSpecifier): void {
  const file = specifier.getSourceFile()
  const { elements } = specifier.parent
  const at = elements.indexOf(specifier)
  const [before, after] = [elements[at - 1], elements[at + 1]]
  if (after) changes.replace(file, specifier.getStart(), after.getStart(), '')
  else if (before) changes.replace(file, before.end, specifier.end, '')
  else changes.replace(file, specifier.parent.parent.getStart(), specifier.parent.parent.end, '')
}

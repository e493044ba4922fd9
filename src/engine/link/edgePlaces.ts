import type { ArgumentPath, FindPart } from '../model/callPart.ts'
import type { Dependency, GraphNode } from '../model/graph.ts'
import type { StaticValue } from '../model/module.ts'
import type { Place } from '../model/problem.ts'
import { entriesOf, itemsOf } from './staticValues.ts'

/** Where the text asks for an edge: at the parameter, or, of one that a modifier binds, at what binds it. */
export function placeOfEdge(node: GraphNode, dependency: Dependency, findPart: FindPart): Place | null {
  const { where } = dependency
  const args = where && node.modifiers.map((spec) => argumentsAt(where, spec)).find((found) => found !== null)
  if (!args) return where
  const [parameter = ''] = dependency.parameter.split('.')
  const ways = waysTo(dependency.node, args).filter((way) => way.includes(parameter))
  const path = ways.find((way) => way.includes(node.name)) ?? ways[0]
  return (path && findPart(where, { path })) ?? where
}

/** What the call at a place is given: a modifier, or a step in one. */
function argumentsAt(where: Place, call: { readonly where: Place | null; readonly args: readonly StaticValue[] }) {
  const inner = call.args.find((arg) => arg.kind === 'call' && arg.where === where)
  if (inner?.kind === 'call') return inner.args
  return call.where === where ? call.args : null
}

/** The ways to where a node is named: by `source`, or by its name alone. Arguments count from the end, as some are left out of the call. */
function waysTo(node: string, args: readonly StaticValue[]): ArgumentPath[] {
  return args.flatMap((value, at) => waysWithin(value, node, [at - args.length]))
}

function waysWithin(value: StaticValue, node: string, way: ArgumentPath): ArgumentPath[] {
  if (value.kind === 'source') return value.node === node ? [way] : []
  if (value.kind === 'json' && value.value === node) return [way]
  const inner = value.kind === 'group' ? value.members : value
  const entries = entriesOf(inner) ?? itemsOf(inner)?.map((item, at) => [at, item] as const) ?? []
  return entries.flatMap(([key, item]) => waysWithin(item, node, [...way, key]))
}

import { type Graph, type GraphNode, indexOf } from '../model/graph.ts'
import { didYouMean } from '../model/names.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { textOf } from './hookFailure.ts'
import type { Moment } from './LifecycleAdapter.ts'
import { checkMethods, METHODS } from './methods.ts'
import type { Named } from './named.ts'

const MOMENTS: Readonly<Record<Moment, true>> = {
  postGraphConstruct: true,
  preGraphExecute: true,
  postGraphExecute: true,
  preNodeExecute: true,
  postNodeExecute: true,
  postTaskGroup: true,
  postTaskExpand: true,
  preTaskSubmission: true,
  preTaskExecute: true,
  postTaskExecute: true,
  postTaskReturn: true,
}

const PARTS: readonly string[] = [
  ...Object.keys(MOMENTS),
  'onEvent',
  'validateNode',
  'validateGraph',
  'behaviour',
  'cache',
  ...METHODS,
]

/** What is wrong with adapters before there is a graph. */
export function checkAdapters(named: readonly Named[]): Problem[] {
  return [...checkMethods(named), ...named.flatMap(checkParts)]
}

function checkParts({ adapter, name }: Named): Problem[] {
  if (PARTS.some((part) => part in adapter)) return []
  const own = [...Object.keys(adapter), ...Object.getOwnPropertyNames(Object.getPrototypeOf(adapter) ?? {})]
  const hint = own.map((part) => didYouMean(part, PARTS, '')).find((one) => one !== '')
  return [
    makeProblem('DW-LIFE-007', 'build', {
      message: `${name} has no hook, method or validator: it would do nothing.`,
      hint: hint ?? 'Give it one, such as preNodeExecute, or take it away.',
    }),
  ]
}

/** What the adapters' validators refuse, all of it; and names of nodes that are not there. */
export function checkGraph(named: readonly Named[], graph: Graph): Problem[] {
  return named.flatMap((one) => [
    ...checkNames(one, graph),
    ...(one.adapter.validateNode ? graph.nodes.flatMap((node) => refuseNode(one, node, graph)) : []),
    ...refuseGraph(one, graph),
  ])
}

function refuseNode({ adapter, name }: Named, node: GraphNode, graph: Graph): Problem[] {
  const text = judged(() => adapter.validateNode?.(node, graph))
  if (text === null) return []
  return [
    makeProblem('DW-LIFE-002', 'build', {
      message: `${name} refuses the node "${node.name}": ${text}`,
      hint: `Change "${node.name}", or take the adapter away.`,
      nodes: [node.name],
      where: node.where,
    }),
  ]
}

function refuseGraph({ adapter, name }: Named, graph: Graph): Problem[] {
  const text = judged(() => adapter.validateGraph?.(graph))
  if (text === null) return []
  return [
    makeProblem('DW-LIFE-003', 'build', {
      message: `${name} refuses the graph: ${text}`,
      hint: 'Change the program, or take the adapter away.',
    }),
  ]
}

/** A validator that throws refuses, and what it threw is why. */
function judged(validate: () => string | null | undefined): string | null {
  try {
    return validate() ?? null
  } catch (error) {
    return textOf(error)
  }
}

function checkNames({ adapter, name }: Named, graph: Graph): Problem[] {
  const { byName } = indexOf(graph)
  const unknown = (adapter.nodes ?? []).filter((node) => !byName.has(node))
  return unknown.map((node) =>
    makeProblem('DW-LIFE-006', 'build', {
      message: `${name} names the node "${node}", which the graph does not have.`,
      hint: didYouMean(node, byName.keys(), 'Correct the name or leave it out.'),
      nodes: [node],
      severity: 'warning',
    }),
  )
}

import type { GraphAdapter, NodeType } from './adapters/GraphAdapter.ts'
import { findNode, type Graph } from './model/graph.ts'
import { makeProblem, type Problem } from './model/problem.ts'
import type { RunRequest } from './model/request.ts'
import { type TypeId, typeAt } from './model/type.ts'
import type { RunPlan } from './plan/plan.ts'
import { fitValue, formatMisfit } from './values/fit.ts'

/** The values that a run starts with, converted to the declared types, and all that is wrong with them. */
export interface GivenValues {
  readonly values: Map<string, unknown>
  readonly problems: readonly Problem[]
}

export function takeValues(graph: Graph, plan: RunPlan, request: RunRequest, adapter: GraphAdapter): GivenValues {
  const values = new Map<string, unknown>()
  const problems: Problem[] = []
  const take = (what: string, name: string, value: unknown) => {
    const node = findNode(graph, name)
    const type = node?.type
    const fit = type === undefined ? { ok: true as const, value } : fitValue(value, type, graph.types)
    if (fit.ok) values.set(name, fit.value)
    else if (type !== undefined && adapter.checkInputType(nodeType(graph, type), value)) values.set(name, value)
    else {
      problems.push(
        makeProblem('DW-RUN-005', 'request', {
          message: `The ${what} ${formatMisfit(name, fit)}.`,
          hint: `Give a value of type ${typeAt(graph.types, type ?? -1).text}.`,
          nodes: [name],
          where: node?.where ?? null,
        }),
      )
    }
  }
  const needed = new Set([...plan.inputs.map((node) => node.name), ...plan.outputs])
  for (const [name, value] of Object.entries(graph.config)) take('config value', name, value)
  for (const [name, value] of Object.entries(request.inputs)) {
    // What a run does not need is not checked; it can be asked for as it is.
    if (needed.has(name) && !Object.hasOwn(request.overrides, name)) take('input', name, value)
  }
  for (const [name, value] of Object.entries(request.overrides))
    if (findNode(graph, name)) take('override', name, value)
  return { values, problems }
}

function nodeType(graph: Graph, type: TypeId): NodeType {
  return { ...typeAt(graph.types, type), types: graph.types }
}

/** Edges that the compiler refuses and the adapter takes are no problems. */
export function withoutLoosened(graph: Graph, problems: readonly Problem[], adapter: GraphAdapter): Problem[] {
  return problems.filter((problem) => {
    if (problem.code !== 'DW-LINK-003') return true
    const [from, to] = problem.nodes.map((name) => findNode(graph, name))
    const edge = to?.dependencies.find((dependency) => dependency.node === from?.name && dependency.mismatch)
    if (!from || !edge) return true
    return !adapter.checkNodeTypeEquivalence(nodeType(graph, edge.type), nodeType(graph, from.type))
  })
}

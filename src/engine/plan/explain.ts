import type { Graph, GraphNode } from '../model/graph.ts'
import { indexOf, upstreamOf } from '../model/graph.ts'
import { listNames } from '../model/names.ts'
import type { PlanRequest } from './plan.ts'

/** What becomes of a node in a run: `skipped` are nodes that nothing asks for. */
export type Fate = 'runs' | 'overridden' | 'given' | 'config' | 'default' | 'missing' | 'skipped'

export interface Reason {
  readonly node: string
  readonly fate: Fate
  readonly why: string
}

/** Of every node of the graph what a run would do with it, and why; in the order of the graph. */
export function explainPlan(graph: Graph, request: PlanRequest): Reason[] {
  const { overrides } = request
  const config = new Set(Object.keys(graph.config))
  const taken = upstreamOf(graph, request.outputs, overrides)
  const explain = explainer(graph, request, taken)
  return graph.nodes.map((node) => {
    if (!taken.has(node.name)) return { node: node.name, fate: 'skipped', why: whySkipped(graph, node, overrides) }
    if (overrides.has(node.name)) return { node: node.name, fate: 'overridden', why: 'its value is given in overrides' }
    if (config.has(node.name)) return { node: node.name, fate: 'config', why: 'its value is in the config' }
    return explain(node)
  })
}

function explainer(graph: Graph, { outputs, inputs, overrides }: PlanRequest, taken: ReadonlySet<string>) {
  const { byName, users } = indexOf(graph)
  const requested = new Set(outputs)
  return (node: GraphNode): Reason => {
    const by = (users.get(node.name) ?? []).filter((user) => taken.has(user) && !overrides.has(user))
    const why = [
      ...(requested.has(node.name) ? ['requested'] : []),
      ...(by.length ? [`needed by ${listNames(by)}`] : []),
    ]
    const told = why.join(', ')
    if (node.kind === 'function') return { node: node.name, fate: 'runs', why: told }
    if (inputs.has(node.name)) return { node: node.name, fate: 'given', why: told }
    const isOptional = by.every((user) => takesOptionally(byName.get(user), node.name)) && !requested.has(node.name)
    return isOptional
      ? { node: node.name, fate: 'default', why: `${told}, where its default applies` }
      : { node: node.name, fate: 'missing', why: told }
  }
}

function takesOptionally(user: GraphNode | undefined, name: string): boolean {
  return user?.dependencies.every((dependency) => dependency.node !== name || dependency.optional) ?? true
}

/** Not needed, or needed by nothing but what is overridden. */
function whySkipped(graph: Graph, node: GraphNode, overrides: ReadonlySet<string>): string {
  const by = (indexOf(graph).users.get(node.name) ?? []).filter((user) => overrides.has(user))
  return by.length ? `${listNames(by)} ${by.length > 1 ? 'are' : 'is'} overridden` : 'no output needs it'
}

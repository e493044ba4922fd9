import { findNode, type Graph, type GraphNode, indexOf, upstreamOf } from '../model/graph.ts'
import { didYouMean, editDistance, listNames } from '../model/names.ts'
import { isError, makeProblem, type Problem } from '../model/problem.ts'

/** What is known of the values that a run gets: their names. */
export interface PlanRequest {
  readonly outputs: readonly string[]
  readonly inputs: ReadonlySet<string>
  readonly overrides: ReadonlySet<string>
}

/** What a run will do: a value, made without running anything. */
export interface RunPlan {
  /** Requested names without repetition, in the order of the request. */
  readonly outputs: readonly string[]
  /** Function nodes that will run, dependencies first; ties in the order of the graph. */
  readonly order: readonly GraphNode[]
  /** Inputs that the run needs and has, or has a default for. */
  readonly inputs: readonly GraphNode[]
  /** Why it cannot run, and what is doubtful. Errors stop the run before its first node. */
  readonly problems: readonly Problem[]
}

export function planRun(graph: Graph, request: PlanRequest): RunPlan {
  const outputs = [...new Set(request.outputs)]
  const given = new Set([...request.overrides].filter((name) => findNode(graph, name)))
  for (const name of Object.keys(graph.config)) given.add(name)
  const needed = upstreamOf(graph, outputs, given)
  const order = topologicalOrder(graph, needed, given)
  const inputs = graph.nodes.filter((node) => node.kind === 'input' && needed.has(node.name))
  const problems = [
    ...checkBuild(graph, order),
    ...checkOutputs(graph, request, outputs),
    ...checkInputNames(graph, request),
    ...checkMissing(graph, request, order, needed, given),
  ]
  return { outputs, order, inputs, problems }
}

/** Every function that no other function needs: what a run gives when nothing is asked for. */
export function defaultOutputs(graph: Graph): string[] {
  const { users } = indexOf(graph)
  return graph.nodes.filter((node) => node.kind === 'function' && !users.has(node.name)).map((node) => node.name)
}

/** Kahn's order by a queue over the graph's own order: linear, and what is left over would be a cycle. */
function topologicalOrder(graph: Graph, needed: ReadonlySet<string>, given: ReadonlySet<string>): GraphNode[] {
  const { users } = indexOf(graph)
  const runs = (node: GraphNode) => node.kind === 'function' && needed.has(node.name) && !given.has(node.name)
  const waiting = new Map<string, number>()
  const queue: GraphNode[] = []
  for (const node of graph.nodes) {
    if (!runs(node)) continue
    const sources = new Set(node.dependencies.map((dependency) => dependency.node))
    let count = 0
    for (const source of sources) {
      const producer = findNode(graph, source)
      if (producer && runs(producer)) count++
    }
    if (count === 0) queue.push(node)
    else waiting.set(node.name, count)
  }
  for (let at = 0; at < queue.length; at++) {
    for (const user of users.get(queue[at]?.name ?? '') ?? []) {
      const left = waiting.get(user)
      if (left === undefined) continue
      const node = findNode(graph, user)
      if (left > 1) waiting.set(user, left - 1)
      else if (node) {
        waiting.delete(user)
        queue.push(node)
      }
    }
  }
  return queue
}

/** Build errors stop every run; body errors those that need the function, in others they are doubts. */
function checkBuild(graph: Graph, order: readonly GraphNode[]): Problem[] {
  const runs = new Set(order.map((node) => node.name))
  return graph.problems.map((problem) => {
    if (problem.scope !== 'body' || !isError(problem)) return problem
    const needed = problem.nodes.some((name) => runs.has(name))
    return needed ? problem : { ...problem, severity: 'warning' }
  })
}

function checkOutputs(graph: Graph, request: PlanRequest, outputs: readonly string[]): Problem[] {
  const known = [...indexOf(graph).byName.keys(), ...request.inputs]
  const isKnown = new Set(known)
  return outputs
    .filter((name) => !isKnown.has(name))
    .map((name) =>
      makeProblem('DW-PLAN-001', 'request', {
        message: `The output "${name}" is not a node of this graph.`,
        hint: didYouMean(name, known, known.length ? `It has ${listNames(known)}.` : 'The graph has no nodes.'),
        nodes: [name],
      }),
    )
}

function checkInputNames(graph: Graph, request: PlanRequest): Problem[] {
  const problems: Problem[] = []
  const inputNames = graph.nodes.filter((node) => node.kind === 'input').map((node) => node.name)
  for (const name of request.inputs) {
    const node = findNode(graph, name)
    if (Object.hasOwn(graph.config, name)) {
      problems.push(
        makeProblem('DW-PLAN-004', 'request', {
          message: `"${name}" is given in both config and inputs.`,
          hint: 'Give it in one of them.',
          nodes: [name],
        }),
      )
    } else if (node?.kind === 'function') {
      problems.push(
        makeProblem('DW-PLAN-003', 'request', {
          message: `The input "${name}" names a function of the graph.`,
          hint: `To use a value instead of running ${name}, give it in overrides.`,
          nodes: [name],
          where: node.where,
        }),
      )
    } else if (!node && !request.outputs.includes(name)) {
      problems.push(...checkUnusedInput(name, inputNames))
    }
  }
  for (const name of request.overrides) {
    if (findNode(graph, name)) continue
    problems.push(
      makeProblem('DW-PLAN-005', 'request', {
        severity: 'warning',
        message: `The override "${name}" names no node, so it has no effect.`,
        hint: didYouMean(name, indexOf(graph).byName.keys(), 'Take it out.'),
        nodes: [name],
      }),
    )
  }
  return problems
}

function checkUnusedInput(name: string, known: readonly string[]): Problem[] {
  const near = known.find((other) => editDistance(name, other, 2) <= 2)
  if (near === undefined) return []
  return [
    makeProblem('DW-PLAN-006', 'request', {
      severity: 'warning',
      message: `No node needs the input "${name}".`,
      hint: `Did you mean ${near}?`,
      nodes: [name],
    }),
  ]
}

/** All that is missing at once, each with the nodes that need it. */
function checkMissing(
  graph: Graph,
  request: PlanRequest,
  order: readonly GraphNode[],
  needed: ReadonlySet<string>,
  given: ReadonlySet<string>,
): Problem[] {
  const neededBy = new Map<string, string[]>()
  for (const node of order) {
    for (const dependency of node.dependencies) {
      if (dependency.optional) continue
      const list = neededBy.get(dependency.node)
      if (!list) neededBy.set(dependency.node, [node.name])
      else if (list[list.length - 1] !== node.name) list.push(node.name)
    }
  }
  const requested = new Set(request.outputs)
  const missing = graph.nodes.filter(
    (node) =>
      node.kind === 'input' &&
      needed.has(node.name) &&
      !given.has(node.name) &&
      !request.inputs.has(node.name) &&
      (neededBy.has(node.name) || requested.has(node.name)),
  )
  return missing.map((node) => {
    const users = neededBy.get(node.name) ?? []
    const type = graph.types[node.type]?.text ?? 'unknown'
    return makeProblem('DW-PLAN-002', 'request', {
      message: `The input "${node.name}" (${type}) is missing${users.length ? `: ${listNames(users)} need${users.length > 1 ? '' : 's'} it` : ''}.`,
      hint: didYouMean(
        node.name,
        [...request.inputs].filter((name) => !findNode(graph, name)),
        `Give a value for ${node.name}.`,
      ),
      nodes: [node.name, ...users],
      where: node.where,
    })
  })
}

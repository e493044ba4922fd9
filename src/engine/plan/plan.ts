import { findNode, type Graph, type GraphNode, indexOf } from '../model/graph.ts'
import { HIDDEN } from '../model/module.ts'
import { didYouMean, editDistance, listNames } from '../model/names.ts'
import { isError, makeProblem, type Problem } from '../model/problem.ts'
import { lowerBlocks } from './lower.ts'

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
  /** `order` as it is run: parallel blocks are one step each. */
  readonly steps: readonly GraphNode[]
  /** Inputs that the run needs and has, or has a default for. */
  readonly inputs: readonly GraphNode[]
  /** Why it cannot run, and what is doubtful. Errors stop the run before its first node. */
  readonly problems: readonly Problem[]
}

export function planRun(graph: Graph, request: PlanRequest): RunPlan {
  const outputs = [...new Set(request.outputs)]
  const { positions, sources, topological } = indexOf(graph)
  const needed = new Uint8Array(graph.nodes.length)
  const given = new Uint8Array(graph.nodes.length)
  for (const names of [request.overrides, Object.keys(graph.config)]) markNames(given, names, positions)
  markNames(needed, outputs, positions)
  const order: GraphNode[] = []
  const inputs: GraphNode[] = []
  // Users come after what they need: one pass from the end marks all that is needed, however deep the graph.
  for (let at = topological.length - 1; at >= 0; at--) {
    const position = topological[at] ?? 0
    const node = graph.nodes[position]
    if (!node || !needed[position]) continue
    if (node.kind === 'input') inputs.push(node)
    if (given[position] || node.kind !== 'function') continue
    order.push(node)
    for (const source of sources[position] ?? []) needed[source] = 1
  }
  order.reverse()
  const missing = inputs.filter((node) => !request.inputs.has(node.name) && !given[positions.get(node.name) ?? 0])
  const problems = [
    ...checkBuild(graph, order),
    ...checkOutputs(graph, request, outputs),
    ...checkInsideBlocks(graph, request, outputs),
    ...checkInputNames(graph, request),
    ...(missing.length ? checkMissing(graph, request, missing.reverse(), order) : []),
  ]
  return { outputs, order, steps: lowerBlocks(order), inputs: inputs.reverse(), problems }
}

function markNames(marks: Uint8Array, names: Iterable<string>, positions: ReadonlyMap<string, number>): void {
  for (const name of names) {
    const position = positions.get(name)
    if (position !== undefined) marks[position] = 1
  }
}

/** Every function that no other function needs: what a run gives when nothing is asked for. */
export function defaultOutputs(graph: Graph): string[] {
  const { users } = indexOf(graph)
  return graph.nodes.filter((node) => node.kind === 'function' && !users.has(node.name)).map((node) => node.name)
}

/** Build errors stop every run; body errors those that need the function, in others they are doubts. */
function checkBuild(graph: Graph, order: readonly GraphNode[]): Problem[] {
  if (graph.problems.length === 0) return []
  const runs = new Set(order.flatMap(calledNames))
  return graph.problems.map((problem) => {
    if (problem.scope !== 'body' || !isError(problem)) return problem
    const needed = problem.nodes.some((name) => runs.has(name))
    return needed ? problem : { ...problem, severity: 'warning' }
  })
}

/** A made node, or a variant, is called otherwise than the function that it calls. */
function calledNames({ name, call }: GraphNode): string[] {
  if (call.kind !== 'function') return [name]
  const { exportName } = call
  return [name, exportName.startsWith(HIDDEN) ? exportName.slice(HIDDEN.length) : exportName]
}

function checkOutputs(graph: Graph, request: PlanRequest, outputs: readonly string[]): Problem[] {
  const unknown = outputs.filter((name) => !findNode(graph, name) && !request.inputs.has(name))
  if (unknown.length === 0) return []
  const known = [...indexOf(graph).byName.keys(), ...request.inputs]
  return unknown.map((name) =>
    makeProblem('DW-PLAN-001', 'request', {
      message: `The output "${name}" is not a node of this graph.`,
      hint: didYouMean(name, known, known.length ? `It has ${listNames(known)}.` : 'The graph has no nodes.'),
      nodes: [name],
    }),
  )
}

/** A node of a parallel block has one value an item: there is no one value to give or to take. */
function checkInsideBlocks(graph: Graph, request: PlanRequest, outputs: readonly string[]): Problem[] {
  const problems: Problem[] = []
  const check = (name: string, code: string, what: string, hint: string) => {
    const node = findNode(graph, name)
    const expand = node?.block?.[node.block.length - 1]
    if (!node || expand === undefined) return
    problems.push(
      makeProblem(code, 'request', {
        message: `${what} "${name}" runs for each item of "${expand}": it has no one value.`,
        hint,
        nodes: [name, expand],
        where: node.where,
      }),
    )
  }
  for (const name of outputs) {
    if (request.inputs.has(name)) continue
    check(name, 'DW-PLAN-007', 'The output', 'Ask for the function that collects what it gives.')
  }
  for (const name of request.overrides) {
    check(
      name,
      'DW-PLAN-008',
      'The override',
      `Override ${findNode(graph, name)?.block?.[0] ?? 'the Parallelizable'} with a list of items instead.`,
    )
  }
  return problems
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

/** All that is missing at once, each with the nodes that need it; what only optional parameters take is not missing. */
function checkMissing(
  graph: Graph,
  request: PlanRequest,
  missing: readonly GraphNode[],
  order: readonly GraphNode[],
): Problem[] {
  const neededBy = new Map<string, string[]>(missing.map((node) => [node.name, []]))
  for (const node of order) {
    for (const dependency of node.dependencies) {
      if (!dependency.optional) neededBy.get(dependency.node)?.push(node.name)
    }
  }
  const requested = new Set(request.outputs)
  return missing.flatMap((node) => {
    const users = [...new Set(neededBy.get(node.name))]
    if (users.length === 0 && !requested.has(node.name)) return []
    const type = graph.types[node.type]?.text ?? 'unknown'
    const spare = [...request.inputs].filter((name) => !findNode(graph, name))
    return [
      makeProblem('DW-PLAN-002', 'request', {
        message: `The input "${node.name}" (${type}) is missing${users.length ? `: ${listNames(users)} need${users.length > 1 ? '' : 's'} it` : ''}.`,
        hint: didYouMean(node.name, spare, `Give a value for ${node.name}.`),
        nodes: [node.name, ...users],
        where: node.where,
      }),
    ]
  })
}

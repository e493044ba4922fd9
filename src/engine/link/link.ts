import type { Graph, GraphNode } from '../model/graph.ts'
import type { Json, Library, ModuleInfo } from '../model/module.ts'
import { listNames } from '../model/names.ts'
import type { TypeOracle } from '../model/oracle.ts'
import { makeProblem, type Problem } from '../model/problem.ts'
import { bindNodes } from './bind.ts'
import { findCycles } from './cycles.ts'
import { expandFunction, type LinkScope } from './expand.ts'
import { refOf } from './modifier.ts'
import { applyMutators } from './mutate.ts'

/** What `link` makes a graph of. */
export interface LinkRequest {
  readonly modules: readonly ModuleInfo[]
  readonly library: Library
  readonly config: Readonly<Record<string, Json>>
  readonly oracle: TypeOracle
}

/**
 * ModuleInfo[] + config -> Graph: functions become nodes, parameters edges, names that no function has inputs. Total: a
 * broken program gives a graph too, with all of its problems.
 */
export function link({ config, oracle, ...program }: LinkRequest): Graph {
  const problems: Problem[] = program.modules.flatMap((module) => module.problems)
  const { modules, library } = applyMutators(program, problems)
  const scope: LinkScope = { config, oracle, library, problems, within: [] }
  const made: GraphNode[] = []
  for (const module of modules) {
    for (const info of module.functions) {
      const ref = refOf(info)
      if (ref) made.push(...expandFunction({ info, ref }, scope))
    }
  }
  const functions = withoutDuplicates(made, problems).filter((node) => !Object.hasOwn(config, node.name))
  const nodes = bindNodes(functions, config, oracle, problems)
  problems.push(...findCycles(nodes))
  return { nodes, types: oracle.table(), config, problems }
}

function withoutDuplicates(nodes: readonly GraphNode[], problems: Problem[]): GraphNode[] {
  const byName = new Map<string, GraphNode[]>()
  for (const node of nodes) {
    const list = byName.get(node.name)
    if (list) list.push(node)
    else byName.set(node.name, [node])
  }
  return [...byName].flatMap(([name, [first, ...others]]) => {
    if (first && others.length) problems.push(duplicateProblem(name, first, others))
    return first ? [first] : []
  })
}

function duplicateProblem(name: string, first: GraphNode, others: readonly GraphNode[]): Problem {
  const all = [first, ...others]
  const places = all.map((node) => (node.where ? `${node.where.file}:${node.where.line}` : String(node.module)))
  const last = others[others.length - 1] ?? first
  return makeProblem('DW-LINK-001', 'build', {
    message: `The node "${name}" is defined ${all.length} times: ${listNames(places)}.`,
    hint: 'Rename all but one of them, or put config.when(...) on variants.',
    nodes: [name],
    where: last.where,
    related: all.flatMap((node) => (node.where && node !== last ? [node.where] : [])),
  })
}

import type { FindPart } from '../model/callPart.ts'
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
  /** Of functions of one name in several modules the last one counts; else they are a problem. */
  readonly allowModuleOverrides?: boolean | undefined
  /** Where parts of modifiers stand, for problems; those of live modules have no place. */
  readonly findPart?: FindPart
}

/**
 * ModuleInfo[] + config -> Graph: functions become nodes, parameters edges, names that no function has inputs. Total: a
 * broken program gives a graph too, with all of its problems.
 */
export function link({
  config,
  oracle,
  allowModuleOverrides = false,
  findPart = () => null,
  ...program
}: LinkRequest): Graph {
  const problems: Problem[] = program.modules.flatMap((module) => module.problems)
  const { modules, library } = applyMutators(program, problems, findPart)
  const scope: LinkScope = { config, oracle, library, problems, within: [], findPart }
  const made: GraphNode[] = []
  for (const module of modules) {
    for (const info of module.functions) {
      const ref = refOf(info)
      if (ref) made.push(...expandFunction({ info, ref }, scope))
    }
  }
  const own = withoutDuplicates(allowModuleOverrides ? withoutOverridden(made) : made, problems)
  const functions = own.some((node) => Object.hasOwn(config, node.name))
    ? own.filter((node) => !Object.hasOwn(config, node.name))
    : own
  const nodes = bindNodes(functions, { config, oracle, problems, findPart })
  problems.push(...findCycles(nodes, findPart))
  return { nodes, types: oracle.table(), config, problems: withoutRepeats(problems) }
}

/** A function that is nested several times is expanded as often, and what is wrong with it is told by each. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}

/** Leaves out what a later module defines again. */
function withoutOverridden(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const last = new Map(nodes.map((node) => [node.name, node.module]))
  return nodes.filter((node) => last.get(node.name) === node.module)
}

function withoutDuplicates(nodes: readonly GraphNode[], problems: Problem[]): readonly GraphNode[] {
  if (new Set(nodes.map((node) => node.name)).size === nodes.length) return nodes
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
    hint:
      first.role === 'saver'
        ? 'Name each of them by outputName.'
        : 'Rename all but one of them, or put config.when(...) on variants.',
    nodes: [name],
    where: last.where,
    related: all.flatMap((node) => (node.where && node !== last ? [node.where] : [])),
  })
}

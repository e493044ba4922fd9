import type { Graph } from '../model/graph.ts'
import { typeAt } from '../model/type.ts'
import { analyzed } from './analyzed.ts'

/** The graph of a program that has no problem. */
export function graphOf(...program: Parameters<typeof analyzed>): Graph {
  const { graph } = analyzed(...program)
  if (graph.problems.length) throw new Error(graph.problems.map(({ message }) => message).join('\n'))
  return graph
}

export function namesOf(graph: Graph): string[] {
  return graph.nodes.map((node) => node.name).sort()
}

/** Name -> type, as people read it. */
export function typesOf(graph: Graph): Record<string, string> {
  return Object.fromEntries(graph.nodes.map((node) => [node.name, typeAt(graph.types, node.type).text]))
}

export function messagesOf(...program: Parameters<typeof analyzed>): string[] {
  return analyzed(...program).graph.problems.map((problem) => problem.message)
}

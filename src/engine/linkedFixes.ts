import { findNode, type Graph } from './model/graph.ts'
import type { Fix } from './model/intent.ts'
import type { Problem } from './model/problem.ts'
import { typeAt } from './model/type.ts'

/** Problems of the text whose ways out are told in terms of the graph: what is there already is taken as it is. */
export function withLinkedFixes(problems: readonly Problem[], graph: Graph): readonly Problem[] {
  return problems.map((problem) => {
    if (!problem.fixes) return problem
    const { fixes, ...rest } = problem
    const linked = fixes.flatMap((fix) => linkFix(fix, graph) ?? [])
    return linked.length ? { ...rest, fixes: linked } : rest
  })
}

function linkFix(fix: Fix, graph: Graph): Fix | null {
  const { label, intent } = fix
  if (intent.kind === 'addInput') {
    if (findNode(graph, intent.target)?.kind !== 'function') return null
    const isNode = findNode(graph, intent.name) !== undefined
    return isNode
      ? { label, intent: { kind: 'connect', source: intent.name, target: intent.target, parameter: null } }
      : fix
  }
  if (intent.kind !== 'retype' || intent.parameter === undefined) return fix
  if (findNode(graph, intent.node)?.kind !== 'function') return null
  const type = typeOf(graph, intent.parameter) ?? intent.type
  return { label: `Give ${intent.parameter} the type ${type}`, intent: { ...intent, type } }
}

/** What a node of that name gives, where somebody says it. */
function typeOf(graph: Graph, name: string): string | null {
  const node = findNode(graph, name)
  const text = node && typeAt(graph.types, node.type).text
  return text && text !== 'any' ? text : null
}

import type { FoundFunction } from '../analyze/findFunctions.ts'
import { findNode, type Graph } from '../model/graph.ts'
import { callsOf } from './bound.ts'
import type { EditScope } from './context.ts'
import { refuse } from './refusal.ts'

/** @throws {EditRefusal} where an edge from `source` to a function would close a circle. */
export function checkAcyclic(scope: EditScope, source: string, found: FoundFunction, target: string): void {
  const { graph } = scope
  const towards = waysTo(graph, source)
  const start = [target, ...callsOf(scope, found).map((node) => node.name)].find((name) => towards.has(name))
  if (start === undefined) return
  const path = pathFrom(start, source, towards)
  const isItself = source === target
  refuse('cycle', {
    message: isItself
      ? `"${source}" cannot feed itself.`
      : `"${source}" cannot feed "${target}": it needs it (${[...path, target].join(' -> ')}).`,
    nodes: [source, target],
    where: findNode(graph, source)?.where ?? null,
  })
}

/** The names on the way; the middle of a long one is left out. */
function pathFrom(start: string, source: string, towards: ReadonlyMap<string, string | null>): string[] {
  const path = [start]
  for (let at = towards.get(start); at; at = towards.get(at)) {
    if (path.length === LONGEST) return [...path, '…', source]
    path.push(at)
  }
  return path
}

const LONGEST = 6

/** Asked again and again for one source, with every target that is tried. */
const known = new WeakMap<Graph, { readonly source: string; readonly ways: ReadonlyMap<string, string | null> }>()

/** Of all that a node needs, directly or not, the next node on the shortest way to it. */
function waysTo(graph: Graph, source: string): ReadonlyMap<string, string | null> {
  const last = known.get(graph)
  if (last?.source === source) return last.ways
  const ways = new Map<string, string | null>([[source, null]])
  for (const name of ways.keys()) {
    for (const edge of findNode(graph, name)?.dependencies ?? []) if (!ways.has(edge.node)) ways.set(edge.node, name)
  }
  known.set(graph, { source, ways })
  return ways
}

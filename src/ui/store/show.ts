import type { Graph, GraphNode } from '../../engine/page.ts'
import { findBlocks, findGroups } from './findGroups.ts'
import { foldGraph } from './foldGraph.ts'
import { makeRoom } from './makeRoom.ts'
import type { NodeGroup, Shown } from './shown.ts'

export interface ShowOptions {
  /** Origins of the groups that stand open. */
  readonly open: ReadonlySet<string>
  readonly outputs: ReadonlySet<string>
}

/** What is drawn of a graph in which functions are several nodes, or run for each item of a list. */
export function show(whole: Graph, { open, outputs }: ShowOptions): Shown {
  const groups = findGroups(whole, outputs)
  const graph = keepModifiersOnFaces(whole, groups)
  const foldable = groups.filter((group) => group.inner.length > 0)
  const folded = foldable.filter((group) => !open.has(group.origin))
  const closed = foldGraph(graph, foldable)
  const drawn = folded.length === foldable.length ? closed : foldGraph(graph, folded)
  return {
    graph: drawn,
    closed,
    groups,
    blocks: findBlocks(whole),
    faces: new Map(foldable.flatMap(({ origin, inner }) => inner.map((name) => [name, origin] as const))),
    hidden: new Map(folded.map(({ origin, inner }) => [origin, inner])),
    rooms: foldable.filter(({ origin }) => open.has(origin)).flatMap((group) => makeRoom(drawn, group) ?? []),
  }
}

/** Every made node has its function's modifiers; they are shown once, where the function's own node is. */
function keepModifiersOnFaces(graph: Graph, groups: readonly NodeGroup[]): Graph {
  const withFace = new Set(groups.flatMap(({ face }) => face ?? []))
  const isOther = ({ name, origin }: GraphNode) => name !== origin && withFace.has(origin)
  return { ...graph, nodes: graph.nodes.map((node) => (isOther(node) ? { ...node, modifiers: [] } : node)) }
}

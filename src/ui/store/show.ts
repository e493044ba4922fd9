import type { FlowDirection, Graph, GraphNode } from '../../engine/page.ts'
import { findBlocks, findGroups } from './findGroups.ts'
import { foldGraph } from './foldGraph.ts'
import { foldModules } from './foldModules.ts'
import { makeRoom } from './makeRoom.ts'
import { moduleCard, modulesOf } from './modules.ts'
import type { NodeGroup, Shown } from './shown.ts'

export interface ShowOptions {
  /** Origins of the groups, and cards of the modules, that stand open. */
  readonly open: ReadonlySet<string>
  readonly outputs: ReadonlySet<string>
  /** Paths of folded modules. */
  readonly folded?: readonly string[]
  readonly direction?: FlowDirection
}

/** What is drawn of a graph in which functions are several nodes, or run for each item of a list, or modules are folded. */
export function show(whole: Graph, { open, outputs, folded: paths = [], direction = 'right' }: ShowOptions): Shown {
  const groups = findGroups(whole, outputs)
  const graph = keepModifiersOnFaces(whole, groups)
  const foldable = groups.filter((group) => group.inner.length > 0)
  const folded = foldable.filter((group) => !open.has(group.origin))
  const closed = foldGraph(graph, foldable)
  const withNodes = folded.length === foldable.length ? closed : foldGraph(graph, folded)
  const foldedPaths = new Set(paths)
  const drawn = foldModules(withNodes, foldedPaths)
  const modules = [...modulesOf(whole)].map(([path, members]) => ({ path, card: moduleCard(path), members }))
  const ofFolded = modules.filter(({ path }) => foldedPaths.has(path))
  const leadsToCard = modules.filter(({ path, card }) => foldedPaths.has(path) || open.has(card))
  return {
    graph: drawn,
    closed,
    groups,
    blocks: findBlocks(whole),
    // A made node's face is its function's, whose own is the module's.
    faces: new Map([
      ...leadsToCard.flatMap(({ card, members }) => members.map((name) => [name, card] as const)),
      ...foldable.flatMap(({ origin, inner }) => inner.map((name) => [name, origin] as const)),
    ]),
    hidden: new Map([
      ...folded.map(({ origin, inner }) => [origin, inner] as const),
      ...ofFolded.map(({ card, members }) => [card, members] as const),
    ]),
    rooms: foldable
      .filter(({ origin }) => open.has(origin))
      .flatMap((group) => makeRoom(drawn, group, direction) ?? []),
  }
}

/** Every made node has its function's modifiers; they are shown once, where the function's own node is. */
function keepModifiersOnFaces(graph: Graph, groups: readonly NodeGroup[]): Graph {
  const withFace = new Set(groups.flatMap(({ face }) => face ?? []))
  const isOther = ({ name, origin }: GraphNode) => name !== origin && withFace.has(origin)
  return { ...graph, nodes: graph.nodes.map((node) => (isOther(node) ? { ...node, modifiers: [] } : node)) }
}

import type { Graph, GraphNode, Position } from '../../engine/page.ts'

/** The nodes of one function: its own, and those that its modifiers made. */
export interface NodeGroup {
  /** The function. */
  readonly origin: string
  /** The node that bears the function's name; null where modifiers made others in its place. */
  readonly face: string | null
  readonly members: readonly string[]
  /** Members that feed the face and nothing outside: while the group is closed the face stands for them. */
  readonly inner: readonly string[]
}

/** What runs once for each item of a `Parallelizable`. */
export interface ParallelBlock {
  /** The `Parallelizable`. */
  readonly name: string
  readonly members: readonly string[]
}

/** The room that an open group takes around its face. */
export interface Room {
  readonly face: string
  /** Where its inner nodes stand, from the face on. */
  readonly offsets: ReadonlyMap<string, Position>
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The graph as it is drawn: a closed group is one card. */
export interface Shown {
  readonly graph: Graph
  /** With every group closed: what the layout places. */
  readonly closed: Graph
  readonly groups: readonly NodeGroup[]
  /** Outer ones first. */
  readonly blocks: readonly ParallelBlock[]
  /** Inner node, drawn or not -> the face of its group; node of a module that is folded, or was just opened -> its card. */
  readonly faces: ReadonlyMap<string, string>
  /** Face of a closed group, or card of a folded module -> the nodes that it stands for. */
  readonly hidden: ReadonlyMap<string, readonly string[]>
  readonly rooms: readonly Room[]
}

/** Whether each function is one node and none is in a parallel block: then the graph is drawn as it is. */
export function isPlain(graph: Graph): boolean {
  return graph.nodes.every((node: GraphNode) => node.origin === node.name && !node.block)
}

/** Whether there is something to put a border around while the group is closed. */
export function isFramed({ members, inner }: NodeGroup): boolean {
  return members.length - inner.length > 1
}

const NOTHING: Omit<Shown, 'graph' | 'closed'> = {
  groups: [],
  blocks: [],
  faces: new Map(),
  hidden: new Map(),
  rooms: [],
}

export function showPlainly(graph: Graph): Shown {
  return { ...NOTHING, graph, closed: graph }
}

import type { CodeVersions } from './codeVersions.ts'
import type { FileFormat } from './fileFormat.ts'
import type { ModifierSpec, ModuleCode, SourceText } from './module.ts'
import type { Place, Problem } from './problem.ts'
import type { TypeId, TypeTable } from './type.ts'

export type NodeKind = 'function' | 'input' | 'config'

/** A parameter of a node, bound to the node that feeds it. */
export interface Dependency {
  readonly parameter: string
  readonly node: string
  readonly optional: boolean
  readonly type: TypeId
  readonly where: Place | null
  /** The compiler's rule refused the edge: an adapter may still accept it, else it is a problem. */
  readonly mismatch: boolean
  /** The parameter is a `Collect`: it takes what became of all items of a parallel block. */
  readonly collects?: true
  /** A table's column is passed as a typed array of this name, which the parameter declares. */
  readonly as?: string
}

/** A function of the user's at run time: an export of a module, or, by `path`, one that stands in the export's modifiers. */
export interface FunctionRef {
  readonly module: string
  readonly exportName: string
  readonly path?: readonly (string | number)[]
}

/**
 * Begins a step of a path: call the `resolve` arrow that is there, with the config that follows as JSON. A nested graph may
 * have a config of its own, so the graph's would choose another modifier.
 */
export const CALLED = '()'

/** What a call is given at one position: the value of the dependency at that index, a literal, or a list or record of such. */
export type Argument =
  /** `otherwise` is passed where an optional dependency has no value: a default that the called function does not know. */
  | { readonly kind: 'dependency'; readonly at: number; readonly otherwise?: { readonly value: unknown } }
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Argument[] }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [string, Argument])[] }

/** What running a node means. Modifiers add kinds; the node runner has one arm for each. Arguments are `GraphNode.args`. */
export type NodeCall =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'function' } & FunctionRef)
  /** Gives a constant. */
  | { readonly kind: 'value'; readonly value: unknown }
  /** Passes its one argument on. */
  | { readonly kind: 'pass' }
  /**
   * Takes a part of its one argument: an object's field, an array's item, a table's column by name or position. `fill` stands
   * for one that is missing.
   */
  | {
      readonly kind: 'pick'
      readonly part: 'field' | 'item' | 'column'
      readonly key: string | number
      readonly fill: { readonly value: unknown } | null
    }
  /** The first argument, a table, with the others as columns of these names. */
  | { readonly kind: 'appendColumns'; readonly names: readonly string[] }
  /** Makes of its arguments, by these names, what a result builder makes of outputs. */
  | {
      readonly kind: 'combine'
      readonly builder: 'dict' | 'table' | 'matrix'
      readonly key: string | null
      readonly names: readonly string[]
    }
  /** Reads the file at the path that is its first argument; gives `[value, metadata]`. */
  | { readonly kind: 'load'; readonly format: FileFormat }
  /** Writes its second argument to the path that is its first; gives what is known of the file. */
  | { readonly kind: 'save'; readonly format: FileFormat }
  /** Checks its one argument with a validator of ours; gives a `ValidationResult`. */
  | {
      readonly kind: 'validate'
      readonly validator: string
      readonly argument: unknown
      readonly subject: string
      /** The column of a table that is checked, rather than the value itself. */
      readonly column?: string
    }
  /** Passes the first argument on if the others, all `ValidationResult`s, allow it. */
  | { readonly kind: 'verdict'; readonly importance: 'warn' | 'fail' }
  /** Made by a plan: runs the nodes of a parallel block for each item; gives one list for each collected node. */
  | ({ readonly kind: 'block' } & Block)
  /** Made by a plan: the list of one collected node out of a block's. */
  | { readonly kind: 'gather'; readonly node: string }

/** A parallel block as a run sees it. */
export interface Block {
  /** The `Parallelizable` node: each of its items goes through the body. */
  readonly expand: string
  /** Dependencies first; blocks within stand in it as steps of their own. */
  readonly body: readonly GraphNode[]
  /** Nodes of the body, or the `Parallelizable` itself, whose values are collected. */
  readonly collected: readonly string[]
}

/** What a made node stands for, where its type does not tell. */
export type NodeRole = 'loader' | 'saver' | 'validator'

export interface GraphNode {
  readonly name: string
  readonly kind: NodeKind
  /** The file that it comes from; null for inputs and config. */
  readonly module: string | null
  /** What it gives to others (awaited). */
  readonly type: TypeId
  readonly dependencies: readonly Dependency[]
  readonly call: NodeCall
  /** What the call is given, where that is not just the dependencies in order. */
  readonly args?: readonly Argument[]
  readonly role?: NodeRole
  /** It is a `Parallelizable`: its items go one by one to the nodes that take it. */
  readonly expands?: true
  /** The `Parallelizable`s whose items it sees one by one, outermost first; left out where there are none. */
  readonly block?: readonly string[]
  readonly tags: Readonly<Record<string, string | readonly string[]>>
  readonly doc: string
  readonly modifiers: readonly ModifierSpec[]
  /** The function that it comes from: its own name, or that of the exported function whose modifier made it. */
  readonly origin: string
  readonly where: Place | null
  readonly extent: Place | null
}

/** A function DAG, plain data. Nodes stand in no particular order; problems are all of the build's and of the bodies'. */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly types: TypeTable
  readonly config: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

/** What analysis makes of a project's text: the graph, and the modules' runnable text. Plain data, crosses to the kernel. */
export interface Program extends Partial<CodeVersions> {
  readonly graph: Graph
  readonly code: readonly ModuleCode[]
  /** The modules' text as written, where somebody may ask for it: `exportExecution` does. */
  readonly sources?: readonly SourceText[]
}

/** Look-ups that every pass needs, made once per graph; nodes are their positions in `graph.nodes`. */
export interface GraphIndex {
  readonly byName: ReadonlyMap<string, GraphNode>
  /** Name -> names of the nodes that take it as a dependency. */
  readonly users: ReadonlyMap<string, readonly string[]>
  readonly positions: ReadonlyMap<string, number>
  /** Position -> positions of the nodes that feed it, each once. */
  readonly sources: readonly (readonly number[])[]
  /** Positions, dependencies before their users; nodes of a cycle, and what hangs on one, are left out. */
  readonly topological: Int32Array
}

const indexes = new WeakMap<Graph, GraphIndex>()

export function indexOf(graph: Graph): GraphIndex {
  const known = indexes.get(graph)
  if (known) return known
  const index = makeIndex(graph)
  indexes.set(graph, index)
  return index
}

export function findNode(graph: Graph, name: string): GraphNode | undefined {
  return indexOf(graph).byName.get(name)
}

/** Names of the given nodes and of all that they need, in no particular order. Names that do not exist are left out. */
export function upstreamOf(graph: Graph, names: Iterable<string>, stopAt?: ReadonlySet<string>): Set<string> {
  const { byName } = indexOf(graph)
  return reach(names, (name) => {
    const node = byName.get(name)
    if (!node) return null
    return stopAt?.has(name) ? [] : node.dependencies.map((dependency) => dependency.node)
  })
}

/** Names of the given nodes and of all that need them. */
export function downstreamOf(graph: Graph, names: Iterable<string>): Set<string> {
  const { byName, users } = indexOf(graph)
  return reach(names, (name) => (byName.has(name) ? (users.get(name) ?? []) : null))
}

function makeIndex(graph: Graph): GraphIndex {
  const positions = new Map(graph.nodes.map((node, at) => [node.name, at]))
  const byName = new Map(graph.nodes.map((node) => [node.name, node]))
  const users = new Map<string, string[]>()
  const sources = graph.nodes.map((node) => {
    const from = new Set<number>()
    for (const { node: name } of node.dependencies) {
      const at = positions.get(name)
      if (at === undefined || from.has(at)) continue
      from.add(at)
      const list = users.get(name)
      if (list) list.push(node.name)
      else users.set(name, [node.name])
    }
    return [...from]
  })
  return { byName, users, positions, sources, topological: topologicalOrder(sources) }
}

/**
 * Positions, sources before their users: Kahn's order by a queue over the own order of what is sorted. Linear, and what
 * never gets free hangs on a cycle and is left out.
 */
export function topologicalOrder(sources: readonly (readonly number[])[]): Int32Array {
  const waiting = Int32Array.from(sources, (list) => list.length)
  const users: number[][] = sources.map(() => [])
  for (const [at, list] of sources.entries()) for (const from of list) users[from]?.push(at)
  const order = new Int32Array(sources.length)
  let count = 0
  for (let at = 0; at < sources.length; at++) if (waiting[at] === 0) order[count++] = at
  for (let at = 0; at < count; at++) {
    for (const user of users[order[at] ?? 0] ?? []) {
      const left = (waiting[user] ?? 0) - 1
      waiting[user] = left
      if (left === 0) order[count++] = user
    }
  }
  return order.subarray(0, count)
}

function reach(from: Iterable<string>, next: (name: string) => readonly string[] | null): Set<string> {
  const seen = new Set<string>()
  const stack = [...from]
  for (let name = stack.pop(); name !== undefined; name = stack.pop()) {
    if (seen.has(name)) continue
    const following = next(name)
    if (!following) continue
    seen.add(name)
    for (const other of following) stack.push(other)
  }
  return seen
}

import { type Graph, type GraphNode, indexOf } from '../model/graph.ts'
import type { InputSource } from '../model/request.ts'

/** What the values of a run are made from, as far as it can be told without running anything. */
export interface Basis {
  readonly graph: Graph
  /** As `Program.versions` has them. */
  readonly versions: Readonly<Record<string, string>>
  readonly inputs: Readonly<Record<string, InputSource>>
  readonly overrides: Readonly<Record<string, unknown>>
  /** Data files: of one name, another object is another file. */
  readonly files: ReadonlyMap<string, object>
}

/**
 * The nodes of `now` whose values from a run on `before` may differ from what a run would give: those of which the code, what
 * is given, or anything upstream is another. Linear, and exact up to what functions do: an edit taken back makes nothing stale.
 */
export function findStale(before: Basis, now: Basis): Set<string> {
  const { nodes } = now.graph
  const { sources, topological } = indexOf(now.graph)
  const known = indexOf(before.graph).byName
  const isStale = new Uint8Array(nodes.length).fill(1)
  for (const at of topological) {
    const node = nodes[at]
    const was = node && known.get(node.name)
    if (!was || !isSameNode(was, node, before, now)) continue
    const isGiven = Object.hasOwn(now.overrides, node.name) || node.kind !== 'function'
    if (isGiven || !sources[at]?.some((source) => isStale[source])) isStale[at] = 0
  }
  return new Set(nodes.filter((_, at) => isStale[at]).map((node) => node.name))
}

/** Whether, fed the same, the node gives the same. */
function isSameNode(was: GraphNode, node: GraphNode, before: Basis, now: Basis): boolean {
  const { name, kind } = node
  if (was.kind !== kind) return false
  const isPinned = Object.hasOwn(now.overrides, name)
  if (Object.hasOwn(before.overrides, name) !== isPinned) return false
  if (isPinned) return isSameJson(before.overrides[name], now.overrides[name])
  if (kind === 'config') return isSameJson(before.graph.config[name], now.graph.config[name])
  if (kind === 'input') return isSameSource(name, before, now)
  const version = now.versions[name]
  return (
    version !== undefined &&
    version === before.versions[name] &&
    isSameJson(wiring(was), wiring(node)) &&
    (node.call.kind !== 'load' || isSameFile(pathOf(node), before, now))
  )
}

/** What the versions of code say nothing about: who feeds it, and how. */
function wiring({ dependencies, expands, block }: GraphNode): unknown {
  return [dependencies.map(({ node, optional, collects, as }) => [node, optional, collects, as]), expands, block]
}

function isSameSource(name: string, before: Basis, now: Basis): boolean {
  const source = Object.hasOwn(now.inputs, name) ? now.inputs[name] : undefined
  const was = Object.hasOwn(before.inputs, name) ? before.inputs[name] : undefined
  return isSameJson(was, source) && (source?.kind !== 'file' || isSameFile(source.file, before, now))
}

/** Null: any file. */
function isSameFile(path: string | null, before: Basis, now: Basis): boolean {
  if (path !== null) return before.files.get(path) === now.files.get(path)
  return before.files.size === now.files.size && [...now.files].every(([name, file]) => before.files.get(name) === file)
}

/** The file that a loader reads, where it is written there. */
function pathOf({ args }: GraphNode): string | null {
  const [path] = args ?? []
  return path?.kind === 'literal' && typeof path.value === 'string' ? path.value.replace(/^\.\//, '') : null
}

function isSameJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

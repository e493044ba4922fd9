import type { Graph } from '../../engine/page.ts'

/** A folded module is drawn as one card. Its name is no node's: those have no slashes. */
const PREFIX = './'

export function moduleCard(path: string): string {
  return PREFIX + path
}

/** The module of a card; null for a node's. */
export function moduleOfCard(name: string): string | null {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null
}

/** Modules with the nodes that come from them, in the order of the graph. */
export function modulesOf(graph: Graph): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { module, name } of graph.nodes) {
    if (module === null || moduleOfCard(name) !== null) continue
    const list = found.get(module)
    if (list) list.push(name)
    else found.set(module, [name])
  }
  return found
}

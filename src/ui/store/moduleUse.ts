import { type Graph, indexOf, type SourceText } from '../../engine/page.ts'

/** Who would miss a module. */
export interface ModuleUse {
  /** Nodes that come from it. */
  readonly holds: readonly string[]
  /** Nodes of other modules that take one of those. */
  readonly users: readonly string[]
  /** Files that import it. */
  readonly importers: readonly string[]
}

export function moduleUse(path: string, graph: Graph | null, files: readonly SourceText[]): ModuleUse {
  const nodes = graph?.nodes.filter((node) => node.module === path) ?? []
  const own = new Set(nodes.map((node) => node.name))
  const users = graph ? nodes.flatMap((node) => indexOf(graph).users.get(node.name) ?? []) : []
  return {
    holds: [...new Set(nodes.map((node) => node.origin))],
    users: [...new Set(users)].filter((name) => !own.has(name)),
    importers: files.filter((file) => file.path !== path && isImported(path, file)).map((file) => file.path),
  }
}

function isImported(path: string, file: SourceText): boolean {
  const found = file.text.matchAll(/(?:\bfrom|\bimport\s*\(?)\s*['"](\.{1,2}\/[^'"\n]+)['"]/g)
  const bare = path.replace(/\.ts$/, '')
  return Array.from(found, ([, specifier = '']) => resolve(file.path, specifier)).some(
    (one) => one.replace(/\.[jt]s$/, '') === bare,
  )
}

function resolve(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

import { type GraphNode, moduleName } from '../../engine/page.ts'

export interface OutlineGroup {
  readonly title: string
  readonly names: readonly string[]
}

/** Functions by module in the order of the text, then inputs and config; only those whose name holds the query. */
export function outlineGroups(
  nodes: readonly Pick<GraphNode, 'name' | 'kind' | 'module'>[],
  query: string,
): OutlineGroup[] {
  const wanted = query.trim().toLowerCase()
  const groups = new Map<string, string[]>()
  const functions = nodes.filter((node) => node.kind === 'function')
  const rest = nodes.filter((node) => node.kind !== 'function')
  for (const node of [...functions, ...rest]) {
    if (!node.name.toLowerCase().includes(wanted)) continue
    const title = titleOf(node)
    const list = groups.get(title)
    if (list) list.push(node.name)
    else groups.set(title, [node.name])
  }
  return [...groups].map(([title, names]) => ({ title, names }))
}

function titleOf({ kind, module }: Pick<GraphNode, 'kind' | 'module'>): string {
  if (kind === 'input') return 'inputs'
  if (kind === 'config') return 'config'
  return module ? moduleName(module) : 'functions'
}

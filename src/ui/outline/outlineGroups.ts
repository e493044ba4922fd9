import { type GraphNode, moduleName } from '../../engine/page.ts'

export interface OutlineGroup {
  readonly title: string
  /** Of a group of functions. */
  readonly module: string | null
  /** Where its title stands: titles and rows are lines of one height. */
  readonly line: number
  readonly rows: readonly OutlineEntry[]
}

export interface OutlineEntry {
  readonly name: string
  /** A modifier made it: it stands below the function that it comes from. */
  readonly isMade: boolean
  /** The part of its name that the row above says. */
  readonly prefix: string
  /** The row is that function's name alone: it has no node, only made ones. */
  readonly isHead: boolean
}

type Listed = Pick<GraphNode, 'name' | 'kind' | 'module' | 'origin'>

/** Functions by module in the order of the text, made nodes below their origin; then inputs and config. Only names that hold the query. */
export function outlineGroups(nodes: readonly Listed[], query: string): OutlineGroup[] {
  const wanted = query.trim().toLowerCase()
  const counts = new Map<string, number>()
  for (const { origin } of nodes) counts.set(origin, (counts.get(origin) ?? 0) + 1)
  const groups = new Map<string, Map<string, Listed[]>>()
  const functions = nodes.filter((node) => node.kind === 'function')
  const rest = nodes.filter((node) => node.kind !== 'function')
  for (const node of [...functions, ...rest]) {
    if (!node.name.toLowerCase().includes(wanted)) continue
    const title = titleOf(node)
    const group = groups.get(title) ?? new Map<string, Listed[]>()
    groups.set(title, group)
    const origin = counts.get(node.origin) === 1 ? node.name : node.origin
    const made = group.get(origin)
    if (made) made.push(node)
    else group.set(origin, [node])
  }
  let line = 0
  return Array.from(groups, ([title, byOrigin]) => {
    const rows = [...byOrigin].flatMap(([origin, made]) => rowsOf(origin, made))
    const group = { title, module: [...byOrigin.values()][0]?.[0]?.module ?? null, line, rows }
    line += rows.length + 1
    return group
  })
}

/** The nodes' rows, each with its line. */
export function rowLines(groups: readonly OutlineGroup[]): { readonly name: string; readonly line: number }[] {
  return groups.flatMap(({ line, rows }) =>
    rows.flatMap(({ name, isHead }, at) => (isHead ? [] : [{ name, line: line + 1 + at }])),
  )
}

function rowsOf(origin: string, nodes: readonly Listed[]): OutlineEntry[] {
  const made = nodes.filter((node) => node.name !== origin)
  const isHead = made.length === nodes.length
  const prefixOf = (name: string) => (name.startsWith(origin) ? origin : '')
  return [
    { name: origin, isMade: false, prefix: '', isHead },
    ...made.map(({ name }) => ({ name, isMade: true, prefix: prefixOf(name), isHead: false })),
  ]
}

function titleOf({ kind, module }: Listed): string {
  if (kind === 'input') return 'inputs'
  if (kind === 'config') return 'config'
  return module ? moduleName(module) : 'functions'
}

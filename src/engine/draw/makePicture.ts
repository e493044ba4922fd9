import type { Graph, GraphNode } from '../model/graph.ts'
import { moduleName } from '../model/module.ts'
import { listNames } from '../model/names.ts'
import { typeAt } from '../model/type.ts'
import { findEdges } from './edges.ts'
import { findLegend } from './legend.ts'
import {
  type Box,
  type BoxKind,
  type DrawOptions,
  type Edge,
  type Group,
  type Picture,
  PLAIN_BOX,
  type Row,
  type View,
} from './picture.ts'
import { schemaFields } from './schemaFields.ts'

/** Graph -> Picture: the one model that every format draws. */
export function makePicture(graph: Graph, view: View = {}, options: DrawOptions = {}): Picture {
  const nodes = graph.nodes.filter((node) => view.nodes?.has(node.name) ?? true)
  const groups = findGroups(nodes)
  const draft: Draft = { graph, view, options, nodes, groups, users: findUsers(nodes, view) }
  const placed = nodes.filter((node) => standsAlone(node, draft))
  const ids = new Map(placed.map((node, at) => [node.name, `n${at}`]))
  const single = placed.map((node, at) => boxOf(node, `n${at}`, draft))
  const shared = inputBoxes(ids, draft)
  const boxes = [...single, ...shared.map(({ box }) => box)]
  const edges = [...findEdges(nodes, ids, view), ...shared.map(({ edge }) => edge)]
  return {
    orient: options.orient ?? 'LR',
    title: `Graph of ${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`,
    description: sayEnds(nodes, draft),
    boxes,
    edges,
    groups: [...groups.values()],
    legend: (options.showLegend ?? true) ? findLegend(boxes) : [],
  }
}

interface Draft {
  readonly graph: Graph
  readonly view: View
  readonly options: DrawOptions
  readonly nodes: readonly GraphNode[]
  /** By module; none where there is but one. */
  readonly groups: ReadonlyMap<string, Group>
  /** What is drawn of each node's users. */
  readonly users: ReadonlyMap<string, readonly GraphNode[]>
}

function findGroups(nodes: readonly GraphNode[]): Map<string, Group> {
  const modules = [...new Set(nodes.flatMap((node) => node.module ?? []))]
  if (modules.length < 2) return new Map()
  return new Map(modules.map((module, at) => [module, { id: `g${at}`, label: moduleName(module) }]))
}

function findUsers(nodes: readonly GraphNode[], { overrides }: View): Map<string, GraphNode[]> {
  const users = new Map<string, GraphNode[]>(nodes.map((node) => [node.name, []]))
  for (const node of nodes) {
    if (overrides?.has(node.name)) continue
    for (const name of new Set(node.dependencies.map((dependency) => dependency.node))) users.get(name)?.push(node)
  }
  return users
}

/** An input that nobody asked for stands in the boxes of those who take it. */
function standsAlone(node: GraphNode, { view, options, users }: Draft): boolean {
  if (node.kind !== 'input' || view.outputs?.has(node.name) || view.path?.has(node.name)) return true
  if (options.hideInputs) return false
  return options.deduplicateInputs || view.overrides?.has(node.name) || !users.get(node.name)?.length
}

function boxOf(node: GraphNode, id: string, draft: Draft): Box {
  const { graph, view, options } = draft
  return {
    id,
    kind: node.kind === 'function' ? kindOf(node) : node.kind,
    rows: [{ name: labelOf(node), type: typeText(graph, node) }],
    fields: options.showSchema === false ? [] : schemaFields(node),
    doc: node.doc,
    group: groupOf(node, draft),
    isOutput: view.outputs?.has(node.name) ?? false,
    isOverridden: view.overrides?.has(node.name) ?? false,
    onPath: view.path?.has(node.name) ?? false,
    expands: node.expands ?? false,
    collects: node.dependencies.some((one) => one.collects),
  }
}

function kindOf({ role }: GraphNode): BoxKind {
  return role === 'loader' || role === 'saver' ? role : 'function'
}

/** As Hamilton: a variant that config chose tells the keys that it hangs on. */
function labelOf(node: GraphNode): string {
  const keys = node.modifiers.flatMap(({ name, args: [argument] }) =>
    name.startsWith('config.') && argument?.kind === 'json' ? Object.keys(Object(argument.value)) : [],
  )
  return keys.length ? `${node.name}: ${[...new Set(keys)].join(', ')}` : node.name
}

/** An input or config value belongs to the module of those who take it, where that is one. */
function groupOf(node: GraphNode, { groups, users }: Draft): string | null {
  const modules = node.module === null ? (users.get(node.name) ?? []).map((user) => user.module) : [node.module]
  const [first] = modules
  if (first == null || modules.some((module) => module !== first)) return null
  return groups.get(first)?.id ?? null
}

/** For each function that takes inputs without a node of their own: a box that lists them, and the edge from it. */
function inputBoxes(ids: ReadonlyMap<string, string>, draft: Draft): { box: Box; edge: Edge }[] {
  const { graph, view, options, nodes } = draft
  if (options.hideInputs || options.deduplicateInputs) return []
  const inputs = new Map(nodes.filter((node) => node.kind === 'input').map((node) => [node.name, node]))
  return nodes.flatMap((node) => {
    const to = ids.get(node.name)
    if (to === undefined || view.overrides?.has(node.name)) return []
    const taken = node.dependencies.filter(({ node: name }) => inputs.has(name) && !ids.has(name))
    const rows = [...new Set(taken.map((one) => one.node))].flatMap((name): Row[] => {
      const input = inputs.get(name)
      return input ? [{ name, type: typeText(graph, input) }] : []
    })
    if (rows.length === 0) return []
    const id = `${to}_inputs`
    const isOptional = taken.every((one) => one.optional)
    return [
      {
        box: { ...PLAIN_BOX, kind: 'input', id, rows, group: groupOf(node, draft) },
        edge: { from: id, to, isOptional, onPath: false, fan: null, isMismatch: false },
      },
    ]
  })
}

/** Types may stand on many lines in the source; in a picture on one. */
function typeText(graph: Graph, node: GraphNode): string {
  return typeAt(graph.types, node.type).text.replace(/\s+/g, ' ')
}

function sayEnds(nodes: readonly GraphNode[], { view, options, users }: Draft): string {
  const named = (kind: string, some: readonly string[]) => (some.length ? [`${kind}: ${listNames(some)}.`] : [])
  const inputs = nodes.filter((node) => node.kind === 'input').map((node) => node.name)
  const ends = nodes.filter((node) => node.kind === 'function' && !users.get(node.name)?.length)
  const outputs = view.outputs ? [...view.outputs] : ends.map((node) => node.name)
  return [...(options.hideInputs ? [] : named('Inputs', inputs)), ...named('Outputs', outputs)].join(' ')
}

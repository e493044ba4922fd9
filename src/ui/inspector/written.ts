import { downstreamOf, type Graph, type GraphNode, indexOf, type ModifierSpec } from '../../engine/page.ts'

/** What of a node can be changed: what stands for it in the code. */
export type Written =
  | { readonly kind: 'function' }
  | { readonly kind: 'input' }
  /** Made by a modifier, `maker` where it can be told which; `face` is its function's own node, where there is one. */
  | { readonly kind: 'made'; readonly maker: ModifierSpec | null; readonly face: string | null }

export function writtenOf(graph: Graph, node: GraphNode): Written {
  if (node.kind !== 'function') return { kind: 'input' }
  if (isOwn(node)) return { kind: 'function' }
  const face = faceOf(graph, node)
  return { kind: 'made', maker: makerOf(node, face?.modifiers ?? node.modifiers), face: face?.name ?? null }
}

/** Whether it bears its function's name: that of a variant is cut off at its last `__`. */
export function isOwn({ kind, name, origin }: GraphNode): boolean {
  return kind === 'function' && (name === origin || name === variantName(origin))
}

function variantName(origin: string): string {
  return origin.slice(0, Math.max(0, origin.lastIndexOf('__')))
}

/** The node that bears the function's name, where there is one. */
function faceOf(graph: Graph, { origin }: GraphNode): GraphNode | undefined {
  const { byName } = indexOf(graph)
  const found = byName.get(origin) ?? byName.get(variantName(origin))
  return found?.origin === origin ? found : undefined
}

/** The node that calls the function itself: its edges are the parameters, also where modifiers made it `f_raw`. */
export function bodyOf(graph: Graph, node: GraphNode): GraphNode {
  const calls = ({ call, origin }: GraphNode) =>
    call.kind === 'function' && call.path === undefined && origin === node.origin
  if (calls(node)) return node
  return graph.nodes.find((one) => calls(one) && isSamePlace(one, node)) ?? node
}

/** A modifier in the list of its function: where it stands in the code, which is not always where the graph has it. */
export interface PlacedModifier {
  readonly at: number
  readonly spec: ModifierSpec
}

/** The modifiers that stand in the function's own `decorate(...)`, by their position there. What others put on it is left out. */
export function placedModifiers({ modifiers, extent }: GraphNode): PlacedModifier[] {
  const own = modifiers.filter(({ where }) => where === null || extent === null || isWithin(where, extent))
  return own.map((spec, at) => ({ at, spec }))
}

/** The name to edit a function's modifiers by. */
export function modifierTarget(graph: Graph, node: GraphNode): string {
  return faceOf(graph, node)?.name ?? node.name
}

/** Nodes that a function could take as well: neither itself, nor what needs it, nor what it takes already. */
export function connectable(graph: Graph, node: GraphNode): GraphNode[] {
  const needs = downstreamOf(graph, [node.name])
  const body = bodyOf(graph, node)
  const taken = new Set(body.dependencies.flatMap((edge) => [edge.node, edge.parameter]))
  const isOpen = ({ name, origin }: GraphNode) => !needs.has(name) && !taken.has(name) && origin !== node.origin
  return graph.nodes.filter((one) => isOpen(one) && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(one.name))
}

/** Whether a run can be given the node's value: one of many in a parallel block has none of its own. */
export function isPinnable({ kind, block }: GraphNode): boolean {
  return kind === 'function' && !block
}

function makerOf({ name }: GraphNode, modifiers: readonly ModifierSpec[]): ModifierSpec | null {
  const makers = modifiers.filter((one) => !/^(config\.|cache$|tag|schema\.|exclude$)/.test(one.name))
  const last = name.slice(name.lastIndexOf('.') + 1)
  const says = (words: string) => makers.find((one) => one.text.includes(words))
  return says(name) ?? says(last) ?? makers[0] ?? null
}

function isSamePlace({ where: a }: GraphNode, { where: b }: GraphNode): boolean {
  return a?.file === b?.file && a?.line === b?.line && a?.column === b?.column
}

type Extent = NonNullable<GraphNode['extent']>

function isWithin(place: Extent, { file, line, endLine = line }: Extent): boolean {
  return place.file === file && place.line >= line && place.line <= endLine
}

import { type Edge, type Node, type NodeHandle, Position as Side } from '@xyflow/react'
import {
  type CanvasNote,
  type Dependency,
  type FlowDirection,
  findNode,
  type Graph,
  type GraphNode,
  type Position,
  typeAt,
} from '../../engine/page.ts'
import { cardSize } from '../store/cardSize.ts'
import type { Box, Size } from '../store/flip.ts'
import { moduleOfCard } from '../store/modules.ts'
import type { Lane } from './lanePath.ts'
import type { FindLane } from './lanes.ts'

/** What React Flow holds: places and sizes only. What a card or note shows, it looks up itself. */
export type CardNode = Node<Record<string, never>, 'card' | 'module' | 'note'>
export type WireEdge = Edge<WireData, 'wire'>

export interface WireData extends Record<string, unknown> {
  readonly parameter: string
  readonly optional: boolean
  /** Why the types do not fit; empty where they do. */
  readonly mismatch: string
  /** How it passes cards that stand in its way. */
  readonly lane: Lane | null
  /** Its ends, while no card of it is dragged. */
  readonly start: Position
  readonly end: Position
}

export interface NodeSources {
  readonly graph: Graph
  readonly places: ReadonlyMap<string, Position>
  readonly direction: FlowDirection
  readonly chosen: ReadonlySet<string>
  readonly notes: readonly CanvasNote[]
}

const NOTE = 'note:'

/** The note that React Flow's node stands for; null for cards. */
export function noteOf(id: string): string | null {
  return id.startsWith(NOTE) ? id.slice(NOTE.length) : null
}

/** Nodes for all cards that have a place, and for notes. Keeps those objects of `before` that are as they were. */
export function toCardNodes(
  { graph, places, direction, chosen, notes }: NodeSources,
  before: readonly CardNode[],
): CardNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  const cards = graph.nodes.flatMap((node) => {
    const place = places.get(node.name)
    if (!place) return []
    const type = moduleOfCard(node.name) === null ? 'card' : 'module'
    const selected = chosen.has(node.name)
    const size = cardSize(node)
    const handles = handlesOf(node, size, direction)
    return [{ id: node.name, type, selected, position: place, ...size, handles } as const]
  })
  const papers = notes.map(({ id, x, y, width, height }) => {
    return { id: NOTE + id, type: 'note', position: { x, y }, width, height, ...BEHIND } as const
  })
  return [...papers, ...cards].map((draft) => keepOrMake(draft, known.get(draft.id)))
}

const BEHIND = { selected: false, selectable: false, zIndex: -1, handles: [] as NodeHandle[] } as const

function keepOrMake(draft: Omit<CardNode, 'data'>, before: CardNode | undefined): CardNode {
  const isSame =
    before &&
    before.position.x === draft.position.x &&
    before.position.y === draft.position.y &&
    before.width === draft.width &&
    before.height === draft.height &&
    (before.selected ?? false) === draft.selected &&
    areSameHandles(before.handles, draft.handles)
  if (isSame) return before
  const { x, y } = draft.position
  const { width = 0, height = 0 } = draft
  return { ...before, ...draft, position: { x, y }, measured: { width, height }, data: {} }
}

const PORT = 8

/** Where ports stand, so that React Flow needs to measure none, nor any card to have them while it is drawn from afar. */
function handlesOf(node: GraphNode, { width, height }: Size, direction: FlowDirection): NodeHandle[] {
  const isDown = direction === 'down'
  const at = (x: number, y: number) => ({ x: x - PORT / 2, y: y - PORT / 2, width: PORT, height: PORT })
  const targets = node.dependencies.map(({ parameter }, index): NodeHandle => {
    const share = (index + 0.5) / node.dependencies.length
    const place = isDown ? at(width * share, 0) : at(0, height * share)
    return { id: parameter, type: 'target', position: isDown ? Side.Top : Side.Left, ...place }
  })
  const source = isDown ? at(width / 2, height) : at(width, height / 2)
  return [...targets, { type: 'source', position: isDown ? Side.Bottom : Side.Right, ...source }]
}

function areSameHandles(one: readonly NodeHandle[] = [], other: readonly NodeHandle[] = []): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, position }, at) => id === other[at]?.id && position === other[at]?.position)
  )
}

/** Whether a card that was there stands elsewhere now. */
export function haveMoved(before: readonly CardNode[], now: readonly CardNode[]): boolean {
  const known = new Map(before.map((node) => [node.id, node.position]))
  return now.some(({ id, position }) => {
    const was = known.get(id)
    return was !== undefined && Math.abs(was.x - position.x) + Math.abs(was.y - position.y) > 2
  })
}

export interface WireSources {
  readonly graph: Graph
  readonly places: ReadonlyMap<string, Position>
  readonly direction: FlowDirection
  /** Loaded after the first paint. */
  readonly createLanes: ((boxes: Iterable<Box>, direction: FlowDirection) => FindLane) | null
}

/** Wires for all edges whose ends are drawn. Keeps those objects of `before` that are as they were. */
export function toWireEdges(
  { graph, places, direction, createLanes }: WireSources,
  before: readonly WireEdge[],
): WireEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]))
  const boxes = boxesOf(graph, places)
  const findLane = createLanes?.(boxes.values(), direction)
  return graph.nodes.flatMap((node) =>
    node.dependencies.flatMap((dependency, port) => {
      const from = boxes.get(dependency.node)
      const to = boxes.get(node.name)
      if (!from || !to) return []
      const [start, end] = endsOf(from, to, (port + 0.5) / node.dependencies.length, direction)
      const edge = makeWire(graph, node, dependency, { start, end, lane: findLane?.(start, end) ?? null })
      const same = known.get(edge.id)
      return [same && isSameWire(same, edge) ? same : edge]
    }),
  )
}

type Way = Pick<WireData, 'start' | 'end' | 'lane'>

function makeWire(graph: Graph, node: GraphNode, dependency: Dependency, way: Way): WireEdge {
  const { node: source, parameter, optional } = dependency
  return {
    id: `${source} -> ${node.name}.${parameter}`,
    type: 'wire',
    source,
    target: node.name,
    targetHandle: parameter,
    data: { parameter, optional, mismatch: mismatchOf(graph, node, dependency), ...way },
  }
}

function mismatchOf(graph: Graph, node: GraphNode, { node: source, parameter, type, mismatch }: Dependency): string {
  const producer = findNode(graph, source)
  if (!mismatch || !producer) return ''
  const gives = typeAt(graph.types, producer.type).text
  return `${source} gives ${gives}, but ${node.name} takes ${parameter}: ${typeAt(graph.types, type).text}`
}

function isSameWire({ data: one }: WireEdge, { data: other }: WireEdge): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.mismatch === other.mismatch &&
    one.optional === other.optional &&
    isSamePlace(one.start, other.start) &&
    isSamePlace(one.end, other.end) &&
    isSameLane(one.lane, other.lane)
  )
}

function isSameLane(one: Lane | null | undefined, other: Lane | null | undefined): boolean {
  if (!one || !other) return one === other
  return (
    one.y === other.y &&
    one.from === other.from &&
    one.to === other.to &&
    one.isUpright === other.isUpright &&
    isSamePlace(one.start, other.start) &&
    isSamePlace(one.end, other.end)
  )
}

function isSamePlace(one: Position, other: Position): boolean {
  return one.x === other.x && one.y === other.y
}

function boxesOf(graph: Graph, places: ReadonlyMap<string, Position>): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const node of graph.nodes) {
    const place = places.get(node.name)
    if (place) boxes.set(node.name, { ...place, ...cardSize(node) })
  }
  return boxes
}

/** Where a wire leaves a card and where it arrives at the port that stands at this share of the other card's side. */
function endsOf(from: Box, to: Box, port: number, direction: FlowDirection): [Position, Position] {
  return direction === 'down'
    ? [
        { x: from.x + from.width / 2, y: from.y + from.height },
        { x: to.x + to.width * port, y: to.y },
      ]
    : [
        { x: from.x + from.width, y: from.y + from.height / 2 },
        { x: to.x, y: to.y + to.height * port },
      ]
}

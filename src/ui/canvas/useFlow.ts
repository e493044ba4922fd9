import type { NodeChange } from '@xyflow/react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { chosenOf } from '../store/chosen.ts'
import { movedPlaces } from '../store/movedPlaces.ts'
import { basePlaces, placesOf, viewOf } from '../store/places.ts'
import { useApp, useController } from '../store/react.tsx'
import { type CardNode, haveMoved, noteOf, toCardNodes, toWireEdges, type WireEdge } from './flow.ts'
import type { Guide } from './snap.ts'
import { useDragging } from './useDragging.ts'
import { useGlide } from './useGlide.ts'
import { useLanes } from './useLanes.ts'

/** Of more the wires come after the cards: the way of each takes its time. */
const MANY = 1500

/** React Flow's nodes and edges: follow the model, and change on their own only while something is dragged. */
export function useFlow() {
  const controller = useController()
  const shown = useApp((state) => state.shown)
  const graph = shown?.graph ?? null
  const places = useApp(placesOf)
  const base = useApp(basePlaces)
  const chosen = useApp(chosenOf)
  const { notes, direction } = useApp(viewOf)
  const createLanes = useLanes()
  const dragging = useDragging()
  const [drawn, setDrawn] = useState<Drawn>({ key: null, nodes: [], guides: [], glides: 0 })
  const key = useMemo(() => ({ graph, places, direction, chosen, notes }), [graph, places, direction, chosen, notes])
  if (drawn.key !== key) {
    const nodes = graph ? toCardNodes({ graph, places, direction, chosen, notes }, drawn.nodes) : []
    setDrawn({ key, nodes, guides: [], glides: drawn.glides + (haveMoved(drawn.nodes, nodes) ? 1 : 0) })
  }
  const lastEdges = useRef<WireEdge[]>([])
  const now = useMemo(() => ({ graph, places, direction, createLanes }), [graph, places, direction, createLanes])
  const soon = useDeferredValue(now)
  const sources = graph && graph.nodes.length > MANY ? soon : now
  const edges = useMemo(
    () => (sources.graph ? toWireEdges({ ...sources, graph: sources.graph }, lastEdges.current) : []),
    [sources],
  )
  useEffect(() => {
    lastEdges.current = edges
  }, [edges])
  const { nodes, guides, glides } = drawn
  return {
    nodes,
    edges,
    guides,
    isGliding: useGlide(glides, nodes.length),
    startDrag: dragging.start,
    change: (changes: NodeChange<CardNode>[]) =>
      setDrawn((before) => ({ ...before, ...dragging.apply(changes, before.nodes) })),
    drop(moved: readonly CardNode[]): void {
      const placed = dragging.dropped(moved, nodes)
      for (const { id, position } of placed) {
        const note = noteOf(id)
        if (note !== null) void controller.changeNote(note, position)
      }
      const cards = placed.filter(({ id }) => noteOf(id) === null)
      const next = movedPlaces(places, cards, base, shown?.hidden)
      if (next) controller.moveNodes(next)
    },
  }
}

interface Drawn {
  readonly key: unknown
  readonly nodes: CardNode[]
  readonly guides: readonly Guide[]
  /** How often the model has moved cards. */
  readonly glides: number
}

import {
  applyNodeChanges,
  Background,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useStore,
} from '@xyflow/react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import '@xyflow/react/dist/base.css'
import { movedPlaces } from '../store/movedPlaces.ts'
import { basePlaces, placesOf } from '../store/places.ts'
import { useApp, useController } from '../store/react.tsx'
import { CanvasControls } from './CanvasControls.tsx'
import { Card } from './Card.tsx'
import { framesAreDrawn } from './derived.ts'
import { type CardNode, toCardNodes, toWireEdges, type WireEdge } from './flow.ts'
import { useCanvasKeys } from './useCanvasKeys.ts'
import { useFit } from './useFit.ts'
import { useFollowSelection } from './useFollowSelection.ts'
import { Wire } from './Wire.tsx'
import './canvas.css'

const EmptyCanvas = lazy(() => import('./EmptyCanvas.tsx').then((module) => ({ default: module.EmptyCanvas })))
const Frames = lazy(() => import('./Frames.tsx').then((module) => ({ default: module.Frames })))

const NODE_TYPES = { card: Card }
const EDGE_TYPES = { wire: Wire }
const GRID: [number, number] = [4, 4]
/** Below this zoom small print would be grey dust: cards show their names alone, larger. */
const FAR = 0.42
/** From here on only cards in view are mounted; below, keeping all makes panning smoother. */
const MANY = 250

/** The graph: places come from the document and the layout, what cards show from the cards' own look-ups. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  )
}

function Flow() {
  const controller = useController()
  const graph = useApp((state) => state.shown?.graph ?? null)
  const isBusy = useApp((state) => state.analyzing || state.layingOut)
  const hasFrames = useApp(framesAreDrawn)
  const { nodes, edges, places, base, change } = useFlow()
  const isFar = useStore((state) => state.transform[2] < FAR)
  useFitOnOpen(nodes.length > 0)
  useCanvasKeys()
  useFollowSelection()
  const drop = (_event: unknown, _node: unknown, moved: readonly CardNode[]) => {
    const next = movedPlaces(places, moved, base)
    if (next) controller.moveNodes(next)
  }
  return (
    <section className={isFar ? 'canvas is-far' : 'canvas'} aria-label="Graph">
      <ReactFlow<CardNode, WireEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={change}
        onNodeClick={(event, node) => {
          if (!event.shiftKey) controller.select(node.id)
        }}
        onPaneClick={() => controller.select(null)}
        onNodeDragStop={drop}
        onSelectionDragStop={(event, moved) => drop(event, null, moved)}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectNodesOnDrag={false}
        nodeDragThreshold={4}
        snapToGrid
        snapGrid={GRID}
        minZoom={0.05}
        maxZoom={2}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={nodes.length > MANY}
        attributionPosition="top-right"
      >
        <Background gap={20} size={1.5} color="var(--canvas-dots)" />
        {nodes.length > 0 && (
          <MiniMap
            className="canvas-minimap"
            ariaLabel="Minimap"
            pannable
            zoomable
            nodeBorderRadius={8}
            nodeColor="var(--border-strong)"
            maskColor="transparent"
            style={{ width: 128, height: 84 }}
          />
        )}
        {hasFrames && (
          <Suspense>
            <Frames nodes={nodes} />
          </Suspense>
        )}
        <CanvasControls />
      </ReactFlow>
      {graph?.nodes.length === 0 && !isBusy && (
        <Suspense>
          <EmptyCanvas />
        </Suspense>
      )}
      {nodes.length === 0 && isBusy && <p className="canvas-wait">Reading the code…</p>}
    </section>
  )
}

/** React Flow's nodes and edges: follow the model, and change on their own only while something is dragged. */
function useFlow() {
  const graph = useApp((state) => state.shown?.graph ?? null)
  const places = useApp(placesOf)
  const base = useApp(basePlaces)
  const [shown, setShown] = useState<{ key: unknown; nodes: CardNode[] }>({ key: null, nodes: [] })
  const key = useMemo(() => ({ graph, places }), [graph, places])
  if (shown.key !== key) setShown({ key, nodes: graph ? toCardNodes(graph, places, shown.nodes) : [] })
  const lastEdges = useRef<WireEdge[]>([])
  const edges = useMemo(() => (graph ? toWireEdges(graph, places, lastEdges.current) : []), [graph, places])
  useEffect(() => {
    lastEdges.current = edges
  }, [edges])
  const change = (changes: NodeChange<CardNode>[]) =>
    setShown((before) => ({ ...before, nodes: applyNodeChanges(changes, before.nodes) }))
  return { nodes: shown.nodes, edges, places, base, change }
}

/** Once for each project, as soon as its nodes have places and the canvas, which may be on a hidden tab, a size. */
function useFitOnOpen(hasNodes: boolean) {
  const showAll = useFit()
  const opened = useApp((state) => state.opened)
  const hasSize = useStore((state) => state.width > 0)
  const fitted = useRef<number | null>(null)
  useEffect(() => {
    if (!hasNodes || !hasSize || fitted.current === opened) return
    fitted.current = opened
    showAll({ atOnce: true })
  }, [hasNodes, hasSize, opened, showAll])
}

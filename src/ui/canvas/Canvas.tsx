import { Background, type NodeChange, type NodeProps, ReactFlow, ReactFlowProvider, useStore } from '@xyflow/react'
import { type ComponentType, lazy, type MouseEvent, Suspense, useState } from 'react'
import '@xyflow/react/dist/base.css'
import { useSteady } from '../common/useSteady.ts'
import { useApp, useController } from '../store/react.tsx'
import { Card } from './Card.tsx'
import { framesAreDrawn, relations } from './derived.ts'
import { DrawnFromAfar } from './drawnFromAfar.ts'
import type { CardNode, WireEdge } from './flow.ts'
import { useConnecting } from './useConnecting.ts'
import { useFlow } from './useFlow.ts'
import { edgeTarget, useMenus } from './useMenus.ts'
import { useNoMeasuring } from './useNoMeasuring.ts'
import { useOpening } from './useOpening.ts'
import { useOutOfView } from './useOutOfView.ts'
import { useSelecting } from './useSelecting.ts'
import { Wire } from './Wire.tsx'
import type { HoveredWire } from './WireTip.tsx'
import './canvas.css'
import './editing.css'

const ConnectHint = lazy(() => import('./ConnectHint.tsx').then((module) => ({ default: module.ConnectHint })))
const CanvasControls = lazy(() => import('./CanvasControls.tsx').then((module) => ({ default: module.CanvasControls })))
const EmptyCanvas = lazy(() => import('./EmptyCanvas.tsx').then((module) => ({ default: module.EmptyCanvas })))
const FarWires = lazy(() => import('./FarWires.tsx').then((module) => ({ default: module.FarWires })))
const Frames = lazy(() => import('./Frames.tsx').then((module) => ({ default: module.Frames })))
const Guides = lazy(() => import('./Guides.tsx').then((module) => ({ default: module.Guides })))
const Minimap = lazy(() => import('./Minimap.tsx').then((module) => ({ default: module.Minimap })))
const ModuleCard = lazy(() => import('./ModuleCard.tsx').then((module) => ({ default: module.ModuleCard })))
const NoteCard = lazy(() => import('./NoteCard.tsx').then((module) => ({ default: module.NoteCard })))
const WireTip = lazy(() => import('./WireTip.tsx').then((module) => ({ default: module.WireTip })))

const NODE_TYPES = { card: Card, module: waiting(ModuleCard), note: waiting(NoteCard) }
const EDGE_TYPES = { wire: Wire }
const GRID: [number, number] = [4, 4]
/** With one of these a click or a box adds to what is marked. */
const ADDING_KEYS = ['Shift', 'Control', 'Meta']
/** Below this zoom small print would be grey dust: cards show their names alone, larger. */
const FAR = 0.42
/** From this zoom on ports show their names. */
const CLOSE = 1.4
/** From here on only cards in view are mounted, and from afar little of them; below, keeping all makes panning smoother. */
const MANY = 250
const NO_WIRES: WireEdge[] = []

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
  const { nodes, edges, guides, isGliding, change, startDrag, drop } = useFlow()
  const drawn = useOpening(nodes)
  const isOutOfView = useOutOfView(nodes)
  const selecting = useSelecting()
  const connecting = useConnecting()
  const menus = useMenus()
  const hasSelection = useApp((state) => relations(state) !== null)
  const isConnecting = useApp((state) => state.connecting !== null)
  const isFar = useStore((state) => state.transform[2] < FAR) && nodes.length > MANY
  const zoomClass = useStore(({ transform: [, , zoom] }) => (zoom < FAR ? ' is-far' : zoom >= CLOSE ? ' is-close' : ''))
  const [hovered, setHovered] = useState<HoveredWire | null>(null)
  useNoMeasuring()
  const handlers = useSteady({
    onNodesChange(changes: NodeChange<CardNode>[]) {
      selecting.follow(changes)
      change(changes)
    },
    onNodeClick: selecting.clickNode,
    onPaneClick: () => controller.select(null),
    onSelectionStart: selecting.startBox,
    onSelectionEnd: selecting.endBox,
    onNodeDragStart: startDrag,
    onSelectionDragStart: startDrag,
    onNodeDragStop: (_event: unknown, _node: CardNode, moved: CardNode[]) => drop(moved),
    onSelectionDragStop: (_event: unknown, moved: CardNode[]) => drop(moved),
    onEdgeMouseEnter: ({ clientX, clientY }: MouseEvent, wire: WireEdge) => setHovered({ wire, clientX, clientY }),
    onEdgeMouseLeave: () => setHovered(null),
    onEdgeClick: (_event: unknown, edge: WireEdge) => controller.selectEdge(edgeTarget(edge)),
    onConnectStart: connecting.start,
    onConnectEnd: connecting.end,
    onNodeContextMenu: menus.ofNode,
    onEdgeContextMenu: menus.ofEdge,
    onPaneContextMenu: menus.ofPane,
    onSelectionContextMenu: menus.ofSelection,
  })
  return (
    <section
      className={`canvas${zoomClass}${isGliding ? ' is-gliding' : ''}${hasSelection ? ' has-selection' : ''}`}
      aria-label="Graph"
    >
      <DrawnFromAfar value={isFar}>
        <ReactFlow<CardNode, WireEdge>
          nodes={drawn}
          edges={isFar || drawn !== nodes ? NO_WIRES : edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          {...handlers}
          multiSelectionKeyCode={ADDING_KEYS}
          connectOnClick={false}
          autoPanSpeed={6}
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
          {isOutOfView && (
            <Suspense>
              <Minimap nodes={nodes} />
            </Suspense>
          )}
          {isFar && (
            <Suspense>
              <FarWires wires={edges} nodes={nodes} />
            </Suspense>
          )}
          {hasFrames && (
            <Suspense>
              <Frames nodes={nodes} />
            </Suspense>
          )}
          {guides.length > 0 && (
            <Suspense>
              <Guides guides={guides} />
            </Suspense>
          )}
          <Suspense>
            <CanvasControls />
          </Suspense>
        </ReactFlow>
      </DrawnFromAfar>
      {isConnecting && (
        <Suspense>
          <ConnectHint />
        </Suspense>
      )}
      {hovered && (
        <Suspense>
          <WireTip {...hovered} />
        </Suspense>
      )}
      {graph?.nodes.length === 0 && !isBusy && (
        <Suspense>
          <EmptyCanvas />
        </Suspense>
      )}
      {nodes.length === 0 && isBusy && <p className="canvas-wait">Reading the code…</p>}
    </section>
  )
}

/** A kind of node whose code comes when the first of it is drawn. */
function waiting(Part: ComponentType<NodeProps<CardNode>>) {
  return (props: NodeProps<CardNode>) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  )
}

import { Panel, type ReactFlowState, useReactFlow, useStore } from '@xyflow/react'
import { type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { haveSameParts } from '../common/haveSameParts.ts'
import type { Box } from '../store/flip.ts'
import { boundsOf } from './boundsOf.ts'
import type { CardNode } from './flow.ts'
import { MINIMAP, minimapOf, pathOfBox, pathOfBoxes, zoomOfWheel } from './minimapView.ts'
import './minimap.css'

/**
 * The whole graph, small, with what is in view; to drag and to zoom. React Flow's own draws a component for each card, each of which
 * hears of every move of the canvas: here all cards are one path.
 */
export function Minimap({ nodes }: { readonly nodes: readonly CardNode[] }) {
  const flow = useReactFlow()
  const svg = useRef<SVGSVGElement>(null)
  const held = useRef({ x: 0, y: 0 })
  const view = useStore(viewOf, haveSameParts)
  const cards = useMemo(() => boundsOf(nodes), [nodes])
  const [drawn, notes] = useMemo(() => {
    const isNote = ({ type }: CardNode) => type === 'note'
    return [pathOfBoxes(nodes.filter((node) => !isNote(node))), pathOfBoxes(nodes.filter(isNote))]
  }, [nodes])
  const { area, around, scale } = minimapOf(cards, view)
  useEffect(() => {
    const element = svg.current
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      void flow.zoomTo(flow.getZoom() * zoomOfWheel(event))
    }
    // React's own listeners cannot keep the browser from zooming the page.
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [flow])
  function hold({ currentTarget, pointerId, clientX, clientY }: PointerEvent): void {
    currentTarget.setPointerCapture(pointerId)
    held.current = { x: clientX, y: clientY }
  }
  function drag({ buttons, clientX, clientY }: PointerEvent): void {
    if (buttons !== 1) return
    const { x, y, zoom } = flow.getViewport()
    const step = scale * zoom
    void flow.setViewport({ x: x - (clientX - held.current.x) * step, y: y - (clientY - held.current.y) * step, zoom })
    held.current = { x: clientX, y: clientY }
  }
  return (
    <Panel position="bottom-right" className="canvas-minimap" style={MINIMAP}>
      <svg
        ref={svg}
        {...MINIMAP}
        viewBox={`${area.x} ${area.y} ${area.width} ${area.height}`}
        role="img"
        aria-label="Minimap"
        onPointerDown={hold}
        onPointerMove={drag}
      >
        <path className="minimap-cards" d={drawn} />
        <path className="minimap-notes" d={notes} />
        <path className="minimap-mask" d={pathOfBox(around) + pathOfBox(view)} />
      </svg>
    </Panel>
  )
}

function viewOf({ transform: [x, y, zoom], width, height }: ReactFlowState): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}

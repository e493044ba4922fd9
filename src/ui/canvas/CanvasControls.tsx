import { Panel, useReactFlow, useStoreApi } from '@xyflow/react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Drawing } from '../common/Drawing.tsx'
import { Icon } from '../common/Icon.tsx'
import type { IconName } from '../common/iconPaths.ts'
import { framesOfModules } from '../store/framesOfModules.ts'
import { modulesOf } from '../store/modules.ts'
import { viewOf } from '../store/places.ts'
import { useApp, useController, useWish } from '../store/react.tsx'
import { motionTime } from './motionTime.ts'
import { useAddPalette } from './useAddPalette.ts'
import { useCanvasKeys } from './useCanvasKeys.ts'
import { useClipboard } from './useClipboard.ts'
import { useFit } from './useFit.ts'
import { useFollowSelection } from './useFollowSelection.ts'
import './canvasControls.css'

const Legend = lazy(() => import('./Legend.tsx').then((module) => ({ default: module.Legend })))

/** How the graph is looked at, and what its layout is. What else the first paint can do without comes with it. */
export function CanvasControls() {
  const flow = useReactFlow()
  const showAll = useFit()
  const layingOut = useApp((state) => state.layingOut)
  const duration = motionTime()
  const controller = useController()
  const middle = useMiddle()
  const [hasLegend, setHasLegend] = useState(false)
  useCanvasKeys()
  useClipboard()
  useFollowSelection()
  useAddPalette()
  useWish((wish) => {
    if (wish.kind === 'fit') showAll()
    if (wish.kind === 'zoomIn') void flow.zoomIn({ duration })
    if (wish.kind === 'zoomOut') void flow.zoomOut({ duration })
    if (wish.kind === 'legend') setHasLegend(!hasLegend)
    if (wish.kind === 'note') void controller.addNote(middle())
    if (wish.kind === 'look')
      void flow.fitView({ nodes: wish.names.map((id) => ({ id })), maxZoom: 1, padding: 0.2, duration })
  })
  return (
    <Panel position="bottom-left" className="canvas-controls">
      {hasLegend && (
        <Suspense>
          <Legend />
        </Suspense>
      )}
      <Control icon="plus" label="Zoom in" onClick={() => void flow.zoomIn({ duration })} />
      <Control icon="minus" label="Zoom out" onClick={() => void flow.zoomOut({ duration })} />
      <Control icon="fit" label="Fit the graph" shortcut="f" onClick={() => showAll()} />
      <LayoutControls />
      <Control icon="legend" label="Legend" isOpen={hasLegend} onClick={() => setHasLegend(!hasLegend)} />
      {layingOut && (
        <span className="canvas-busy" role="status">
          Laying out…
        </span>
      )}
    </Panel>
  )
}

function LayoutControls() {
  const showAll = useFit()
  const controller = useController()
  const direction = useApp((state) => viewOf(state).direction)
  const hasModules = useApp(({ shown }) => shown !== null && modulesOf(shown.closed).size > 1)
  const hasFrames = useApp((state) => framesOfModules(state).shown.length > 0)
  const middle = useMiddle()
  const other = direction === 'right' ? 'down' : 'right'
  const andFit = (change: Promise<void>) => void change.then(() => requestAnimationFrame(() => showAll()))
  return (
    <>
      <Control icon="tidy" label="Lay out anew" onClick={() => andFit(controller.tidy())} />
      <Control
        label={other === 'down' ? 'Lay out from the top down' : 'Lay out from left to right'}
        onClick={() => andFit(controller.setDirection(other))}
      >
        {other === 'down' ? <Drawing paths={TOP_DOWN} /> : <Drawing paths={LEFT_TO_RIGHT} />}
      </Control>
      {hasModules && (
        <Control
          label="Frames around modules"
          isPressed={hasFrames}
          onClick={() => andFit(controller.toggleModuleFrames())}
        >
          <Drawing paths={FRAME} />
        </Control>
      )}
      <Control label="Add a note" onClick={() => void controller.addNote(middle())}>
        <Drawing paths={NOTE} />
      </Control>
    </>
  )
}

/** The place in the middle of what is in view. */
function useMiddle() {
  const flow = useStoreApi()
  return () => {
    const { transform, width, height } = flow.getState()
    const [x, y, zoom] = transform
    return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
  }
}

interface ControlProps {
  readonly label: string
  readonly onClick: () => void
  readonly icon?: IconName
  readonly children?: ReactNode
  readonly shortcut?: string
  /** For what opens and closes something. */
  readonly isOpen?: boolean
  /** For what is on until it is pressed again. */
  readonly isPressed?: boolean
}

function Control({ icon, label, shortcut, isOpen, isPressed, onClick, children }: ControlProps) {
  return (
    <button
      type="button"
      className="canvas-control"
      aria-label={label}
      aria-expanded={isOpen}
      aria-pressed={isPressed}
      title={shortcut ? `${label} (${shortcut})` : label}
      onClick={onClick}
    >
      {icon ? <Icon name={icon} /> : children}
    </button>
  )
}

// Drawings that only these controls need, in a box of 16 as all icons.
const LEFT_TO_RIGHT = ['M2 5.5h3.5v5H2z', 'M10.5 5.5H14v5h-3.5z', 'M5.5 8h5']
const TOP_DOWN = ['M5.5 2h5v3.5h-5z', 'M5.5 10.5h5V14h-5z', 'M8 5.5v5']
const FRAME = ['M2 4V2h2', 'M12 2h2v2', 'M14 12v2h-2', 'M4 14H2v-2', 'M5 6.5h6v3H5z']
const NOTE = ['M3 3h10v6.5L9.5 13H3z', 'M13 9.5H9.5V13', 'M5.5 6h5', 'M5.5 8.5h2']

import { Panel, useReactFlow } from '@xyflow/react'
import { lazy, Suspense, useState } from 'react'
import { Icon } from '../common/Icon.tsx'
import type { IconName } from '../common/iconPaths.ts'
import { useApp, useController } from '../store/react.tsx'
import { motionTime } from './motionTime.ts'
import { useFit } from './useFit.ts'

const Legend = lazy(() => import('./Legend.tsx').then((module) => ({ default: module.Legend })))

export function CanvasControls() {
  const flow = useReactFlow()
  const showAll = useFit()
  const controller = useController()
  const layingOut = useApp((state) => state.layingOut)
  const duration = motionTime()
  const [hasLegend, setHasLegend] = useState(false)
  async function tidy() {
    await controller.tidy()
    requestAnimationFrame(() => showAll())
  }
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
      <Control icon="tidy" label="Lay out anew" onClick={() => void tidy()} />
      <Control icon="legend" label="Legend" isOn={hasLegend} onClick={() => setHasLegend(!hasLegend)} />
      {layingOut && (
        <span className="canvas-busy" role="status">
          Laying out…
        </span>
      )}
    </Panel>
  )
}

interface ControlProps {
  readonly icon: IconName
  readonly label: string
  readonly shortcut?: string
  /** Present for what stays until it is pressed again. */
  readonly isOn?: boolean
  readonly onClick: () => void
}

function Control({ icon, label, shortcut, isOn, onClick }: ControlProps) {
  return (
    <button
      type="button"
      className="canvas-control"
      aria-label={label}
      aria-expanded={isOn}
      title={shortcut ? `${label} (${shortcut})` : label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}

import { Panel, useReactFlow } from '@xyflow/react'
import { Icon } from '../common/Icon.tsx'
import type { IconName } from '../common/iconPaths.ts'
import { useApp, useController } from '../store/react.tsx'
import { motionTime } from './motionTime.ts'
import { useFit } from './useFit.ts'

export function CanvasControls() {
  const flow = useReactFlow()
  const showAll = useFit()
  const controller = useController()
  const layingOut = useApp((state) => state.layingOut)
  const duration = motionTime()
  async function tidy() {
    await controller.tidy()
    requestAnimationFrame(() => showAll())
  }
  return (
    <Panel position="bottom-left" className="canvas-controls">
      <Control icon="plus" label="Zoom in" onClick={() => void flow.zoomIn({ duration })} />
      <Control icon="minus" label="Zoom out" onClick={() => void flow.zoomOut({ duration })} />
      <Control icon="fit" label="Fit the graph" shortcut="f" onClick={() => showAll()} />
      <Control icon="tidy" label="Lay out anew" onClick={() => void tidy()} />
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
  readonly onClick: () => void
}

function Control({ icon, label, shortcut, onClick }: ControlProps) {
  return (
    <button
      type="button"
      className="canvas-control"
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}

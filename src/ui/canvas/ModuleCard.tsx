import { Handle, type NodeProps, Position } from '@xyflow/react'
import { count } from '../common/count.ts'
import { Icon } from '../common/Icon.tsx'
import { StatusBadge } from '../common/StatusBadge.tsx'
import { useController, useDrawn } from '../store/react.tsx'
import { Ports } from './Card.tsx'
import { cardAttributes } from './cardAttributes.ts'
import { cardView } from './cardView.ts'
import type { CardNode } from './flow.ts'
import { moduleCardView } from './moduleCardView.ts'
import './moduleCard.css'

/** A folded module: one card for all of its nodes. */
export function ModuleCard({ id, selected }: NodeProps<CardNode>) {
  const view = useDrawn((state) => cardView(state, id))
  const more = useDrawn((state) => moduleCardView(state, id))
  if (!view || !more) return null
  const { path, functions, outputs } = more
  const label = [path, 'module', view.status, count(functions, 'function'), count(outputs, 'output')].join(', ')
  const attributes = cardAttributes({ ...view, label }, selected)
  return (
    <div {...attributes} className={`${attributes.className} card-module`} data-node={id} title={view.doc}>
      <Ports ports={view.ports} direction={view.direction} />
      <header className="card-head">
        <Icon name="file" size={14} />
        <span className="card-name ellipsis" title={path}>
          {path}
        </span>
        {view.severity && (
          <span className={`card-problem ${view.severity}`} title={view.problems}>
            <Icon name="warning" size={14} />
          </span>
        )}
        {outputs > 0 && (
          <span className="module-output" title={`${count(outputs, 'output')} in it`}>
            <span className="output-dot" />
          </span>
        )}
      </header>
      <div className="card-line">
        <span className="card-type ellipsis">{count(functions, 'function')}</span>
        <Unfold id={id} path={path} />
      </div>
      <div className="card-line">
        <StatusBadge status={view.status} />
        <span className="card-preview ellipsis">
          {view.reason || (more.running > 0 && more.done < more.running && `${more.done} of ${more.running}`)}
        </span>
      </div>
      <Handle
        type="source"
        position={view.direction === 'down' ? Position.Bottom : Position.Right}
        isConnectable={false}
        className="card-port source port-other"
      />
    </div>
  )
}

function Unfold({ id, path }: { readonly id: string; readonly path: string }) {
  const controller = useController()
  return (
    <button
      type="button"
      className="module-unfold nodrag"
      aria-label={`Unfold ${path}`}
      title={`Show the functions of ${path} (Enter)`}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        controller.setGroup(id, true)
      }}
    >
      unfold
      <Icon name="chevronRight" size={12} />
    </button>
  )
}

import { Handle, type NodeProps, Position } from '@xyflow/react'
import { lazy, memo, Suspense, useContext } from 'react'
import { findNode } from '../../engine/page.ts'
import { formatDuration } from '../common/formatDuration.ts'
import { Icon } from '../common/Icon.tsx'
import { StatusBadge } from '../common/StatusBadge.tsx'
import { useController, useDrawn } from '../store/react.tsx'
import { cardAttributes } from './cardAttributes.ts'
import { type CardView, cardView } from './cardView.ts'
import { DrawnFromAfar } from './drawnFromAfar.ts'
import type { CardNode } from './flow.ts'
import { OutputToggle } from './OutputToggle.tsx'
import { readPorts } from './ports.ts'

const InputWidget = lazy(() => import('../widgets/InputWidget.tsx').then((module) => ({ default: module.InputWidget })))
const CardMore = lazy(() => import('./CardMore.tsx').then((module) => ({ default: module.CardMore })))

/** One node of the graph. It follows its own part of the store: a status that changes draws this card alone. */
export const Card = memo(function Card({ id, selected }: NodeProps<CardNode>) {
  const view = useDrawn((state) => cardView(state, id))
  const isFar = useContext(DrawnFromAfar)
  if (!view) return null
  if (isFar) {
    return (
      <div {...cardAttributes(view, selected)} data-node={id}>
        <span className="card-name">{id}</span>
      </div>
    )
  }
  return (
    <div {...cardAttributes(view, selected)} data-node={id} title={view.doc || undefined}>
      <Ports ports={view.ports} direction={view.direction} refusedPorts={view.refusedPorts} />
      <header className="card-head">
        <span className="card-name ellipsis" title={id}>
          {id}
        </span>
        {view.isPinned && <span className="card-pin">pinned</span>}
        {view.severity && <ProblemMark severity={view.severity} title={view.problems} />}
        <OutputToggle name={id} isOn={view.isOutput} />
      </header>
      <div className="card-line">
        <span className="card-type ellipsis" title={view.type}>
          {view.type}
        </span>
        <Corner view={view} />
      </div>
      {view.kind === 'function' ? <Foot view={view} /> : <InputFoot name={id} />}
      {view.hasMore && (
        <Suspense>
          <CardMore name={id} />
        </Suspense>
      )}
      {view.kind === 'function' && <RunToHere name={id} />}
      <Handle
        type="source"
        position={view.direction === 'down' ? Position.Bottom : Position.Right}
        className={`card-port source port-${view.gives}`}
      />
    </div>
  )
})

type PortsProps = Pick<CardView, 'ports' | 'direction'> & Partial<Pick<CardView, 'refusedPorts'>>

export function Ports({ ports, direction, refusedPorts = '' }: PortsProps) {
  const refused = refusedPorts.split(' ')
  const isDown = direction === 'down'
  const all = readPorts(ports)
  return all.map(({ name, optional, kind, type }, index) => (
    <Handle
      key={name}
      id={name}
      type="target"
      position={isDown ? Position.Top : Position.Left}
      className={`card-port port-${kind}${optional ? ' optional' : ''}${refused.includes(name) ? ' is-refused' : ''}`}
      style={{ [isDown ? 'left' : 'top']: `${((index + 0.5) / all.length) * 100}%` }}
      title={`${name}: ${type}`}
    >
      <span className="card-port-name" style={isDown ? { bottom: 14 + 20 * (index % 3) } : undefined}>
        {name}
        {optional && '?'}
        <span className="card-port-type">: {type}</span>
      </span>
    </Handle>
  ))
}

function Corner({ view }: { readonly view: CardView }) {
  if (view.isMissing) return <span className="card-missing">needs a value</span>
  if (view.duration === null || view.kind !== 'function') return null
  return (
    <span className="card-duration" title="How long it ran">
      {formatDuration(view.duration)}
    </span>
  )
}

/** An old value stays, dimmed, until the new one is there. */
function Foot({ view }: { readonly view: CardView }) {
  const { status, preview, reason, isOld } = view
  return (
    <div className="card-line">
      <StatusBadge status={status} />
      {reason ? (
        <span className="card-reason ellipsis" title={reason}>
          {reason}
        </span>
      ) : (
        <span className={isOld ? 'card-preview old ellipsis' : 'card-preview ellipsis'} title={preview ?? ''}>
          {preview}
        </span>
      )}
    </div>
  )
}

function InputFoot({ name }: { readonly name: string }) {
  const node = useDrawn((state) => (state.program && findNode(state.program.graph, name)) ?? null)
  // React Flow drags a card by anything in it that is not marked so.
  return (
    <div className="card-widget nodrag nopan">
      <Suspense>{node && <InputWidget node={node} compact />}</Suspense>
    </div>
  )
}

function ProblemMark({ severity, title }: { readonly severity: 'error' | 'warning'; readonly title: string }) {
  return (
    <span className={`card-problem ${severity}`} role="img" aria-label={`${severity}: ${title}`} title={title}>
      <Icon name="warning" size={14} />
    </span>
  )
}

function RunToHere({ name }: { readonly name: string }) {
  const controller = useController()
  const running = useDrawn((state) => state.running && state.runByHand)
  return (
    <button
      type="button"
      className="card-run nodrag"
      aria-label="Run to here"
      title={`Run ${name} and what it needs`}
      disabled={running}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation()
        void controller.runTo(name)
      }}
    >
      <Icon name="play" size={12} />
      Run to here
    </button>
  )
}

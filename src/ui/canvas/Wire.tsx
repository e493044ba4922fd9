import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { useDrawn } from '../store/react.tsx'
import type { WireEdge } from './flow.ts'
import { lanePath } from './lanePath.ts'
import { moveDashes } from './moveDashes.ts'
import { wireState } from './wireState.ts'

/** A parameter's edge: quiet, but where it belongs to the selection, runs, or its types do not fit. */
export const Wire = memo(function Wire(props: EdgeProps<WireEdge>) {
  const { source, target, data } = props
  const state = useDrawn((app) => wireState(app, source, target))
  const isSelected = useDrawn(
    ({ selectedEdge: edge }) => edge?.source === source && edge.target === target && edge.parameter === data?.parameter,
  )
  const group = useRef<SVGGElement>(null)
  const isRunning = state === 'running'
  useEffect(() => (isRunning && group.current ? moveDashes(group.current) : undefined), [isRunning])
  const [curve, labelX, labelY] = getBezierPath(props)
  const start = { x: props.sourceX, y: props.sourceY }
  const end = { x: props.targetX, y: props.targetY }
  const path = (data?.lane && lanePath(start, end, data.lane)) ?? curve
  const classes = ['wire', state]
  if (isSelected) classes.push('is-selected')
  if (data?.optional) classes.push('optional')
  if (data?.mismatch) classes.push('mismatch')
  return (
    <g ref={group} className={classes.join(' ')}>
      <BaseEdge path={path} interactionWidth={16} />
      {data?.mismatch && (
        <g className="wire-mark" transform={`translate(${labelX} ${labelY})`}>
          <circle r={9} />
          <path d="M0 -4.5v5.5M0 4h.01" />
        </g>
      )}
    </g>
  )
})

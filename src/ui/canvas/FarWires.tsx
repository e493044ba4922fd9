import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import type { Position } from '../../engine/page.ts'
import { placesOf } from '../store/places.ts'
import { useApp } from '../store/react.tsx'
import { relations } from './derived.ts'
import { farPaths } from './farPaths.ts'
import type { CardNode, WireEdge } from './flow.ts'
import { isRunning, restingState } from './wireState.ts'
import './farWires.css'

interface FarWiresProps {
  readonly wires: readonly WireEdge[]
  readonly nodes: readonly CardNode[]
}

/** All wires in one drawing: from afar nobody points at one, and thousands of elements would make every frame late. */
export function FarWires({ wires, nodes }: FarWiresProps) {
  const places = useApp(placesOf)
  const moved = movedFrom(places, nodes)
  const names = [...moved.keys()].join('\n')
  const [still, moving] = useMemo(() => {
    const dragged = new Set(names.split('\n'))
    const isMoving = ({ source, target }: WireEdge) => dragged.has(source) || dragged.has(target)
    return [wires.filter((wire) => !isMoving(wire)), wires.filter(isMoving)]
  }, [wires, names])
  return (
    <ViewportPortal>
      <Drawing wires={still} moved={NOT_MOVED} />
      <Drawing wires={moving} moved={moved} />
    </ViewportPortal>
  )
}

interface DrawingProps {
  readonly wires: readonly WireEdge[]
  readonly moved: ReadonlyMap<string, Position>
}

/** One for what stands and one for what moves: a change of the one leaves the other as it is. */
const Drawing = memo(function Drawing({ wires, moved }: DrawingProps) {
  const shown = useApp((state) => state.shown)
  const run = useApp((state) => state.run)
  const found = useApp(relations)
  const selected = useApp((state) => state.selected)
  const marked = useApp((state) => state.marked)
  const paths = useMemo(() => {
    const state = { shown, found, selected, marked }
    const classOf = ({ source, target, data }: WireEdge) =>
      data?.mismatch ? 'mismatch' : restingState(state, source, target)
    return [...farPaths(wires, classOf, moved)]
  }, [wires, moved, shown, found, selected, marked])
  // Drawn over the others: what runs changes many times a second, and they are long.
  const running = useMemo(() => {
    const all = wires.filter(({ target, data }) => !data?.mismatch && isRunning({ shown, run }, target))
    return [...farPaths(all, () => 'running', moved)]
  }, [wires, moved, shown, run])
  return (
    <svg className="far-wires" aria-hidden="true">
      {[...paths, ...running].map(([name, path]) => (
        <g key={name} className={`wire ${name}`}>
          <path className="react-flow__edge-path" d={path} />
        </g>
      ))}
    </svg>
  )
})

const NOT_MOVED: ReadonlyMap<string, Position> = new Map()

function movedFrom(places: ReadonlyMap<string, Position>, nodes: readonly CardNode[]): Map<string, Position> {
  const moved = new Map<string, Position>()
  for (const { id, position, dragging } of nodes) {
    const place = places.get(id)
    if (dragging && place) moved.set(id, { x: position.x - place.x, y: position.y - place.y })
  }
  return moved
}

import { applyNodeChanges, type NodeChange, useStoreApi } from '@xyflow/react'
import { useRef } from 'react'
import type { CardNode } from './flow.ts'
import type { Guide } from './snap.ts'

type Snap = typeof import('./snap.ts').snapMoved

/** In pixels of the screen. */
const REACH = 6

export interface Dragged {
  readonly nodes: CardNode[]
  readonly guides: readonly Guide[]
}

const NO_GUIDES: readonly Guide[] = []

/** Dragged cards snap to their neighbours; what that takes comes with the first drag. */
export function useDragging() {
  const flow = useStoreApi()
  const snap = useRef<Snap | null>(null)

  function snapped(moved: Parameters<Snap>[0], nodes: readonly CardNode[]) {
    const reach = REACH / flow.getState().transform[2]
    return snap.current?.(moved, nodes, reach) ?? { moved, guides: NO_GUIDES }
  }

  return {
    start(): void {
      void import('./snap.ts').then(({ snapMoved }) => {
        snap.current = snapMoved
      })
    },
    /** React Flow's changes, with dragged cards where they snap to. */
    apply(changes: NodeChange<CardNode>[], nodes: CardNode[]): Dragged {
      const moves = changes.flatMap((one) => (one.type === 'position' && one.position ? [one] : []))
      if (moves.length === 0) return { nodes: applyNodeChanges(changes, nodes), guides: NO_GUIDES }
      const { moved, guides } = snapped(
        moves.map(({ id, position = ORIGIN }) => ({ id, position })),
        nodes,
      )
      const places = new Map(moved.map(({ id, position }) => [id, position]))
      const placed = changes.map((one) =>
        one.type === 'position' ? { ...one, position: places.get(one.id) ?? one.position } : one,
      )
      const isDragging = moves.some((one) => one.dragging)
      return {
        nodes: applyNodeChanges(placed as NodeChange<CardNode>[], nodes),
        guides: isDragging ? guides : NO_GUIDES,
      }
    },
    /** Where cards were dropped: where they were seen last. */
    dropped: (moved: readonly CardNode[], nodes: readonly CardNode[]) => snapped(moved, nodes).moved,
  }
}

const ORIGIN = { x: 0, y: 0 }

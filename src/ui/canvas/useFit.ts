import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback } from 'react'
import { boundsOf } from './boundsOf.ts'
import type { CardNode, WireEdge } from './flow.ts'
import { motionTime } from './motionTime.ts'

const LARGEST = 1
/** Wider than the border at which a wire that is drawn makes the canvas move along. */
const AIR = '44px'

interface FitOptions {
  readonly atOnce?: boolean
  /** That will be drawn; else those that are. */
  readonly nodes?: readonly CardNode[]
}

/** Brings the whole graph into view, never larger than life. Cards' sizes are known: nothing needs to be measured first. */
export function useFit(): (options?: FitOptions) => void {
  const flow = useReactFlow<CardNode, WireEdge>()
  const store = useStoreApi()
  return useCallback(
    ({ atOnce = false, nodes = flow.getNodes() } = {}) => {
      const { width, height, minZoom } = store.getState()
      if (nodes.length === 0 || width === 0) return
      const viewport = getViewportForBounds(boundsOf(nodes), width, height, minZoom, LARGEST, AIR)
      void flow.setViewport(viewport, { duration: atOnce ? 0 : motionTime() })
    },
    [flow, store],
  )
}

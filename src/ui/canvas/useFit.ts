import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback } from 'react'
import { motionTime } from './motionTime.ts'

const LARGEST = 1
/** Wider than the border at which a wire that is drawn makes the canvas move along. */
const AIR = '44px'

/** Brings the whole graph into view, never larger than life. Cards' sizes are known: nothing needs to be measured first. */
export function useFit(): (options?: { readonly atOnce: boolean }) => void {
  const flow = useReactFlow()
  const store = useStoreApi()
  return useCallback(
    (options) => {
      const { width, height, minZoom } = store.getState()
      const nodes = flow.getNodes()
      if (nodes.length === 0 || width === 0) return
      const viewport = getViewportForBounds(flow.getNodesBounds(nodes), width, height, minZoom, LARGEST, AIR)
      void flow.setViewport(viewport, { duration: options?.atOnce ? 0 : motionTime() })
    },
    [flow, store],
  )
}

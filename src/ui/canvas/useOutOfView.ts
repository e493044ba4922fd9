import { useStore } from '@xyflow/react'
import { useMemo } from 'react'
import { boundsOf } from './boundsOf.ts'
import type { CardNode } from './flow.ts'

/** Whether some card lies outside of what is in view: only then a map of the whole says more than the canvas does. */
export function useOutOfView(nodes: readonly CardNode[]): boolean {
  const bounds = useMemo(() => boundsOf(nodes), [nodes])
  return useStore(({ transform: [x, y, zoom], width, height }) => {
    const left = bounds.x * zoom + x
    const top = bounds.y * zoom + y
    return left < 0 || top < 0 || left + bounds.width * zoom > width || top + bounds.height * zoom > height
  })
}

import { useStore } from '@xyflow/react'
import { useMemo } from 'react'
import type { CardNode } from './flow.ts'

/** Whether some card lies outside of what is in view: only then a map of the whole says more than the canvas does. */
export function useOutOfView(nodes: readonly CardNode[]): boolean {
  const bounds = useMemo(() => boundsOf(nodes), [nodes])
  return useStore(({ transform: [x, y, zoom], width, height }) => {
    const left = bounds.left * zoom + x
    const top = bounds.top * zoom + y
    return left < 0 || top < 0 || bounds.right * zoom + x > width || bounds.bottom * zoom + y > height
  })
}

function boundsOf(nodes: readonly CardNode[]) {
  const bounds = { left: 0, top: 0, right: 0, bottom: 0 }
  for (const [at, { position, width = 0, height = 0 }] of nodes.entries()) {
    const isFirst = at === 0
    bounds.left = isFirst ? position.x : Math.min(bounds.left, position.x)
    bounds.top = isFirst ? position.y : Math.min(bounds.top, position.y)
    bounds.right = isFirst ? position.x + width : Math.max(bounds.right, position.x + width)
    bounds.bottom = isFirst ? position.y + height : Math.max(bounds.bottom, position.y + height)
  }
  return bounds
}

import type { ReactFlowState } from '@xyflow/react'
import type { CardNode } from './flow.ts'

/** So many of those that are in view, in their order; where there are no more than that in view, all that there are. */
export function firstInView(
  nodes: CardNode[],
  count: number,
  { transform: [x, y, zoom], width, height }: Pick<ReactFlowState, 'transform' | 'width' | 'height'>,
): CardNode[] {
  const isInView = (node: CardNode) => {
    const left = node.position.x * zoom + x
    const top = node.position.y * zoom + y
    return left < width && top < height && left + (node.width ?? 0) * zoom > 0 && top + (node.height ?? 0) * zoom > 0
  }
  const inView = nodes.filter(isInView)
  return inView.length > count ? inView.slice(0, count) : nodes
}

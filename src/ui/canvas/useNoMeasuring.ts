import { useStoreApi } from '@xyflow/react'
import { useLayoutEffect } from 'react'

/**
 * Sizes and ports of all nodes are given. React Flow would measure them again where they are drawn: that takes long in large
 * graphs, and finds no ports on a card that is drawn from afar or whose code is still to come.
 */
export function useNoMeasuring(): void {
  const flow = useStoreApi()
  useLayoutEffect(() => flow.setState({ updateNodeInternals: () => {} }), [flow])
}

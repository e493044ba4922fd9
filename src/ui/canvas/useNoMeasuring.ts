import { useStoreApi } from '@xyflow/react'
import { useState } from 'react'

/**
 * Sizes and ports of all nodes are given. React Flow would measure them again where they are drawn: that takes long in large
 * graphs, and finds no ports on a card that is drawn from afar or whose code is still to come.
 */
export function useNoMeasuring(): void {
  const flow = useStoreApi()
  // At the first render, before React Flow's own parts look at it.
  useState(() => flow.setState({ updateNodeInternals: () => {} }))
}

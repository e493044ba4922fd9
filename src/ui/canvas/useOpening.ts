import { type ReactFlowState, useStore, useStoreApi } from '@xyflow/react'
import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useApp } from '../store/react.tsx'
import { firstInView } from './firstInView.ts'
import type { CardNode } from './flow.ts'
import { useFit } from './useFit.ts'

const NO_NODES: CardNode[] = []
/** As many cards as can be put into the page at once without anybody waiting for it. */
const SLICE = 250
const ALL = Number.POSITIVE_INFINITY

/**
 * The nodes to draw. Once for each project all are brought into view, as soon as they have places and the canvas, which may be on a
 * hidden tab, a size: before that they would be drawn for the view on the last project. Many are drawn slice by slice.
 */
export function useOpening(nodes: CardNode[]): CardNode[] {
  const showAll = useFit()
  const flow = useStoreApi()
  const opened = useApp((state) => state.opened)
  const canFit = useStore(hasView)
  const [fitted, setFitted] = useState<number | null>(null)
  const [slices, setSlices] = useState(ALL)
  const isDue = nodes.length > 0 && canFit && fitted !== opened
  useLayoutEffect(() => {
    if (!isDue) return
    showAll({ atOnce: true, nodes })
    setFitted(opened)
    setSlices(nodes.length > SLICE ? 0 : ALL)
  }, [isDue, nodes, opened, showAll])
  const drawn = useMemo(() => {
    if (isDue || slices === 0) return NO_NODES
    return slices === ALL ? nodes : firstInView(nodes, slices * SLICE, flow.getState())
  }, [isDue, nodes, slices, flow])
  useEffect(() => {
    if (slices === ALL) return
    const timer = setTimeout(() => setSlices(drawn === nodes ? ALL : slices + 1))
    return () => clearTimeout(timer)
  }, [slices, drawn, nodes])
  return drawn
}

function hasView({ width, panZoom }: ReactFlowState): boolean {
  return width > 0 && panZoom !== null
}

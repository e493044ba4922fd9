import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { findNode } from '../../engine/page.ts'
import { cardSize } from '../store/cardSize.ts'
import { placesOf } from '../store/places.ts'
import { useAppStore } from '../store/react.tsx'
import { motionTime } from './motionTime.ts'

/** A selection made elsewhere (code, outline, keys) comes into view; one in view moves nothing. */
export function useFollowSelection(): void {
  const store = useAppStore()
  const flow = useReactFlow()
  const flowStore = useStoreApi()
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const { selected, shown } = state
        if (selected === null || selected === before.selected || !shown) return
        const place = placesOf(state).get(selected)
        const node = findNode(shown.graph, selected)
        if (!place || !node) return
        const { width, height } = cardSize(node)
        const { width: viewWidth, height: viewHeight } = flowStore.getState()
        const { x, y, zoom } = flow.getViewport()
        const left = place.x * zoom + x
        const top = place.y * zoom + y
        const isInView = left >= 0 && top >= 0 && left + width * zoom <= viewWidth && top + height * zoom <= viewHeight
        if (isInView) return
        void flow.setCenter(place.x + width / 2, place.y + height / 2, { zoom, duration: motionTime() })
      }),
    [store, flow, flowStore],
  )
}

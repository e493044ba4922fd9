import { useEffect, useState } from 'react'
import type { WireSources } from './flow.ts'

const loading = import('./lanes.ts')

/** How lanes are found; null until it is loaded, so that the first paint does not wait for it. */
export function useLanes(): WireSources['createLanes'] {
  const [create, setCreate] = useState<WireSources['createLanes']>(null)
  useEffect(() => {
    let isOver = false
    void loading.then(({ createLanes }) => {
      if (!isOver) setCreate(() => createLanes)
    })
    return () => {
      isOver = true
    }
  }, [])
  return create
}

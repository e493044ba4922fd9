import { useEffect } from 'react'
import { FileDrop } from './FileDrop.tsx'

/** What the first paint can do without: files that are dropped, and palettes that open at once when they are asked for. */
export function AfterPaint() {
  useEffect(() => whenIdle(() => void import('../palette/warm.ts').then(({ warm }) => warm())), [])
  return <FileDrop />
}

const SOON_MS = 1500

function whenIdle(task: () => void): () => void {
  const timer = setTimeout(
    () => (typeof requestIdleCallback === 'function' ? requestIdleCallback(task) : task()),
    SOON_MS,
  )
  return () => clearTimeout(timer)
}

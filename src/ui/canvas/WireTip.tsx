import { useLayoutEffect, useRef } from 'react'
import { useApp } from '../store/react.tsx'
import type { WireEdge } from './flow.ts'
import { wireTip } from './wireTip.ts'
import './wireTip.css'

const AIR = 12

/** A wire, and where the pointer came upon it. */
export interface HoveredWire {
  readonly wire: WireEdge
  readonly clientX: number
  readonly clientY: number
}

/** Beside the pointer, what goes through the wire under it. The inspector tells the same without a pointer. */
export function WireTip({ wire, clientX: startX, clientY: startY }: HoveredWire) {
  const { source, target, data } = wire
  const view = useApp((state) => wireTip(state, source, target, data?.parameter ?? ''))
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    function follow({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) {
      const tip = place.current
      const canvas = tip?.parentElement?.getBoundingClientRect()
      if (!tip || !canvas) return
      const x = Math.min(clientX - canvas.left + AIR, canvas.width - tip.offsetWidth - AIR)
      const below = clientY - canvas.top + AIR
      const y = below + tip.offsetHeight > canvas.height ? below - tip.offsetHeight - 2 * AIR : below
      tip.style.transform = `translate(${Math.max(0, x)}px, ${Math.max(0, y)}px)`
      tip.style.visibility = 'visible'
    }
    follow({ clientX: startX, clientY: startY })
    window.addEventListener('pointermove', follow)
    return () => window.removeEventListener('pointermove', follow)
  }, [startX, startY])
  if (!view) return null
  return (
    <div ref={place} className="wire-tip" role="tooltip">
      <p className="wire-tip-head ellipsis">
        {view.source} → {view.target}
        {view.parameter && <span className="dim"> as {view.parameter}</span>}
      </p>
      {data?.mismatch ? <p className="wire-tip-fault">{data.mismatch}</p> : <p className="dim ellipsis">{view.type}</p>}
      <p className={view.value ? 'wire-tip-value' : 'dim'}>{view.value || WORDS[view.status] || 'no value yet'}</p>
    </div>
  )
}

const WORDS: Readonly<Record<string, string>> = { running: 'running', failed: 'failed', skipped: 'skipped' }

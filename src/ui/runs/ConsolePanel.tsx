import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { ConsoleLine } from '../../engine/page.ts'
import { useApp } from '../store/react.tsx'
import { NodeChip } from '../widgets/NodeChip.tsx'
import './console.css'

const NO_LINES: readonly ConsoleLine[] = []
const LINE_HEIGHT = 24
/** So near to the end, the person follows what is written. */
const NEAR_END = 40

export function ConsolePanel() {
  const lines = useApp((state) => state.run?.console ?? NO_LINES)
  return (
    <section className="console-panel" aria-label="Console">
      {lines.length ? <Lines lines={lines} /> : <Silent />}
    </section>
  )
}

function Lines({ lines }: { readonly lines: readonly ConsoleLine[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 10,
  })
  useEffect(() => {
    if (lines.length && follows.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [lines])

  return (
    <div
      ref={scroller}
      className="console-scroller"
      role="log"
      aria-label="Console"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END
      }}
    >
      <div className="console-lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index]
          return line ? (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={`console-line ${line.level}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className="console-level">{line.level}</span>
              {line.node !== null && <NodeChip name={line.node} />}
              <span className="console-text">{line.text}</span>
            </div>
          ) : null
        })}
      </div>
    </div>
  )
}

function Silent() {
  return (
    <div className="console-empty">
      <p>Nothing was written.</p>
      <p className="dim">
        What functions write with <code>console.log</code> while they run appears here, beside the node's name.
      </p>
    </div>
  )
}

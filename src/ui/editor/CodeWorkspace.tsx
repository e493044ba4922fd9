import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useApp } from '../store/react.tsx'
import { CodeEditor } from './CodeEditor.tsx'
import { EditorTools } from './EditorTools.tsx'
import { SecondPane } from './SecondPane.tsx'
import { useLastRun } from './useLastRun.ts'
import { type Layout, NARROW } from './workspace.ts'
import './workspace.css'

const Compare = lazy(() => import('./Compare.tsx').then((module) => ({ default: module.Compare })))
const FindInFiles = lazy(() => import('./FindInFiles.tsx').then((module) => ({ default: module.FindInFiles })))

interface CodeWorkspaceProps {
  /** Where its tools stand: beside the tabs. */
  readonly slot: HTMLElement | null
}

/** The editor, and what can stand beside it: a second one, a comparison, a search in all modules. */
export function CodeWorkspace({ slot }: CodeWorkspaceProps) {
  const [layout, setLayout] = useState<Layout>({ kind: 'one' })
  const [isFinding, setFinding] = useState(false)
  const ran = useLastRun()
  const origin = useApp((state) => state.origin)
  const root = useRef<HTMLDivElement>(null)

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isOurs = event.target instanceof Element && event.target.closest('.code-panel') !== null
      if (!isOurs || !(event.ctrlKey || event.metaKey) || event.altKey) return
      if (event.shiftKey && event.key.toLowerCase() === 'f') setFinding(true)
      else if (event.key === '\\') {
        const direction = (root.current?.clientWidth ?? 0) < NARROW ? 'column' : 'row'
        setLayout((one) => (one.kind === 'split' ? { kind: 'one' } : { kind: 'split', direction }))
      } else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])

  const close = () => setLayout({ kind: 'one' })
  return (
    <div ref={root} className="code-workspace">
      {slot &&
        createPortal(
          <EditorTools
            layout={layout}
            onLayout={setLayout}
            onFind={() => setFinding(!isFinding)}
            hasRun={ran !== null}
            origin={origin}
          />,
          slot,
        )}
      {isFinding && (
        <Suspense fallback={null}>
          <FindInFiles onDone={() => setFinding(false)} />
        </Suspense>
      )}
      {layout.kind === 'compare' ? (
        <Suspense fallback={null}>
          <Compare with={layout.with} ran={ran} onDone={close} />
        </Suspense>
      ) : (
        <div className="code-panes" data-direction={layout.kind === 'split' ? layout.direction : 'row'}>
          <div className="code-pane">
            <CodeEditor />
          </div>
          {layout.kind === 'split' && <SecondPane direction={layout.direction} onLayout={setLayout} />}
        </div>
      )}
    </div>
  )
}

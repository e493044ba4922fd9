import { lazy, Suspense, useState } from 'react'
import { useApp } from '../store/react.tsx'
import './editor.css'
import { FileTabs } from './FileTabs.tsx'

/** CodeMirror comes after the page is drawn; until then the text can be read. */
const CodeWorkspace = lazy(() => import('./CodeWorkspace.tsx').then((module) => ({ default: module.CodeWorkspace })))

export function CodePanel() {
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  return (
    <section className="code-panel" aria-label="Code">
      <FileTabs slot={setSlot} />
      <div className="code-body">
        <Suspense fallback={<PlainText />}>
          <CodeWorkspace slot={slot} />
        </Suspense>
      </div>
    </section>
  )
}

function PlainText() {
  const text = useApp((state) => state.history.present.files.find((file) => file.path === state.activeFile)?.text)
  return <pre className="code-plain">{text}</pre>
}

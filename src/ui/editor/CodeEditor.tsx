import { useEffect, useRef } from 'react'
import { useAppStore, useController } from '../store/react.tsx'
import './codeMirror.css'
import { createCodeView, FIRST, type Pane } from './codeView.ts'

export function CodeEditor({ pane = FIRST }: { readonly pane?: Pane }) {
  const parent = useRef<HTMLDivElement>(null)
  const store = useAppStore()
  const controller = useController()
  useEffect(() => {
    if (!parent.current) return
    const view = createCodeView(parent.current, store, controller, pane)
    return () => view.dispose()
  }, [store, controller, pane])
  return <div ref={parent} className="code-editor" />
}

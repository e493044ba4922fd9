import { useEffect, useRef } from 'react'
import { useAppStore, useController } from '../store/react.tsx'
import { createCodeView } from './codeView.ts'

export function CodeEditor() {
  const parent = useRef<HTMLDivElement>(null)
  const store = useAppStore()
  const controller = useController()
  useEffect(() => {
    if (!parent.current) return
    const view = createCodeView(parent.current, store, controller)
    return () => view.dispose()
  }, [store, controller])
  return <div ref={parent} className="code-editor" />
}

import { useEffect, useState } from 'react'
import { useController } from '../store/react.tsx'
import './fileDrop.css'
import { filesIn } from './filesIn.ts'

/** Files dropped anywhere on the page: modules and zips open, data feeds inputs or a node of its own. */
export function FileDrop() {
  const controller = useController()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    function onDragOver(event: DragEvent) {
      if (event.defaultPrevented || !hasFiles(event)) return setOver(false)
      event.preventDefault()
      setOver(true)
    }
    function onDragLeave(event: DragEvent) {
      if (event.relatedTarget === null) setOver(false)
    }
    function onDrop(event: DragEvent) {
      setOver(false)
      if (event.defaultPrevented || !hasFiles(event)) return
      event.preventDefault()
      if (!event.dataTransfer) return
      const files = filesIn(event.dataTransfer)
      void controller.clipboard().then(async (clipboard) => clipboard.takeFiles(await files))
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [controller])
  if (!over) return null
  return (
    <div className="drop-over" aria-hidden="true">
      <p>Drop .ts or .zip to open a project, data (CSV, JSON, Arrow, Parquet…) to add it</p>
    </div>
  )
}

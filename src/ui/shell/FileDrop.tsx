import { useEffect, useState } from 'react'
import { useAppStore, useController } from '../store/react.tsx'
import { bindColumns, sortDropped } from './dropped.ts'
import { readHeader } from './readHeader.ts'

/** Files dropped anywhere on the page: modules and zips open, CSV files become data and feed the inputs of their columns' names. */
export function FileDrop() {
  const store = useAppStore()
  const controller = useController()
  const [over, setOver] = useState(false)
  useEffect(() => {
    async function take(files: readonly File[]) {
      const { projects, data, rest } = sortDropped(files)
      if (projects.length) await controller.openFiles([...projects, ...data])
      else for (const file of data) await addData(file)
      if (rest.length)
        controller.notify(
          'error',
          `${rest.map((file) => file.name).join(', ')}: only .ts, .json, .zip and .csv files can be opened.`,
        )
    }
    async function addData(file: File) {
      const bound = bindColumns(store.getState(), await readHeader(file))
      controller.addData(file.name, file, ...bound)
      const fed = bound.map((one) => one.name).join(', ')
      controller.notify('info', fed ? `${file.name} feeds ${fed}.` : `${file.name} was added to the project's data.`)
    }
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
      void take([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [store, controller])
  if (!over) return null
  return (
    <div className="drop-over" aria-hidden="true">
      <p>Drop .ts or .zip to open a project, .csv to add data</p>
    </div>
  )
}

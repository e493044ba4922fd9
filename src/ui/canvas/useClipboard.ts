import { useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import type { Position } from '../../engine/page.ts'
import { isSomethingOpen } from '../common/isSomethingOpen.ts'
import { isTyping } from '../common/isTyping.ts'
import { chosenOf } from '../store/chosen.ts'
import { useAppStore, useController } from '../store/react.tsx'
import { isOnCanvas } from './useCanvasKeys.ts'

/** Copy, cut and paste where the focus is on the graph or nowhere; fields, the editor and selected text keep their own. */
export function useClipboard(): void {
  const store = useAppStore()
  const controller = useController()
  const flow = useReactFlow()
  useEffect(() => {
    const pointer = { x: -1, y: -1 }
    let isShifted = false

    function onCopy(event: ClipboardEvent) {
      if (!isOurs(event)) return
      const names = [...chosenOf(store.getState())]
      if (names.length === 0) return
      event.preventDefault()
      const { type } = event
      void controller.clipboard().then(({ cut, copy }) => void (type === 'cut' ? cut(names) : copy(names)))
    }

    function onPaste(event: ClipboardEvent) {
      const { clipboardData: data } = event
      if (!data || !isOurs(event)) return
      event.preventDefault()
      // What the event holds is gone when it is over.
      const clip = { text: data.getData('text/plain'), html: data.getData('text/html'), files: [...data.files] }
      const options = { at: placeToPaste(), keepLinks: isShifted, cells: readCells }
      void controller.clipboard().then((clipboard) => clipboard.paste(clip, options))
    }

    /** Under the pointer, or in the middle of what is in view. */
    function placeToPaste(): Position | null {
      const canvas = document.querySelector('.canvas')
      if (!canvas) return null
      const isThere = document.elementFromPoint(pointer.x, pointer.y)?.closest('.canvas') === canvas
      const { left, top, width, height } = canvas.getBoundingClientRect()
      return flow.screenToFlowPosition(isThere ? pointer : { x: left + width / 2, y: top + height / 2 })
    }

    function onPointerMove({ clientX, clientY }: PointerEvent) {
      pointer.x = clientX
      pointer.y = clientY
    }

    function onKey({ shiftKey }: KeyboardEvent) {
      isShifted = shiftKey
    }

    const listeners = [
      ['copy', onCopy],
      ['cut', onCopy],
      ['paste', onPaste],
      ['pointermove', onPointerMove],
      ['keydown', onKey],
      ['keyup', onKey],
    ] as const
    for (const [type, listener] of listeners) window.addEventListener(type, listener as EventListener, CAPTURING)
    return () => {
      for (const [type, listener] of listeners) window.removeEventListener(type, listener as EventListener, CAPTURING)
    }
  }, [store, controller, flow])
}

/** Before the canvas, which keeps some events to itself. */
const CAPTURING = { capture: true, passive: false }

function isOurs(event: ClipboardEvent): boolean {
  // Where nothing has the focus, the browser takes some element for the target.
  const { activeElement } = document
  if (event.defaultPrevented || isTyping(event.target) || isTyping(activeElement)) return false
  if (!isOnCanvas(activeElement)) return false
  return !isSomethingOpen() && (event.type === 'paste' || document.getSelection()?.isCollapsed !== false)
}

/** The cells of the first table in a piece of HTML, as text. It is parsed apart from the page: nothing in it loads or runs. */
function readCells(html: string): readonly (readonly string[])[] | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  const rows = [...(table?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent?.trim() ?? ''))
  const width = Math.max(0, ...rows.map((row) => row.length))
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  return filled.length > 1 ? filled.map((row) => [...row, ...Array(width - row.length).fill('')]) : null
}

import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { isTyping } from '../common/isTyping.ts'
import { useAppStore, useController } from '../store/react.tsx'
import { createTabGate } from './tabGate.ts'

/** What can be added to the graph is asked for by a double click on the ground, or by Tab. */
export function useAddPalette(): void {
  const flow = useReactFlow()
  const flowStore = useStoreApi()
  const store = useAppStore()
  const controller = useController()
  useEffect(() => {
    const canvas = flowStore.getState().domNode?.closest('.canvas')
    if (!canvas) return
    const gate = createTabGate()
    let pointer: { readonly x: number; readonly y: number } | null = null
    const isOnCanvas = (target: EventTarget | null) => target instanceof Node && canvas.contains(target)
    function onMove({ target, clientX, clientY }: PointerEvent): void {
      pointer = isOnCanvas(target) ? { x: clientX, y: clientY } : null
    }
    function onPress({ target }: PointerEvent): void {
      gate.press(isOnCanvas(target))
    }
    function onDoubleClick({ target, clientX, clientY }: MouseEvent): void {
      if (!(target instanceof Element && target.matches('.react-flow__pane'))) return
      const at = { x: clientX, y: clientY }
      controller.view({ palette: { kind: 'add', source: null, place: flow.screenToFlowPosition(at), at } })
    }
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      const isHere = event.target === document.body || isOnCanvas(event.target)
      if (!gate.key(event.key, event.shiftKey, isHere)) return
      event.preventDefault()
      const { selected, marked } = store.getState()
      const source = marked.size > 1 ? null : selected
      // What is fed stands beside what feeds it.
      const place = pointer && source === null ? flow.screenToFlowPosition(pointer) : null
      controller.view({ palette: { kind: 'add', source, place, at: pointer } })
    }
    window.addEventListener('pointermove', onMove, true)
    window.addEventListener('pointerdown', onPress, true)
    window.addEventListener('keydown', onKeyDown)
    canvas.addEventListener('dblclick', onDoubleClick as EventListener)
    return () => {
      window.removeEventListener('pointermove', onMove, true)
      window.removeEventListener('pointerdown', onPress, true)
      window.removeEventListener('keydown', onKeyDown)
      canvas.removeEventListener('dblclick', onDoubleClick as EventListener)
    }
  }, [flow, flowStore, store, controller])
}

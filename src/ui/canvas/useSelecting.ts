import type { NodeChange } from '@xyflow/react'
import { type MouseEvent, useRef } from 'react'
import { chosenOf, toggleCard } from '../store/chosen.ts'
import { useAppStore, useController } from '../store/react.tsx'
import { type CardNode, noteOf } from './flow.ts'

/** A click selects one card, with Shift, Ctrl or Cmd one more; a box drawn with Shift marks what is in it. */
export function useSelecting() {
  const controller = useController()
  const store = useAppStore()
  const boxed = useRef<Set<string> | null>(null)
  return {
    clickNode(event: MouseEvent, { id }: CardNode): void {
      if (noteOf(id) !== null) return
      const isAdding = event.shiftKey || event.ctrlKey || event.metaKey
      if (isAdding) controller.mark(toggleCard(chosenOf(store.getState()), id))
      else controller.select(id)
    },
    startBox(): void {
      boxed.current = new Set()
    },
    /** React Flow tells what comes into the box, and what goes out of it. */
    follow(changes: readonly NodeChange<CardNode>[]): void {
      for (const one of changes) {
        if (one.type !== 'select') continue
        if (one.selected) boxed.current?.add(one.id)
        else boxed.current?.delete(one.id)
      }
    },
    endBox(): void {
      if (boxed.current) controller.mark(boxed.current)
      boxed.current = null
    },
  }
}

import { type NodeProps, useStoreApi } from '@xyflow/react'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { CanvasNote } from '../../engine/page.ts'
import { Icon } from '../common/Icon.tsx'
import { viewOf } from '../store/places.ts'
import { useApp, useController } from '../store/react.tsx'
import { type CardNode, noteOf } from './flow.ts'
import './note.css'

/** A text on the canvas, behind the cards: Enter or a double click writes on it, its corner sizes it. */
export function NoteCard({ id }: NodeProps<CardNode>) {
  const name = noteOf(id)
  const note = useApp((state) => viewOf(state).notes.find((one) => one.id === name) ?? null)
  const isEdited = useApp((state) => state.editedNote === name)
  return note && <Paper note={note} isEdited={isEdited} />
}

function Paper({ note, isEdited }: { readonly note: CanvasNote; readonly isEdited: boolean }) {
  const controller = useController()
  const edit = () => controller.view({ editedNote: note.id })
  const { size, ...corner } = useCorner(note)
  return (
    <div className="note" style={size ?? undefined}>
      {isEdited ? (
        <NoteText note={note} />
      ) : (
        <button
          type="button"
          className={note.text ? 'note-text' : 'note-text dim'}
          aria-label={note.text ? `Note: ${note.text}` : 'Empty note'}
          title="Double click, or Enter, to write"
          onDoubleClick={edit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') edit()
            else if (event.key === 'Delete' || event.key === 'Backspace') void controller.removeNote(note.id)
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        >
          {note.text || 'Double click to write'}
        </button>
      )}
      <button
        type="button"
        className="note-remove nodrag"
        aria-label="Delete the note"
        title="Delete the note (Del)"
        onClick={() => void controller.removeNote(note.id)}
      >
        <Icon name="close" size={12} />
      </button>
      <span className="note-corner nodrag nopan" title="Drag to change the size" {...corner} />
    </div>
  )
}

function NoteText({ note }: { readonly note: CanvasNote }) {
  const controller = useController()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  return (
    <textarea
      ref={field}
      className="note-text nodrag nowheel nopan"
      aria-label="Text of the note"
      value={note.text}
      onChange={(event) => void controller.changeNote(note.id, { text: event.target.value })}
      onBlur={() => controller.view({ editedNote: null })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
        event.stopPropagation()
      }}
    />
  )
}

/** While the corner is dragged the note has a size of its own; where it is let go, the project's. */
function useCorner({ id, width, height }: CanvasNote) {
  const controller = useController()
  const flow = useStoreApi()
  const start = useRef({ x: 0, y: 0 })
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  const sizeAt = (event: PointerEvent) => {
    const zoom = flow.getState().transform[2]
    return {
      width: Math.max(120, width + (event.clientX - start.current.x) / zoom),
      height: Math.max(64, height + (event.clientY - start.current.y) / zoom),
    }
  }
  return {
    size,
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = { x: event.clientX, y: event.clientY }
      setSize({ width, height })
    },
    onPointerMove(event: PointerEvent): void {
      if (size) setSize(sizeAt(event))
    },
    async onPointerUp(event: PointerEvent): Promise<void> {
      if (!size) return
      await controller.changeNote(id, sizeAt(event))
      setSize(null)
    },
    onPointerCancel: () => setSize(null),
  }
}

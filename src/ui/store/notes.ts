import type { CanvasNote, Position } from '../../engine/page.ts'
import type { Box } from './flip.ts'

type Notes = readonly CanvasNote[]

const SIZE = { width: 200, height: 112 }
const LEAST = { width: 120, height: 64 }
const GRID = 4

/** An empty note with its middle at a place, or where `settle` moves it. */
export function addNote(
  notes: Notes,
  at: Position,
  settle: (box: Box) => Position = (box) => box,
): { readonly notes: Notes; readonly id: string } {
  const id = freeId(notes)
  const { x, y } = settle({ x: at.x - SIZE.width / 2, y: at.y - SIZE.height / 2, ...SIZE })
  const place = { x: snap(x), y: snap(y) }
  return { id, notes: [...notes, { id, ...place, ...SIZE, text: '' }] }
}

/** Changes a note; sizes stay large enough to be taken hold of. Gives the same notes back where nothing changes. */
export function changeNote(notes: Notes, id: string, parts: Partial<Omit<CanvasNote, 'id'>>): Notes {
  const before = notes.find((note) => note.id === id)
  if (!before) return notes
  const { x, y, width, height, text } = { ...before, ...parts }
  const after: CanvasNote = {
    id,
    x: snap(x),
    y: snap(y),
    width: Math.max(LEAST.width, snap(width)),
    height: Math.max(LEAST.height, snap(height)),
    text,
  }
  const isSame = JSON.stringify(after) === JSON.stringify(before)
  return isSame ? notes : notes.map((note) => (note === before ? after : note))
}

export function removeNote(notes: Notes, id: string): Notes {
  return notes.some((note) => note.id === id) ? notes.filter((note) => note.id !== id) : notes
}

function freeId(notes: Notes): string {
  const taken = new Set(notes.map((note) => note.id))
  let at = notes.length + 1
  while (taken.has(`note-${at}`)) at++
  return `note-${at}`
}

function snap(value: number): number {
  return Math.round(value / GRID) * GRID
}

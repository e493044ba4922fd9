/** Where the graph flows to: from left to right, or from the top down. */
export type FlowDirection = 'right' | 'down'

/** A text on the canvas, beside the cards. */
export interface CanvasNote {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly text: string
}

/** How a project's graph is looked at: no part of the program. */
export interface ViewSettings {
  readonly direction: FlowDirection
  /** Whether frames around the cards of modules are shown; null lets the page decide. */
  readonly frames: boolean | null
  /** The modules that are drawn as one card. */
  readonly folded: readonly string[]
  readonly notes: readonly CanvasNote[]
}

export const DEFAULT_VIEW: ViewSettings = { direction: 'right', frames: null, folded: [], notes: [] }

/** Undefined where it is no view. What is left out has its default. */
export function readView(value: unknown): ViewSettings | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  // What may be in it is checked below.
  const view = { ...DEFAULT_VIEW, ...(value as Partial<Record<keyof ViewSettings, unknown>>) }
  const { direction, frames, folded, notes } = view
  if (direction !== 'right' && direction !== 'down') return undefined
  if (typeof frames !== 'boolean' && frames !== null) return undefined
  if (!isListOf(folded, (one) => typeof one === 'string')) return undefined
  return isListOf(notes, isNote) ? { direction, frames, folded, notes } : undefined
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne)
}

function isNote(value: unknown): value is CanvasNote {
  if (typeof value !== 'object' || value === null) return false
  const note = value as Partial<Record<keyof CanvasNote, unknown>>
  const numbers = [note.x, note.y, note.width, note.height]
  return typeof note.id === 'string' && typeof note.text === 'string' && numbers.every(Number.isFinite)
}

import { type CanvasNote, type FlowDirection, findNode, type Position, type ViewSettings } from '../../engine/page.ts'
import { type Alignment, type Axis, alignBoxes, distributeBoxes } from './arrange.ts'
import { cardSize } from './cardSize.ts'
import { chosenOf } from './chosen.ts'
import type { Context } from './context.ts'
import type { Edit } from './document.ts'
import type { Box } from './flip.ts'
import { framesOfModules } from './framesOfModules.ts'
import type { Layout } from './layout.ts'
import { movedPlaces } from './movedPlaces.ts'
import { addNote, changeNote, removeNote } from './notes.ts'
import { basePlaces, placesOf } from './places.ts'

interface Tools {
  readonly edit: (...changes: readonly Edit[]) => void
  readonly layout: Layout
}

/** What is done to the look of the graph; loaded when the first of it is asked for. Each is one step of history. */
export function createCanvasActions({ get, set, document }: Context, { edit, layout }: Tools) {
  const viewNow = () => document().settings.view

  /** Lays all out anew under a changed view. */
  async function layOutUnder(parts: Partial<ViewSettings>): Promise<void> {
    const view = { ...viewNow(), ...parts }
    const positions = await layout.layOut(view)
    if (positions) edit({ kind: 'setView', view: parts }, { kind: 'setPositions', positions })
  }

  function setNotes(notes: readonly CanvasNote[], burst?: string): void {
    if (notes !== viewNow().notes) edit({ kind: 'setView', view: { notes }, ...(burst ? { burst } : {}) })
  }

  function arrange(compute: (boxes: ReadonlyMap<string, Box>) => ReadonlyMap<string, Position>): void {
    const state = get()
    const places = placesOf(state)
    const boxes = new Map(
      [...chosenOf(state)].flatMap((name) => {
        const [place, node] = [places.get(name), state.shown && findNode(state.shown.graph, name)]
        return place && node ? [[name, { ...place, ...cardSize(node) }] as const] : []
      }),
    )
    if (boxes.size < 2) return
    const moved = [...compute(boxes)].map(([id, position]) => ({ id, position }))
    const positions = movedPlaces(places, moved, basePlaces(state), state.shown?.hidden)
    if (positions) edit({ kind: 'moveNodes', positions })
  }

  return {
    tidy: () => layOutUnder({}),
    async setDirection(direction: FlowDirection): Promise<void> {
      if (direction !== viewNow().direction) await layOutUnder({ direction })
    },
    /** Frames need modules that stand together: where they do not, all is laid out anew. */
    async toggleModuleFrames(): Promise<void> {
      const { shown, wanted, readable } = framesOfModules(get())
      if (shown.length > 0) edit({ kind: 'setView', view: { frames: false } })
      else if (readable.length === wanted) edit({ kind: 'setView', view: { frames: true } })
      else await layOutUnder({ frames: true })
    },
    align: (how: Alignment) => arrange((boxes) => alignBoxes(boxes, how)),
    distribute: (axis: Axis) => arrange((boxes) => distributeBoxes(boxes, axis)),
    addNote(at: Position): void {
      const { notes, id } = addNote(viewNow().notes, at)
      set({ editedNote: id })
      setNotes(notes)
    },
    changeNote(id: string, parts: Partial<Omit<CanvasNote, 'id'>>): void {
      setNotes(changeNote(viewNow().notes, id, parts), 'text' in parts ? id : undefined)
    },
    removeNote: (id: string) => setNotes(removeNote(viewNow().notes, id)),
  }
}

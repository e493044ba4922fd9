import { type CanvasNote, type FlowDirection, findNode, type Position, type ViewSettings } from '../../engine/page.ts'
import { type Alignment, type Axis, alignBoxes, distributeBoxes } from './arrange.ts'
import { cardSize } from './cardSize.ts'
import { chosenOf } from './chosen.ts'
import type { Clipboard, ClipboardTools } from './clipboard.ts'
import type { Context } from './context.ts'
import type { Edit } from './document.ts'
import type { Box } from './flip.ts'
import { framesOfModules } from './framesOfModules.ts'
import type { Layout } from './layout.ts'
import { movedPlaces } from './movedPlaces.ts'
import { addNote, changeNote, removeNote } from './notes.ts'
import { createFreeSpace } from './placeAll.ts'
import { basePlaces, placesOf } from './places.ts'

interface Tools {
  readonly edit: (...changes: readonly Edit[]) => void
  readonly layout: Layout
}

/** What is done to the look of the graph; loaded when the first of it is asked for. Each is one step of history. */
export function createCanvasActions(context: Context, { edit, layout }: Tools) {
  const { get, set, document } = context
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

  function boxesOf(names: Iterable<string>): Map<string, Box> {
    const { shown } = get()
    const places = placesOf(get())
    const boxes = new Map<string, Box>()
    for (const name of names) {
      const [place, node] = [places.get(name), shown && findNode(shown.graph, name)]
      if (place && node) boxes.set(name, { ...place, ...cardSize(node) })
    }
    return boxes
  }

  function arrange(compute: (boxes: ReadonlyMap<string, Box>) => ReadonlyMap<string, Position>): void {
    const state = get()
    const places = placesOf(state)
    const boxes = boxesOf(chosenOf(state))
    if (boxes.size < 2) return
    const moved = [...compute(boxes)].map(([id, position]) => ({ id, position }))
    const positions = movedPlaces(places, moved, basePlaces(state), state.shown?.hidden)
    if (positions) edit({ kind: 'moveNodes', positions })
  }

  return {
    clipboard: (tools: ClipboardTools): Promise<Clipboard> =>
      import('./clipboard.ts').then((one) => one.createClipboard(context, tools)),
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
    /** With its middle there, or below the cards that are in the way. */
    addNote(at: Position): void {
      const free = createFreeSpace()
      for (const box of boxesOf(placesOf(get()).keys()).values()) free.occupy(box)
      for (const note of viewNow().notes) free.occupy(note)
      const { notes, id } = addNote(viewNow().notes, at, (note) => free.occupyNear(note))
      set({ editedNote: id })
      setNotes(notes)
    },
    changeNote(id: string, parts: Partial<Omit<CanvasNote, 'id'>>): void {
      setNotes(changeNote(viewNow().notes, id, parts), 'text' in parts ? id : undefined)
    },
    removeNote: (id: string) => setNotes(removeNote(viewNow().notes, id)),
  }
}

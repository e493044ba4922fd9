import type { Place } from '../../engine/page.ts'
import type { Context } from './context.ts'
import type { Edit } from './document.ts'
import { moduleOfCard } from './modules.ts'
import type { Showing } from './showing.ts'

/** What is selected, and what is opened up so that it can be seen. */
export interface Selecting {
  /** From the canvas: selects, and shows its code. From the editor's cursor: selects only. */
  select(name: string | null, from?: 'canvas' | 'code'): void
  /** Draws the nodes that a function's modifiers made, or the function's card in their place; or those of a module. */
  setGroup(origin: string, isOpen: boolean): void
  foldModule(path: string, isFolded: boolean): void
  /** A place in the code. */
  show(place: Place): void
}

interface Tools {
  readonly edit: (...changes: readonly Edit[]) => void
  readonly showing: Showing
}

export function createSelecting({ get, set, document }: Context, { edit, showing }: Tools): Selecting {
  function select(name: string | null, from: 'canvas' | 'code' = 'canvas'): void {
    if (get().marked.size > 0) set({ marked: new Set() })
    if (get().selectedEdge) set({ selectedEdge: null })
    if (name === get().selected) return
    const faceOf = (one: string | undefined) => (one === undefined ? undefined : get().shown?.faces.get(one))
    for (let face = faceOf(name ?? undefined); face !== undefined; face = faceOf(face)) {
      // A cursor that passes through the code of a folded module opens no module.
      if (from === 'canvas' || moduleOfCard(face) === null) setGroup(face, true)
    }
    set({ selected: name })
    const node = get().program?.graph.nodes.find((one) => one.name === name)
    if (from === 'canvas' && node?.extent && node.where) show(node.where)
  }

  function setGroup(origin: string, isOpen: boolean): void {
    const openGroups = new Set(get().openGroups)
    if (isOpen) openGroups.add(origin)
    else openGroups.delete(origin)
    set({ openGroups })
    const path = moduleOfCard(origin)
    if (path === null) showing.refresh()
    else foldModule(path, !isOpen)
    const { selected, shown } = get()
    if (!isOpen && selected !== null && shown?.faces.get(selected) === origin) set({ selected: origin })
  }

  function foldModule(path: string, isFolded: boolean): void {
    const { folded } = document().settings.view
    if (folded.includes(path) === isFolded) return
    const rest = folded.filter((one) => one !== path)
    edit({ kind: 'setView', view: { folded: isFolded ? [...rest, path] : rest } })
  }

  function show(place: Place): void {
    if (!document().files.some((file) => file.path === place.file)) return
    set({ activeFile: place.file, reveal: { file: place.file, line: place.line, column: place.column } })
  }

  return { select, setGroup, foldModule, show }
}

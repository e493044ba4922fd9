import type { Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import type { SymbolUses } from '../../../engine/page.ts'
import { ask, client } from './client.ts'
import { showUses } from './usesPanel.ts'

/** To where a name is defined, and to all places that name it. */
export const navigate: Extension = [
  keymap.of([
    { key: 'F12', run: (view) => goToDefinition(view, view.state.selection.main.head) },
    { key: 'Shift-F12', run: (view) => findUses(view, view.state.selection.main.head) },
  ]),
  EditorView.domEventHandlers({
    mousedown(event, view) {
      const at =
        event.button === 0 && (event.ctrlKey || event.metaKey)
          ? view.posAtCoords({ x: event.clientX, y: event.clientY })
          : null
      if (at === null || at === undefined || event.altKey) return false
      event.preventDefault()
      return goToDefinition(view, at)
    },
  }),
]

export function goToDefinition(view: EditorView, at: number): boolean {
  void ask(view, 'symbol', at).then((symbol) => {
    const own = view.state.facet(client)
    const [place] = symbol?.definitions ?? []
    if (!own || !symbol) return
    if (!place) own.controller.notify('info', `${symbol.name} is not defined in this project.`)
    else {
      // The node is shown in both, its code as the place that was asked for.
      if (symbol.node !== null) own.controller.select(symbol.node)
      own.controller.show(place)
    }
  })
  return true
}

export function findUses(view: EditorView, at: number): boolean {
  void ask(view, 'symbol', at).then((symbol: SymbolUses | null) => {
    const own = view.state.facet(client)
    if (!own || !symbol) return
    if (symbol.node !== null) own.controller.select(symbol.node, 'code')
    showUses(view, symbol)
  })
  return true
}

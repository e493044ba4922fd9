import { setDiagnosticsEffect } from '@codemirror/lint'
import { type EditorState, type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state'
import {
  EditorView,
  GutterMarker,
  lineNumberMarkers,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { chord } from '../../common/chord.ts'
import { findOnLine, openActions } from './actions.ts'
import { el } from './dom.ts'

/** So long a cursor rests before it is asked what could be done in its line. */
const REST_MS = 400

/** Something could be done at an offset; nothing, where it is null. */
const shine = StateEffect.define<number | null>()

const shining = StateField.define<number | null>({
  create: () => null,
  update(before, { docChanged, effects, state }) {
    for (const effect of effects) if (effect.is(shine)) return effect.value
    return !docChanged && isOnLine(before, state) ? before : null
  },
  provide: (field) =>
    lineNumberMarkers.compute([field], (state) => {
      const at = state.field(field)
      return at === null ? RangeSet.empty : RangeSet.of(new Bulb(at).range(state.doc.lineAt(at).from))
    }),
})

/** Whether it is on the cursor's line. */
function isOnLine(at: number | null, { doc, selection }: EditorState): boolean {
  return at !== null && doc.lineAt(at).from === doc.lineAt(selection.main.head).from
}

/** Stands for the line's number. What gutters hold is not read out: that is told once, with the key that does the same. */
class Bulb extends GutterMarker {
  readonly at: number

  constructor(at: number) {
    super()
    this.at = at
  }

  override eq(other: Bulb): boolean {
    return other.at === this.at
  }

  override toDOM(view: EditorView): Node {
    const bulb = el('span', 'cm-bulb')
    bulb.title = `Quick fixes (${chord('.')})`
    bulb.addEventListener('mousedown', (event) => {
      event.preventDefault()
      openActions(view, this.at)
    })
    return bulb
  }
}

class Watch implements PluginValue {
  readonly view: EditorView
  timer = 0

  constructor(view: EditorView) {
    this.view = view
  }

  update({ docChanged, selectionSet, focusChanged, transactions }: ViewUpdate): void {
    // What can be done often follows from a problem, which comes after the text.
    const isChecked = transactions.some(({ effects }) => effects.some((one) => one.is(setDiagnosticsEffect)))
    if (!docChanged && !selectionSet && !focusChanged && !isChecked) return
    clearTimeout(this.timer)
    if (this.view.hasFocus) this.timer = window.setTimeout(() => void this.look(), REST_MS)
  }

  async look(): Promise<void> {
    const { view } = this
    const { doc, selection } = view.state
    const { pos, choices } = await findOnLine(view)
    if (!view.hasFocus || view.state.doc !== doc || !view.state.selection.eq(selection)) return
    const before = view.state.field(shining)
    const at = choices.length > 0 ? pos : null
    if (at === before) return
    const isNews = at !== null && before === null
    const told = isNews ? [EditorView.announce.of(`Quick fix available: ${chord('.')}`)] : []
    view.dispatch({ effects: [shine.of(at), ...told] })
  }

  destroy(): void {
    clearTimeout(this.timer)
  }
}

/** A bulb in the margin of the cursor's line where quick fixes are to be had. */
export const bulb: Extension = [shining, ViewPlugin.fromClass(Watch)]

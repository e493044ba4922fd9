import { setDiagnosticsEffect } from '@codemirror/lint'
import { type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state'
import {
  type EditorView,
  GutterMarker,
  lineNumberMarkers,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { findChoices, openActions } from './actions.ts'
import { el } from './dom.ts'

/** So long a cursor rests before it is asked what could be done there. */
const REST_MS = 400

/** Something could be done at an offset. */
const shine = StateEffect.define<number>()

const shining = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(before, { docChanged, effects, selection, state }) {
    for (const effect of effects) {
      if (effect.is(shine)) return RangeSet.of(new Bulb(effect.value).range(state.doc.lineAt(effect.value).from))
    }
    return docChanged || selection ? RangeSet.empty : before
  },
  provide: (field) => lineNumberMarkers.from(field),
})

/** Stands for the line's number. The key does the same: what gutters hold is not read out. */
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
    bulb.title = 'Quick fixes (Ctrl .)'
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
    const at = selection.main.head
    const choices = await findChoices(view, at)
    const isStillThere = view.hasFocus && view.state.doc === doc && view.state.selection.eq(selection)
    if (choices.length > 0 && isStillThere) view.dispatch({ effects: shine.of(at) })
  }

  destroy(): void {
    clearTimeout(this.timer)
  }
}

/** A bulb in the margin where quick fixes are to be had. */
export const bulb: Extension = [shining, ViewPlugin.fromClass(Watch)]

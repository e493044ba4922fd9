import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { type EditorView, keymap, showTooltip, type Tooltip, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { Signature } from '../../../engine/page.ts'
import { ask, toView } from './client.ts'
import { docs, el } from './dom.ts'
import { createLatest } from './latest.ts'

interface Shown {
  readonly signature: Signature
  readonly pos: number
}

const show = StateEffect.define<Shown | null>()

const shown = StateField.define<Shown | null>({
  create: () => null,
  update(before, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value
    return before && transaction.docChanged ? { ...before, pos: transaction.changes.mapPos(before.pos) } : before
  },
  provide: (field) => showTooltip.from(field, (one) => (one ? tooltipOf(one) : null)),
})

/** The call that is being written, with the parameter that the cursor is at. */
export const signature: Extension = [
  shown,
  ViewPlugin.fromClass(
    class {
      readonly latest

      constructor(view: EditorView) {
        this.latest = createLatest(
          (at: number) => ask(view, 'signature', at),
          (answer) =>
            view.dispatch({ effects: show.of(answer && { signature: answer, pos: toView(view, answer.start) }) }),
        )
      }

      update({ view, docChanged, selectionSet, state, transactions }: ViewUpdate) {
        const isOpen = state.field(shown) !== null
        const isTyped = transactions.some((one) => one.isUserEvent('input'))
        const opens = docChanged && isTyped && /[(,]\s?$/.test(textBefore(state))
        if (opens || (isOpen && (docChanged || selectionSet))) this.latest.ask(view.state.selection.main.head)
      }

      destroy() {
        this.latest.forget()
      }
    },
  ),
  keymap.of([
    { key: 'Mod-Shift-Space', run: (view) => open(view) },
    { key: 'Escape', run: close },
  ]),
]

function textBefore(state: EditorState): string {
  const { head } = state.selection.main
  return state.sliceDoc(Math.max(0, head - 2), head)
}

function open(view: EditorView): boolean {
  void ask(view, 'signature', view.state.selection.main.head).then((answer) => {
    if (answer) view.dispatch({ effects: show.of({ signature: answer, pos: toView(view, answer.start) }) })
  })
  return true
}

function close(view: EditorView): boolean {
  if (view.state.field(shown) === null) return false
  view.dispatch({ effects: show.of(null) })
  return true
}

function tooltipOf({ signature: told, pos }: Shown): Tooltip {
  return { pos, above: true, strictSide: true, create: () => ({ dom: draw(told) }) }
}

function draw({ label, active, docs: text, parameterDocs, overload }: Signature): HTMLElement {
  const code = active
    ? el(
        'code',
        'cm-declaration',
        label.slice(0, active.from),
        el('b', '', label.slice(active.from, active.to)),
        label.slice(active.to),
      )
    : el('code', 'cm-declaration', label)
  return el(
    'div',
    'cm-signature',
    overload.of > 1 && el('span', 'cm-overload', `${overload.at} of ${overload.of}`),
    code,
    docs(parameterDocs || text),
  )
}

import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { type EditorView, keymap, type Panel, showPanel } from '@codemirror/view'
import type { SymbolUses } from '../../../engine/page.ts'
import { client } from './client.ts'
import { button, el } from './dom.ts'

const show = StateEffect.define<SymbolUses | null>()

const uses = StateField.define<SymbolUses | null>({
  create: () => null,
  update(before, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value
    return before
  },
  provide: (field) => showPanel.from(field, (found) => (found ? (view) => draw(view, found) : null)),
})

/** Every place that names something, below the code. */
export const usesPanel: Extension = [uses, keymap.of([{ key: 'Escape', run: close }])]

export function showUses(view: EditorView, found: SymbolUses): void {
  view.dispatch({ effects: show.of(found) })
}

function close(view: EditorView): boolean {
  if (view.state.field(uses) === null) return false
  view.dispatch({ effects: show.of(null) })
  view.focus()
  return true
}

function draw(view: EditorView, { name, uses: all }: SymbolUses): Panel {
  const heading = `${all.length === 1 ? '1 use' : `${all.length} uses`} of ${name}`
  const list = el('ul', '')
  list.setAttribute('aria-label', heading)
  for (const { where, line } of all) {
    const press = () => view.state.facet(client)?.controller.show(where)
    const item = button('', 'cm-use', press)
    const at = line.indexOf(name)
    const code =
      at < 0 ? el('code', '', line) : el('code', '', line.slice(0, at), el('b', '', name), line.slice(at + name.length))
    item.append(el('span', 'cm-place', `${where.file}:${where.line}`), code)
    list.append(el('li', '', item))
  }
  const dom = el(
    'section',
    'cm-uses',
    el(
      'header',
      '',
      el('strong', '', heading),
      button('×', 'cm-close', () => void close(view)),
    ),
    list,
  )
  dom.setAttribute('aria-label', heading)
  dom.querySelector('.cm-close')?.setAttribute('aria-label', 'Close the list of uses')
  return { dom, top: false }
}

import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { type EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view'
import type { SymbolUses } from '../../../engine/page.ts'
import { applyFiles, ask, client, toView } from './client.ts'
import { el } from './dom.ts'

interface Renaming {
  readonly symbol: SymbolUses
  readonly pos: number
}

const show = StateEffect.define<Renaming | null>()

const renaming = StateField.define<Renaming | null>({
  create: () => null,
  update(before, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value
    return transaction.docChanged ? null : before
  },
  provide: (field) => showTooltip.from(field, (one) => (one ? tooltipOf(one) : null)),
})

/** Another name: of a node by the edit that the canvas makes, of anything else by the compiler's own. */
export const rename: Extension = [renaming, keymap.of([{ key: 'F2', run: start }])]

function start(view: EditorView): boolean {
  void ask(view, 'symbol', view.state.selection.main.head).then((symbol) => {
    const own = view.state.facet(client)
    if (!symbol) own?.controller.notify('info', 'There is no name here that could be changed.')
    else if (symbol.fixed !== null) own?.controller.notify('error', symbol.fixed)
    else view.dispatch({ effects: show.of({ symbol, pos: toView(view, symbol.from) }) })
  })
  return true
}

function tooltipOf({ symbol, pos }: Renaming): Tooltip {
  return {
    pos,
    above: false,
    create(view) {
      const field = el('input', 'cm-textfield')
      field.value = symbol.name
      field.spellcheck = false
      field.setAttribute('aria-label', `New name of ${symbol.name}`)
      const fault = el('div', 'cm-fault')
      fault.setAttribute('role', 'alert')
      const count = symbol.uses.length === 1 ? '1 place' : `${symbol.uses.length} places`
      const dom = el('div', 'cm-rename', el('div', '', field, el('span', 'cm-none', `Enter renames ${count}`)), fault)
      field.addEventListener('keydown', (event) => {
        event.stopPropagation()
        if (event.key === 'Escape') close(view)
        if (event.key !== 'Enter') return
        event.preventDefault()
        void commit(view, symbol, field.value.trim()).then((reason) => {
          fault.textContent = reason
        })
      })
      field.addEventListener('blur', () => close(view))
      return {
        dom,
        mount: () => {
          field.focus()
          field.select()
        },
      }
    },
  }
}

/** The reason why not; empty where it is done. */
async function commit(view: EditorView, symbol: SymbolUses, name: string): Promise<string> {
  const own = view.state.facet(client)
  if (!own || name === symbol.name) {
    close(view)
    return ''
  }
  const node = symbol.renames
  if (node !== null && !isVariantAlone(symbol, name)) {
    const problem = await own.controller.change({ kind: 'rename', node, name: nodeNameFor(symbol, name) })
    if (problem) return `${problem.message} ${problem.hint}`
  } else {
    const outcome = await ask(view, 'rename', toView(view, symbol.from), { name })
    if (!outcome) return 'The code has changed meanwhile. Try again.'
    if (!outcome.ok) return outcome.reason
    await applyFiles(view, `Rename ${symbol.name} to ${name}`, outcome.changes)
  }
  close(view)
  return ''
}

/** `f__us` is a variant of the node `f`: what tells variants apart stays. */
function nodeNameFor({ renames: node, name: from }: SymbolUses, to: string): string {
  const tail = node !== null && from.startsWith(`${node}__`) ? from.slice(node.length) : ''
  return tail && to.endsWith(tail) ? to.slice(0, -tail.length) : to
}

/** `f__us` becomes `f__uk`: the node is called as before. */
function isVariantAlone({ renames: node, name: from }: SymbolUses, to: string): boolean {
  return node !== null && from.startsWith(`${node}__`) && to.startsWith(`${node}__`)
}

function close(view: EditorView): void {
  if (view.state.field(renaming) === null) return
  view.dispatch({ effects: show.of(null) })
  view.focus()
}

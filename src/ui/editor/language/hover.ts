import type { Extension } from '@codemirror/state'
import {
  closeHoverTooltips,
  type EditorView,
  hoverTooltip,
  type PluginValue,
  type Tooltip,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { Hover } from '../../../engine/page.ts'
import { ask, client, toView } from './client.ts'
import { button, docs, el } from './dom.ts'
import { type NodeFacts, nodeFacts } from './nodeFacts.ts'

const HOVER_MS = 350

/** Whether the pointer asks for anything: it moved since the last edit or press. Text comes under a resting one by itself. */
class Pointer implements PluginValue {
  isAsking = false

  update({ docChanged }: ViewUpdate): void {
    if (docChanged) this.isAsking = false
  }
}

const pointer = ViewPlugin.fromClass(Pointer, {
  eventHandlers: {
    mousemove() {
      this.isAsking = true
    },
    mousedown(_, view) {
      this.isAsking = false
      view.dispatch({ effects: closeHoverTooltips })
    },
  },
})

/** What a name is, and of a node its last value and where it is used. */
export const hover: Extension = [pointer, hoverTooltip(find, { hideOnChange: true, hoverTime: HOVER_MS })]

async function find(view: EditorView, at: number): Promise<Tooltip | null> {
  const isAsked = () => view.plugin(pointer)?.isAsking === true
  const told = isAsked() ? await ask(view, 'hover', at) : null
  if (!told || !isAsked()) return null
  return {
    pos: toView(view, told.from),
    end: toView(view, told.to),
    above: true,
    create: () => ({ dom: draw(view, told) }),
  }
}

function draw(view: EditorView, { code, docs: text, node }: Hover): HTMLElement {
  const own = view.state.facet(client)
  const facts = own && node !== null ? nodeFacts(own.state(), node) : null
  return el(
    'div',
    'cm-hover',
    el('code', 'cm-declaration', code),
    docs(text),
    facts && drawFacts(facts, () => own?.controller.select(facts.name)),
  )
}

function drawFacts({ name, kind, value, users }: NodeFacts, show: () => void): HTMLElement {
  return el(
    'div',
    'cm-nodeFacts',
    el(
      'div',
      '',
      el('span', 'cm-factName', 'last value'),
      value ? el('code', '', value) : el('span', 'cm-none', 'none yet'),
    ),
    el(
      'div',
      '',
      el('span', 'cm-factName', 'used by'),
      users ? el('span', '', users) : el('span', 'cm-none', 'nothing'),
    ),
    button(`Show ${kind} ${name} on the canvas`, 'cm-link', show),
  )
}

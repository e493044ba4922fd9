import { forEachDiagnostic } from '@codemirror/lint'
import { type Extension, type Line, Prec, StateEffect, StateField } from '@codemirror/state'
import { EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view'
import type { CodeAction } from '../../../engine/page.ts'
import { applyFiles, ask, client } from './client.ts'
import { button, el } from './dom.ts'

/** Something that can be chosen: what the program can take by itself. */
export interface Choice {
  readonly label: string
  readonly run: () => void
}

interface Open {
  readonly pos: number
  readonly choices: readonly Choice[]
  readonly at: number
}

const show = StateEffect.define<Open | null>()

const open = StateField.define<Open | null>({
  create: () => null,
  update(before, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value
    return transaction.docChanged || transaction.selection ? null : before
  },
  provide: (field) => showTooltip.from(field, (one) => (one ? tooltipOf(one) : null)),
})

/** Quick fixes at the cursor, chosen by the keyboard or the pointer. */
export const actions: Extension = [
  open,
  keymap.of([{ key: 'Mod-.', run: openOnLine }]),
  Prec.highest(
    keymap.of([
      { key: 'ArrowDown', run: (view) => step(view, 1) },
      { key: 'ArrowUp', run: (view) => step(view, -1) },
      { key: 'Enter', run: take },
      { key: 'Escape', run: close },
    ]),
  ),
  EditorView.domEventHandlers({ blur: (_event, view) => void close(view) }),
]

export function openActions(view: EditorView, pos: number): boolean {
  void findChoices(view, pos).then((choices) => view.dispatch({ effects: show.of({ pos, choices, at: 0 }) }))
  return true
}

/** What can be done at the cursor; where that is nothing, at the first problem of its line for which something can be. */
export async function findOnLine(view: EditorView): Promise<Pick<Open, 'pos' | 'choices'>> {
  const { doc, selection } = view.state
  const { head } = selection.main
  for (const pos of new Set([head, ...problemsOn(view, doc.lineAt(head))])) {
    const choices = await findChoices(view, pos)
    if (choices.length > 0) return { pos, choices }
    if (view.state.doc !== doc) break
  }
  return { pos: head, choices: [] }
}

function openOnLine(view: EditorView): boolean {
  void findOnLine(view).then((found) => view.dispatch({ effects: show.of({ ...found, at: 0 }) }))
  return true
}

function problemsOn(view: EditorView, line: Line): number[] {
  const places: number[] = []
  forEachDiagnostic(view.state, (_diagnostic, from, to) => {
    if (from <= line.to && to >= line.from) places.push(Math.max(from, line.from))
  })
  return places
}

/** What problems at a place offer comes first, then what the analyzer finds. */
export async function findChoices(view: EditorView, pos: number): Promise<readonly Choice[]> {
  const found = await ask(view, 'actions', pos)
  const choices = [...offeredBy(view, pos), ...(found ?? []).map((action) => choiceOf(view, action))]
  const seen = new Set<string>()
  return choices.filter(({ label }) => !seen.has(label) && seen.add(label))
}

function offeredBy(view: EditorView, pos: number): Choice[] {
  const choices: Choice[] = []
  forEachDiagnostic(view.state, (diagnostic, from, to) => {
    if (pos < from || pos > to) return
    for (const { name, apply } of diagnostic.actions ?? []) {
      choices.push({ label: name, run: () => apply(view, from, to) })
    }
  })
  return choices
}

function choiceOf(view: EditorView, action: CodeAction): Choice {
  const { label } = action
  if (action.kind === 'text') return { label, run: () => void applyFiles(view, label, action.changes) }
  return { label, run: () => void view.state.facet(client)?.controller.attempt(action.intent) }
}

function step(view: EditorView, by: number): boolean {
  const now = view.state.field(open)
  if (!now || now.choices.length === 0) return false
  view.dispatch({ effects: show.of({ ...now, at: (now.at + by + now.choices.length) % now.choices.length }) })
  return true
}

function take(view: EditorView): boolean {
  const now = view.state.field(open)
  const choice = now?.choices[now.at]
  if (!now) return false
  view.dispatch({ effects: show.of(null) })
  choice?.run()
  return choice !== undefined
}

function close(view: EditorView): boolean {
  if (view.state.field(open) === null) return false
  view.dispatch({ effects: show.of(null) })
  return true
}

function tooltipOf({ pos, choices, at }: Open): Tooltip {
  return { pos, above: false, create: (view) => ({ dom: draw(view, choices, at) }) }
}

function draw(view: EditorView, choices: readonly Choice[], at: number): HTMLElement {
  if (choices.length === 0) {
    const none = el('div', 'cm-actions cm-noActions', 'No quick fix here')
    none.setAttribute('role', 'status')
    return none
  }
  const list = el('ul', 'cm-actions')
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Quick fixes')
  for (const [index, { label, run }] of choices.entries()) {
    const item = el(
      'li',
      '',
      button(label, '', () => {
        close(view)
        run()
      }),
    )
    item.setAttribute('role', 'option')
    item.setAttribute('aria-selected', String(index === at))
    list.append(item)
  }
  return list
}

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  pickedCompletion,
} from '@codemirror/autocomplete'
import { type Extension, Prec, type Text } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'
import type { CompletionItem, CompletionList } from '../../../engine/page.ts'
import { offsetsIn } from '../lineEnds.ts'
import { ask, askAnyway, client, toChanges } from './client.ts'
import { docs, el } from './dom.ts'

/** Names as they are written: nodes where a parameter is named, else what TypeScript knows. */
export const completion: Extension = [
  Prec.highest(keymap.of([{ key: 'Ctrl-Space', run: askAhead }])),
  autocompletion({
    override: [complete],
    activateOnTypingDelay: 0,
    // Three times what is in view: what is below comes when the list is walked to it, and each line takes time to lay out.
    maxRenderedOptions: 36,
    tooltipClass: () => 'cm-names',
  }),
]

/** What was asked at a place of a text. */
interface Asked {
  readonly doc: Text
  readonly at: number
  readonly list: Promise<CompletionList | null>
}

const asked = new WeakMap<EditorView, Asked>()

/** The library waits 50 ms before it asks for what a key asks for: the answer is there by then. */
function askAhead(view: EditorView): boolean {
  const { doc, selection } = view.state
  const at = selection.main.head
  const list = askAnyway(view, 'complete', at)
  // Whoever takes it is told.
  list.catch(() => {})
  asked.set(view, { doc, at, list })
  return false
}

function takeAsked(view: EditorView, at: number): Asked['list'] | null {
  const ahead = asked.get(view)
  asked.delete(view)
  return ahead?.doc === view.state.doc && ahead.at === at ? ahead.list : null
}

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const { view, pos, explicit, state } = context
  if (!view) return null
  const line = state.doc.lineAt(pos)
  const before = line.text.slice(0, pos - line.from)
  const isWord = /[A-Za-z_$][\w$]*$/.test(before)
  if (!explicit && !isWord && !OPENS.test(before)) return null
  const inView = offsetsIn(view.state.facet(client)?.file().text ?? '')
  // Letters that come meanwhile narrow the list down: it is as good as one that is asked for now.
  const list = await (takeAsked(view, pos) ?? askAnyway(view, 'complete', pos))
  if (!list || context.aborted || list.items.length === 0) return null
  // Where nothing has been begun only what belongs there is offered unasked: members, nodes, texts.
  const isExpected = isWord || explicit || before.endsWith('.') || list.items.every((item) => EXPECTED.has(item.kind))
  if (!isExpected) return null
  const from = Math.min(inView(list.from), pos)
  return {
    from,
    options: list.items.map((item) => optionOf(item, { view, list, from })),
    validFor: /^[\w$]*$/,
  }
}

/** What a list may open behind, without a letter: a member, a parameter, a key, a text. */
const OPENS = /(?:\.|[({,]\s?|['"`])$/

const EXPECTED: ReadonlySet<CompletionItem['kind']> = new Set(['node', 'input', 'property', 'text'])

function optionOf(item: CompletionItem, { view, list, from }: Offered): Completion {
  const { label, kind, detail, rank } = item
  return {
    label,
    type: kind,
    ...(detail ? { detail } : {}),
    boost: rank,
    apply: (_view, completion, start, end) => choose(item, { view, list, from: start }, end, completion),
    info: () => drawDetails(item, { view, list, from }),
  }
}

interface Offered {
  readonly view: EditorView
  readonly list: CompletionList
  readonly from: number
}

async function drawDetails(
  { label, insert, detail, via }: CompletionItem,
  { view, from }: Offered,
): Promise<Node | null> {
  const told = await ask(view, 'describe', from, { name: label })
  if (!told && !detail) return null
  return el(
    'div',
    'cm-described',
    el('code', 'cm-declaration', told?.code ?? insert ?? label),
    docs(told?.docs ?? ''),
    via !== undefined && el('span', 'cm-origin', `imported from ${detail}`),
  )
}

/** The name, and the imports that it needs, in one change. */
function choose(item: CompletionItem, { view, list, from }: Offered, to: number, completion: Completion): void {
  const via = item.via === undefined ? undefined : list.imports[item.via]
  const text = via ? via.text.replace('$', item.label) : (item.insert ?? item.label)
  const needed = item.edits ?? via?.edits.map((edit) => ({ ...edit, text: edit.text.replace('$', item.label) })) ?? []
  const imports = toChanges(view, needed).filter((one) => one.to <= from)
  const written = insertCompletionText(view.state, text, from, to)
  if (imports.length === 0) {
    view.dispatch({ ...written, annotations: pickedCompletion.of(completion) })
    return
  }
  const moved = imports.reduce((sum, one) => sum + one.insert.length - (one.to - one.from), 0)
  view.dispatch({
    changes: [...imports, { from, to, insert: text }],
    selection: { anchor: from + moved + text.length },
    annotations: pickedCompletion.of(completion),
    userEvent: 'input.complete',
    scrollIntoView: true,
  })
}

import { javascript } from '@codemirror/lang-javascript'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import type { Controller } from '../store/controller.ts'
import type { AppStore } from '../store/state.ts'
import { highlight } from './highlight.ts'
import { minimalChanges } from './minimalChanges.ts'
import { NARROW } from './workspace.ts'

export interface Comparison {
  readonly path: string
  /** The text as it was. */
  readonly before: string
}

/**
 * An earlier text of a file beside the one that there is, which follows the document; what changed can be taken back. Where there
 * is no room for two, what was stands above what is, line for line.
 */
export function createCompareView(
  parent: HTMLElement,
  store: AppStore,
  controller: Controller,
  { path, before }: Comparison,
): { dispose(): void } {
  const textOf = () => store.getState().history.present.files.find((file) => file.path === path)?.text ?? ''
  const shared: Extension = [javascript({ typescript: true }), highlight, lineNumbers(), EditorView.lineWrapping]
  let shown = plain(textOf())
  const taken = EditorView.updateListener.of((update) => {
    const now = update.state.doc.toString()
    if (!update.docChanged || now === shown) return
    shown = now
    const lineEnd = textOf().includes('\r\n') ? '\r\n' : '\n'
    controller.setText(path, now.replaceAll('\n', lineEnd))
  })
  const collapseUnchanged = { margin: 3, minSize: 6 }
  const now = { doc: shown, extensions: [shared, taken, EditorView.editable.of(false), label(`${path} now`)] }
  const view =
    parent.clientWidth < NARROW
      ? new EditorView({
          parent,
          doc: now.doc,
          extensions: [
            now.extensions,
            unifiedMergeView({ original: plain(before), collapseUnchanged, mergeControls: takeBackOnly }),
          ],
        })
      : new MergeView({
          parent,
          a: { doc: plain(before), extensions: [shared, EditorState.readOnly.of(true), label(`${path} before`)] },
          b: now,
          revertControls: 'a-to-b',
          renderRevertControl: () => takeBackButton('→'),
          collapseUnchanged,
        })
  const live = view instanceof MergeView ? view.b : view
  const unsubscribe = store.subscribe(() => {
    const next = plain(textOf())
    if (next === shown) return
    const changes = minimalChanges(shown, next)
    shown = next
    live.dispatch({ changes })
  })
  return {
    dispose() {
      unsubscribe()
      view.destroy()
    },
  }
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function label(name: string): Extension {
  return EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' })
}

/** Taken it is already: it is the text. */
function takeBackOnly(type: 'accept' | 'reject', act: (event: MouseEvent) => void): HTMLElement {
  if (type === 'accept') return document.createElement('span')
  const button = takeBackButton('↺')
  button.addEventListener('click', act)
  return button
}

function takeBackButton(sign: string): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'cm-takeBack'
  button.title = 'Take this change back'
  button.setAttribute('aria-label', button.title)
  button.textContent = sign
  return button
}

import { javascript } from '@codemirror/lang-javascript'
import { MergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import type { Controller } from '../store/controller.ts'
import type { AppStore } from '../store/state.ts'
import { highlight } from './highlight.ts'
import { minimalChanges } from './minimalChanges.ts'

export interface Comparison {
  readonly path: string
  /** The text as it was. */
  readonly before: string
}

/** An earlier text of a file beside the one that there is, which follows the document; what changed can be taken back. */
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
  const view = new MergeView({
    parent,
    a: { doc: plain(before), extensions: [shared, EditorState.readOnly.of(true), label(`${path} before`)] },
    b: { doc: shown, extensions: [shared, taken, EditorView.editable.of(false), label(`${path} now`)] },
    revertControls: 'a-to-b',
    renderRevertControl: revertButton,
    collapseUnchanged: { margin: 3, minSize: 6 },
  })
  const unsubscribe = store.subscribe(() => {
    const next = plain(textOf())
    if (next === shown) return
    const changes = minimalChanges(shown, next)
    shown = next
    view.b.dispatch({ changes })
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

function revertButton(): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'cm-takeBack'
  button.title = 'Take this change back'
  button.setAttribute('aria-label', button.title)
  button.textContent = '→'
  return button
}

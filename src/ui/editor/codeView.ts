import { setDiagnostics } from '@codemirror/lint'
import { Annotation, EditorState } from '@codemirror/state'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import type { Controller } from '../store/controller.ts'
import type { AppState, AppStore, Reveal } from '../store/state.ts'
import { toDiagnostics } from './diagnostics.ts'
import { baseExtensions, labelFor } from './extensions.ts'
import { stepHistory } from './historyStep.ts'
import { language } from './language/language.ts'
import { applyChanges, fileText } from './lineEnds.ts'
import { flashLines, markNode } from './marks.ts'
import { memoryOf, type PaneName } from './memory.ts'
import { changedLines, minimalChanges } from './minimalChanges.ts'
import { nodeAt, offsetAt, rangeOf } from './places.ts'
import { drawableProblems, followRun, startRunText } from './runText.ts'

const FLASH_MS = 900

/** A change that came from the document: it is not written back. */
const fromDocument = Annotation.define<boolean>()

/** Which of the editors it is, and which file it shows. */
export interface Pane {
  readonly name: PaneName
  readonly fileOf: (state: AppState) => string | null
}

/** The one that shows what the store says is open. */
export const FIRST: Pane = { name: 'first', fileOf: (state) => state.activeFile }

/** One editor that follows the store: a file's text, its problems, the selected node, places to show. */
export function createCodeView(
  parent: HTMLElement,
  store: AppStore,
  controller: Controller,
  pane: Pane = FIRST,
): { dispose(): void } {
  let memory = memoryOf(store, pane.name)
  let runText = startRunText(store.getState())
  let path: string | null = null
  /** The file's text as the document has it: what the editor shows, but for line ends. */
  let text = ''
  let endFlash = 0
  let isStepping = false
  const view = new EditorView({ parent, state: EditorState.create() })
  const base = baseExtensions({
    undo: () => step('undo'),
    redo: () => step('redo'),
  })
  // What it asks with is to be there at the first key.
  void controller.language()
  const unsubscribe = store.subscribe(follow)
  memory.onUpdate = onUpdate
  openFile(store.getState())

  /** The cursor goes where a step through the history leads; other edits leave it at the text that it stands in. */
  function step(which: 'undo' | 'redo'): void {
    isStepping = true
    stepHistory(store, controller, which)
    isStepping = false
  }

  function follow(state: AppState, before: AppState): void {
    runText = followRun(runText, state)
    if (state.opened !== before.opened) {
      memory = memoryOf(store, pane.name)
      memory.onUpdate = onUpdate
      path = null
    }
    if (pane.fileOf(state) !== path || state.opened !== before.opened) openFile(state)
    else {
      takeText(state)
      const settled = !state.analyzing && before.analyzing
      const isRead = settled || state.program?.graph !== before.program?.graph
      if (isRead || state.runProblems !== before.runProblems) drawProblems(state)
      if (isRead || state.selected !== before.selected) drawSelected(state)
    }
    if (state.reveal !== memory.revealed) reveal(state.reveal)
  }

  function openFile(state: AppState): void {
    if (path !== null) memory.files.set(path, { state: view.state, scroll: view.scrollSnapshot() })
    path = pane.fileOf(state)
    const known = path === null ? undefined : memory.files.get(path)
    text = textOf(state, path) ?? ''
    memory.shown = { path: path ?? '', text }
    view.setState(known?.state ?? newState(path, text))
    if (known) {
      view.dispatch({ effects: known.scroll })
      replaceBy(text, state)
    }
    drawProblems(state)
    drawSelected(state)
    if (state.reveal !== memory.revealed) reveal(state.reveal)
  }

  function newState(file: string | null, doc: string): EditorState {
    if (file === null) return EditorState.create({ extensions: [EditorState.readOnly.of(true)] })
    const own = memory
    const listener = EditorView.updateListener.of((update) => own.onUpdate(update))
    const asking = language({ controller, state: store.getState, file: () => own.shown })
    return EditorState.create({ doc, extensions: [base, asking, listener, labelFor(file)] })
  }

  function takeText(state: AppState): void {
    const next = textOf(state, path)
    if (next === null || next === text) return
    text = next
    memory.shown = { path: path ?? '', text }
    replaceBy(next, state)
  }

  function replaceBy(next: string, { history }: AppState): void {
    const changes = minimalChanges(view.state.doc.toString(), next.replace(/\r\n?/g, '\n'))
    const last = changes.at(-1)
    if (!last) return
    view.dispatch({ changes, annotations: fromDocument.of(true) })
    // Steps and edits of the graph show what they changed; what is typed in another editor does not.
    if (history.last === null) flash(changedLines(changes, view.state.doc))
    if (!view.hasFocus || !isStepping) return
    const grown = changes.slice(0, -1).reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
    const end = last.from + grown + last.insert.length
    view.dispatch({ selection: { anchor: end }, effects: EditorView.scrollIntoView(end) })
  }

  function onUpdate(update: ViewUpdate): void {
    if (path === null) return
    const isOwn = !update.transactions.some((transaction) => transaction.annotation(fromDocument))
    if (update.docChanged && isOwn) {
      text = applyChanges(fileText(text), update.startState.doc, update.changes)
      memory.shown = { path, text }
      controller.setText(path, text)
    } else if (update.selectionSet && update.transactions.some((one) => one.isUserEvent('select'))) selectAtCursor()
  }

  /** Places are those of the analysed text, so nothing is looked up while the text is ahead of it. */
  function selectAtCursor(): void {
    const { program, analyzing, selected } = store.getState()
    if (!program || analyzing || path === null) return
    const name = nodeAt(program.graph.nodes, view.state.doc, path, view.state.selection.main.head, selected)
    if (name !== null) controller.select(name, 'code')
  }

  /** While the text is ahead of the analysis, the old underlines move along with it. */
  function drawProblems(state: AppState): void {
    if (path === null || state.analyzing || !state.program) return
    const found = toDiagnostics(drawableProblems(state, runText), view.state.doc, path, (intent) => {
      void controller.attempt(intent)
    })
    view.dispatch(setDiagnostics(view.state, found))
  }

  function drawSelected(state: AppState): void {
    if (path === null || state.analyzing) return
    const extent = state.program?.graph.nodes.find((node) => node.name === state.selected)?.extent
    view.dispatch({ effects: markNode.of(extent?.file === path ? rangeOf(view.state.doc, extent) : null) })
  }

  function reveal(wish: Reveal | null): void {
    if (wish && wish.file !== path) return
    memory.revealed = wish
    if (!wish) return
    const offset = offsetAt(view.state.doc, wish.line, wish.column)
    view.dispatch({
      selection: { anchor: offset },
      effects: EditorView.scrollIntoView(offset, { y: 'center' }),
    })
    flash([offset])
  }

  function flash(offsets: readonly number[]): void {
    view.dispatch({ effects: flashLines.of(offsets) })
    clearTimeout(endFlash)
    endFlash = window.setTimeout(() => view.dispatch({ effects: flashLines.of(null) }), FLASH_MS)
  }

  return {
    dispose() {
      unsubscribe()
      memory.onUpdate = () => {}
      clearTimeout(endFlash)
      if (path !== null) memory.files.set(path, { state: view.state, scroll: view.scrollSnapshot() })
      view.destroy()
    },
  }
}

function textOf(state: AppState, path: string | null): string | null {
  return state.history.present.files.find((file) => file.path === path)?.text ?? null
}

import { closeBrackets } from '@codemirror/autocomplete'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, foldGutter, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter } from '@codemirror/lint'
import { highlightSelectionMatches, search } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  lineNumbers,
  rectangularSelection,
  tooltips,
} from '@codemirror/view'
import { highlight } from './highlight.ts'
import { editorKeys, type HistoryCommands } from './keys.ts'
import { marks } from './marks.ts'

/** What an editor of TypeScript has, whatever file it shows. */
export function baseExtensions(history: HistoryCommands): Extension {
  return [
    javascript({ typescript: true }),
    highlight,
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    dropCursor(),
    EditorState.allowMultipleSelections.of(true),
    // Ctrl and a click go to the definition: Alt adds a cursor, and with Shift a rectangle.
    EditorView.clickAddsSelectionRange.of((event) => event.altKey && !event.shiftKey),
    rectangularSelection({ eventFilter: (event) => event.altKey && event.shiftKey }),
    EditorState.tabSize.of(2),
    indentUnit.of('  '),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    search({ top: true }),
    EditorState.phrases.of(SEARCH_WORDS),
    // Above the text stand the tabs of files: what is told about the text covers none of them.
    tooltips({ tooltipSpace: belowTabs }),
    marks,
    editorKeys(history),
  ]
}

/** Of the panel that finds and replaces in the file. */
const SEARCH_WORDS = {
  next: 'Next',
  previous: 'Previous',
  all: 'All',
  'match case': 'Match case',
  regexp: 'Regex',
  'by word': 'Words',
  replace: 'Replace',
  'replace all': 'Replace all',
}

function belowTabs({ dom }: EditorView) {
  return { left: 0, right: innerWidth, top: dom.getBoundingClientRect().top, bottom: innerHeight }
}

/** What assistive technology calls the editor, and how it is told of the way out. */
export function labelFor(path: string): Extension {
  return EditorView.contentAttributes.of({
    'aria-label': `Code of ${path}`,
    tabindex: '0',
    'aria-description': 'Press Escape, then Tab to leave the editor.',
  })
}

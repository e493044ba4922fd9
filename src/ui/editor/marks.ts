import { type EditorState, type Extension, type Range as Marked, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { Range } from './places.ts'

/** Which piece of the text belongs to the selected node. */
export const markNode = StateEffect.define<Range | null>({
  map: (range, changes) => range && { from: changes.mapPos(range.from), to: changes.mapPos(range.to) },
})

/** Lines that are shown to the person for a moment, by an offset in each, besides those that are; null ends it for all. */
export const flashLines = StateEffect.define<readonly number[] | null>({
  map: (offsets, changes) => (offsets === null ? null : offsets.map((offset) => changes.mapPos(offset))),
})

const nodeLine = Decoration.line({ class: 'cm-nodeLine' })
const flashed = Decoration.line({ class: 'cm-flashLine' })

const nodeRange = StateField.define<Range | null>({
  create: () => null,
  update(range, transaction) {
    for (const effect of transaction.effects) if (effect.is(markNode)) return effect.value
    if (!range || !transaction.docChanged) return range
    return { from: transaction.changes.mapPos(range.from, 1), to: transaction.changes.mapPos(range.to, -1) }
  },
  provide: (field) => EditorView.decorations.from(field, (range) => (view) => linesOf(view.state, range)),
})

const flashAt = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(flashLines)) continue
      if (effect.value === null) return Decoration.none
      const { doc } = transaction.state
      const starts = new Set(effect.value.map((offset) => doc.lineAt(offset).from))
      const others = marks.map(transaction.changes).update({ filter: (from) => !starts.has(from) })
      return others.update({ add: Array.from(starts, (start) => flashed.range(start)), sort: true })
    }
    return marks.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

export const marks: Extension = [nodeRange, flashAt]

function linesOf(state: EditorState, range: Range | null): DecorationSet {
  if (!range || range.from >= range.to) return Decoration.none
  const lines: Marked<Decoration>[] = []
  const last = state.doc.lineAt(range.to).number
  for (let line = state.doc.lineAt(range.from); ; line = state.doc.line(line.number + 1)) {
    lines.push(nodeLine.range(line.from))
    if (line.number === last) return Decoration.set(lines)
  }
}

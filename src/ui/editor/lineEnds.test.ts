import { EditorState } from '@codemirror/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, fileText } from './lineEnds.ts'

const lines = fc.array(fc.constantFrom('a', 'bc', '', '\r\n', '\n'), { maxLength: 12 }).map((parts) => parts.join(''))

test('what an edit does not touch keeps its bytes, whatever its lines end with', () => {
  fc.assert(
    fc.property(lines, fc.nat(), fc.nat(), fc.constantFrom('', 'x', 'x\ny'), (text, a, b, insert) => {
      const state = EditorState.create({ doc: text })
      const [from, to] = [a % (state.doc.length + 1), b % (state.doc.length + 1)].sort((one, other) => one - other)
      const { changes } = state.update({ changes: { from: from ?? 0, to: to ?? 0, insert } })
      const after = applyChanges(fileText(text), state.doc, changes)
      // The editor would show the same.
      expect(EditorState.create({ doc: after }).doc.toString()).toBe(changes.apply(state.doc).toString())
      const head = state.doc.sliceString(0, from).replace(/\n/g, '')
      expect(after.replace(/[\r\n]/g, '').startsWith(head)).toBe(true)
      const kept = text.length - (after.length - insert.replace(/\n/g, fileText(text).lineEnd).length)
      const gone = state.doc.sliceString(from ?? 0, to)
      expect(kept).toBeGreaterThanOrEqual(gone.length)
      expect(kept).toBeLessThanOrEqual(gone.length + gone.split('\n').length - 1)
    }),
  )
})

test('lone halves of a break that meet are no reason to show another text', () => {
  const state = EditorState.create({ doc: 'a\rb\n' })
  const { changes } = state.update({ changes: { from: 2, to: 3 } })
  expect(applyChanges(fileText('a\rb\n'), state.doc, changes)).toBe('a\r\r')
})

test('a break that is typed is as the others of the file are', () => {
  const text = 'one\r\ntwo\r\n'
  const state = EditorState.create({ doc: text })
  const { changes } = state.update({ changes: { from: 3, insert: '\nnew' } })
  expect(applyChanges(fileText(text), state.doc, changes)).toBe('one\r\nnew\r\ntwo\r\n')
})

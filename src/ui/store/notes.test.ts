import { expect, test } from 'vitest'
import { addNote, changeNote, removeNote } from './notes.ts'

const { notes: ONE, id } = addNote([], { x: 100, y: 100 })

test('a new note stands with its middle where it was asked for, and has a name of its own', () => {
  expect(ONE).toEqual([{ id: 'note-1', x: 0, y: 44, width: 200, height: 112, text: '' }])
  const two = addNote(ONE, { x: 0, y: 0 })
  expect(addNote(removeNote(two.notes, id), { x: 0, y: 0 }).id).not.toBe(two.id)
})

test('a note is moved, sized and written on, on the grid and never too small to be taken hold of', () => {
  expect(changeNote(ONE, id, { x: 11, width: 3, text: 'a\nb' })).toEqual([
    { id, x: 12, y: 44, width: 120, height: 112, text: 'a\nb' },
  ])
})

test('what changes nothing gives the same notes', () => {
  expect(changeNote(ONE, id, { x: 0.4 })).toBe(ONE)
  expect(changeNote(ONE, 'gone', { x: 8 })).toBe(ONE)
  expect(removeNote(ONE, 'gone')).toBe(ONE)
  expect(removeNote(ONE, id)).toEqual([])
})

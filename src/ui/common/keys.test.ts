import { expect, test } from 'vitest'
import { findCommand, type KeyPress } from './keys.ts'

const press = (key: string, parts: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...parts,
})

test('Ctrl or Cmd with Enter runs, while typing too', () => {
  expect(findCommand(press('Enter', { ctrlKey: true }), true)).toEqual({ kind: 'run' })
  expect(findCommand(press('Enter', { metaKey: true }), false)).toEqual({ kind: 'run' })
})

test('undo and redo have their three chords', () => {
  expect(findCommand(press('z', { metaKey: true }), true)).toEqual({ kind: 'undo' })
  expect(findCommand(press('Z', { ctrlKey: true, shiftKey: true }), true)).toEqual({ kind: 'redo' })
  expect(findCommand(press('y', { ctrlKey: true }), false)).toEqual({ kind: 'redo' })
})

test('letters and arrows are commands only where they are not text', () => {
  expect(findCommand(press('o'), false)).toEqual({ kind: 'output' })
  expect(findCommand(press('ArrowUp'), false)).toEqual({ kind: 'walk', direction: 'up' })
  expect(findCommand(press('o'), true)).toBeNull()
  expect(findCommand(press('ArrowUp'), true)).toBeNull()
})

test('Escape is a command everywhere, and Alt never is one', () => {
  expect(findCommand(press('Escape'), true)).toEqual({ kind: 'escape' })
  expect(findCommand(press('f', { altKey: true }), false)).toBeNull()
})

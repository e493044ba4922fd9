import { expect, test } from 'vitest'
import { alsoCalled, NO_SHEET, notCalled, sheetOf } from './sheet.ts'

test('a renamed node keeps its sheet, another node has another', () => {
  const first = sheetOf(NO_SHEET, 'a')
  const renamed = alsoCalled(first, 'b')
  expect(sheetOf(renamed, 'b')).toBe(renamed)
  expect(sheetOf(renamed, 'c').id).not.toBe(first.id)
})

test('a name that was refused is that of another node', () => {
  const first = sheetOf(NO_SHEET, 'a')
  expect(sheetOf(notCalled(alsoCalled(first, 'b'), 'b'), 'b').id).not.toBe(first.id)
  expect(notCalled(first, 'a')).toBe(first)
})

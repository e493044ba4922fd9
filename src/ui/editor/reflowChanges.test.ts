import { ChangeSet } from '@codemirror/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reflowChanges } from './reflowChanges.ts'

const LINE = 'export function a(x: number): string { return f("x", x); }\n'
const FORMATTED = "export function a(\n  x: number,\n): string {\n  return f('x', x)\n}\n"

test('a file that was formatted as a whole keeps each word where it is, however long it is', () => {
  const before = LINE.repeat(2000)
  const after = FORMATTED.repeat(2000)
  const changes = ChangeSet.of(reflowChanges(before, after) ?? [], before.length)
  for (const at of [0, 1000, 1999]) {
    const [word, formatted] = [LINE.indexOf('eturn'), FORMATTED.indexOf('eturn')]
    expect(changes.mapPos(at * LINE.length + word)).toBe(at * FORMATTED.length + formatted)
  }
})

test('less indentation leaves a cursor in front of its word', () => {
  expect(reflowChanges('{\n      a\n}', '{\n  a\n}')).toEqual([{ from: 4, to: 8, insert: '' }])
})

test('texts whose words differ are none of it', () => {
  expect(reflowChanges('f(spend)', 'f(cost)')).toBeNull()
  expect(reflowChanges('a b', 'a')).toBeNull()
  expect(reflowChanges('', 'a')).toBeNull()
})

test('what is found makes the one text of the other', () => {
  const text = fc.array(fc.constantFrom('a', ' ', '\n', ',', '(', '"'), { maxLength: 12 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(''), other.join('')]
      const words = (all: string) => all.replace(/[^a]/g, '')
      const changes = reflowChanges(before, after)
      expect(changes !== null).toBe(words(before) === words(after))
      if (!changes) return
      let made = ''
      let at = 0
      for (const { from, to, insert } of changes) {
        made += before.slice(at, from) + insert
        at = to
      }
      expect(made + before.slice(at)).toBe(after)
    }),
  )
})

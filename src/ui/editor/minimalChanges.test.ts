import { Text } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedLines, minimalChanges } from './minimalChanges.ts'

describe('minimalChanges', () => {
  it('are none for equal texts', () => {
    expect(minimalChanges('abc', 'abc')).toEqual([])
  })

  it('leave what both texts begin and end with', () => {
    expect(minimalChanges('const a = 1', 'const a = 42 + 1')).toEqual([{ from: 10, to: 10, insert: '42 + ' }])
  })

  it('lie where a name changes, and nowhere between', () => {
    const changes = minimalChanges('f(spend) + spend', 'f(cost) + cost')
    expect(changes.every(({ from, to }) => (from >= 2 && to <= 7) || from >= 11)).toBe(true)
  })

  it('never cut a surrogate pair', () => {
    expect(minimalChanges('😀', '😁')).toEqual([{ from: 0, to: 2, insert: '😁' }])
  })

  it('make the one text of the other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁'), maxLength: 20 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        let made = ''
        let at = 0
        for (const { from, to, insert } of minimalChanges(before, after)) {
          made += before.slice(at, from) + insert
          at = to
        }
        expect(made + before.slice(at)).toBe(after)
      }),
    )
  })
})

describe('changedLines', () => {
  it.each([
    ['a\nb\nc', 'a\nB\nc', [2]],
    ['a\nb\nc', 'a\nx\ny\nb\nc', [2, 4, 6]],
    ['a\nb\nc', 'a\nc', [2]],
    ['f(spend)\n\nspend', 'f(cost)\n\ncost', [0, 9]],
    ['a', '', [0]],
  ])('of %j made %j', (before, after, starts) => {
    const lines = changedLines(minimalChanges(before, after), Text.of(after.split('\n')))
    for (const start of starts.slice(0, 2)) expect(lines).toContain(start)
    expect(lines.every((start) => start === 0 || after[start - 1] === '\n')).toBe(true)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimalChange } from './minimalChange.ts'

describe('minimalChange', () => {
  it('is nothing for equal texts', () => {
    expect(minimalChange('abc', 'abc')).toBeNull()
  })

  it('leaves what both texts begin and end with', () => {
    expect(minimalChange('const a = 1', 'const a = 42 + 1')).toEqual({ from: 10, to: 10, insert: '42 + ' })
  })

  it('does not count a repeated piece twice', () => {
    expect(minimalChange('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' })
  })

  it('never cuts a surrogate pair', () => {
    expect(minimalChange('😀', '😁')).toEqual({ from: 0, to: 2, insert: '😁' })
  })

  it('makes the one text of the other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁'), maxLength: 20 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = minimalChange(before, after)
        const made = change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before
        expect(made).toBe(after)
      }),
    )
  })
})

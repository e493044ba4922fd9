import { describe, expect, it } from 'vitest'
import { answered, left, type Refusal, sent, toSend, typed } from './draft.ts'

const REFUSAL: Refusal = { message: 'No.', hint: 'Another.', where: null }

describe('what is typed', () => {
  it('is sent once, and only where it differs', () => {
    expect(toSend(null, 'a')).toBeNull()
    expect(toSend(typed(null, 'a'), 'a')).toBeNull()
    expect(toSend(typed(null, 'b'), 'a')).toBe('b')
    expect(toSend(sent(typed(null, 'b')), 'a')).toBeNull()
  })

  it('is gone when the code says it', () => {
    expect(answered(sent(typed(null, 'b')), 'b', null)).toBeNull()
    expect(left(typed(null, 'a'), 'a')).toBeNull()
  })

  it('stays with its refusal until it is changed', () => {
    const refused = answered(sent(typed(null, 'b')), 'b', REFUSAL)
    expect(refused).toEqual({ text: 'b', sent: null, refusal: REFUSAL })
    expect(left(refused, 'a')).toBe(refused)
    expect(typed(refused, 'bc').refusal).toBeNull()
  })

  it('is not overwritten by a late answer', () => {
    const more = typed(sent(typed(null, 'b')), 'bc')
    expect(answered(more, 'b', null)).toEqual({ text: 'bc', sent: null, refusal: null })
    expect(answered(more, 'b', REFUSAL)).toEqual({ text: 'bc', sent: null, refusal: null })
    expect(answered(null, 'b', REFUSAL)).toBeNull()
  })
})

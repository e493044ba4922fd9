import { expect, test } from 'vitest'
import { chosenOf, markCards, toggleCard } from './chosen.ts'

const NONE: ReadonlySet<string> = new Set()

test('the selected one stays the primary one while it is among the marked', () => {
  expect(markCards({ selected: 'a', marked: NONE }, ['b', 'a'])).toEqual({ selected: 'a', marked: new Set(['b', 'a']) })
  expect(markCards({ selected: 'a', marked: NONE }, ['b', 'c']).selected).toBe('c')
})

test('one card alone is selected and not marked, none is neither', () => {
  expect(markCards({ selected: 'a', marked: new Set(['a', 'b']) }, ['b'])).toEqual({ selected: 'b', marked: NONE })
  expect(markCards({ selected: 'a', marked: NONE }, [])).toEqual({ selected: null, marked: NONE })
})

test('what is chosen are the marked cards, or the selected one', () => {
  expect([...chosenOf({ selected: 'a', marked: NONE })]).toEqual(['a'])
  expect([...chosenOf({ selected: 'a', marked: new Set(['a', 'b']) })]).toEqual(['a', 'b'])
  expect([...chosenOf({ selected: null, marked: NONE })]).toEqual([])
  expect([...toggleCard(toggleCard(NONE, 'a'), 'b')]).toEqual(['a', 'b'])
  expect([...toggleCard(new Set(['a']), 'a')]).toEqual([])
})

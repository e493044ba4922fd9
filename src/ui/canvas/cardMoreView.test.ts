import { expect, test } from 'vitest'
import { show } from '../store/show.ts'
import { createAppStore } from '../store/state.ts'
import { checkedNodes, makeGraph, makeNode, modifier } from '../testing/graphs.ts'
import { cardMoreView, chipsOf } from './cardMoreView.ts'

const NONE = new Set<string>()
const graph = makeGraph(...checkedNodes('f', []), makeNode('items', [], { expands: true }))
const shown = show(graph, { open: NONE, outputs: NONE })
const state = { ...createAppStore().getState(), shown }

test('a card tells what its modifiers made', () => {
  expect(cardMoreView(state, 'f')).toMatchObject({ made: 2, isOpen: false, expands: false, items: null })
  expect(cardMoreView({ ...state, openGroups: new Set(['f']) }, 'f')).toMatchObject({ made: 2, isOpen: true })
  expect(cardMoreView(state, 'gone')).toBeNull()
})

test('items are told at the card where they come from', () => {
  expect(cardMoreView(state, 'items')).toMatchObject({ made: 0, expands: true, items: null, isRunning: false })
})

test('two modifiers have a chip each; of three and more the first has, and the others are a number', () => {
  const count = (...names: string[]) => {
    const { chips, rest } = chipsOf(names.map(modifier))
    return [chips.length, rest.length]
  }
  expect([count(), count('tag'), count('tag', 'cache'), count('tag', 'cache', 'checkOutput')]).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [1, 2],
  ])
})

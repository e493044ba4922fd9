import { expect, test } from 'vitest'
import { checkedNodes, makeGraph, makeNode, modifier } from '../testing/graphs.ts'
import { show } from './show.ts'

const NONE = new Set<string>()
const GRAPH = makeGraph(makeNode('x'), ...checkedNodes('f', ['x']), makeNode('user', ['f']))
const names = (nodes: readonly { readonly name: string }[]) => nodes.map((node) => node.name)

test('a function is one card until it is opened', () => {
  const shown = show(GRAPH, { open: NONE, outputs: NONE })
  expect(names(shown.graph.nodes)).toEqual(['x', 'f', 'user'])
  expect(shown.hidden).toEqual(new Map([['f', ['f_raw', 'f_range_validator']]]))
  expect(shown.rooms).toEqual([])
})

test('open, every node is a card, and the layout still places the closed graph', () => {
  const shown = show(GRAPH, { open: new Set(['f']), outputs: NONE })
  expect(names(shown.graph.nodes)).toEqual(names(GRAPH.nodes))
  expect(names(shown.closed.nodes)).toEqual(['x', 'f', 'user'])
  expect(shown.hidden.size).toBe(0)
  expect(shown.rooms.map((room) => [room.face, [...room.offsets.keys()]])).toEqual([
    ['f', ['f_raw', 'f_range_validator']],
  ])
})

test('inner nodes know their card, whether it is open or not', () => {
  for (const open of [NONE, new Set(['f'])]) {
    expect(show(GRAPH, { open, outputs: NONE }).faces).toEqual(
      new Map([
        ['f_raw', 'f'],
        ['f_range_validator', 'f'],
      ]),
    )
  }
})

test('modifiers stand at the function’s own node, or at all of its nodes where it has none', () => {
  const made = { origin: 'quantile', modifiers: [modifier('parameterize')] }
  const graph = makeGraph(...GRAPH.nodes, makeNode('low', [], made), makeNode('high', [], made))
  const { nodes } = show(graph, { open: new Set(['f']), outputs: NONE }).graph
  expect(names(nodes.filter((node) => node.modifiers.length > 0))).toEqual(['f', 'low', 'high'])
})

test('to open what is not there, or has nothing inside, changes nothing', () => {
  const open = new Set(['user', 'gone', '__proto__'])
  expect(show(GRAPH, { open, outputs: NONE })).toEqual(show(GRAPH, { open: NONE, outputs: NONE }))
})

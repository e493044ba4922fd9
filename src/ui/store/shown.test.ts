import { expect, test } from 'vitest'
import { makeGraph, makeNode } from '../testing/graphs.ts'
import { isPlain, showPlainly } from './shown.ts'

test('a graph is plain where each function is one node and no node sees items', () => {
  expect(isPlain(makeGraph(makeNode('a'), makeNode('b', ['a'])))).toBe(true)
  expect(isPlain(makeGraph(makeNode('a_raw', [], { origin: 'a' })))).toBe(false)
  expect(isPlain(makeGraph(makeNode('a', [], { block: ['items'] })))).toBe(false)
})

test('a plain graph is drawn as it is', () => {
  const graph = makeGraph(makeNode('a'))
  expect(showPlainly(graph)).toMatchObject({ graph, closed: graph, groups: [], rooms: [] })
})

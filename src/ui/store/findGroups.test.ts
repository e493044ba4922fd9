import { expect, test } from 'vitest'
import { checkedNodes, makeGraph, makeNode } from '../testing/graphs.ts'
import { findBlocks, findGroups } from './findGroups.ts'

const NONE = new Set<string>()

test('what feeds only the function’s own node is inner', () => {
  const graph = makeGraph(makeNode('x'), ...checkedNodes('f', ['x']), makeNode('user', ['f']))
  expect(findGroups(graph, NONE)).toEqual([
    { origin: 'f', face: 'f', members: ['f_raw', 'f_range_validator', 'f'], inner: ['f_raw', 'f_range_validator'] },
  ])
})

test('a made node that others take is not inner, nor is what feeds it', () => {
  const made = { origin: 'f' }
  const graph = makeGraph(
    makeNode('f.a', [], made),
    makeNode('f.b', ['f.a'], made),
    makeNode('f.c', ['f.a'], made),
    makeNode('f', ['f.b', 'f.c'], made),
    makeNode('spy', ['f.b']),
  )
  expect(findGroups(graph, NONE)[0]?.inner).toEqual(['f.c'])
})

test('fields stay: others take them by name, and a saver at the end is there to be asked for', () => {
  const made = { origin: 'f' }
  const graph = makeGraph(makeNode('f'), makeNode('price', ['f'], made), makeNode('saved', ['f'], made))
  expect(findGroups(graph, NONE)).toEqual([{ origin: 'f', face: 'f', members: ['f', 'price', 'saved'], inner: [] }])
})

test('a requested output is never inner', () => {
  const graph = makeGraph(...checkedNodes('f', []))
  expect(findGroups(graph, new Set(['f_raw']))[0]?.inner).toEqual(['f_range_validator'])
})

test('functions that became several others have no face; those that are one node have no group', () => {
  const graph = makeGraph(
    makeNode('low', [], { origin: 'quantile' }),
    makeNode('high', [], { origin: 'quantile' }),
    makeNode('only', [], { origin: 'renamed' }),
    makeNode('plain'),
  )
  expect(findGroups(graph, NONE)).toEqual([{ origin: 'quantile', face: null, members: ['low', 'high'], inner: [] }])
})

test('an input that bears the origin’s name is no face', () => {
  const made = { origin: 'f' }
  const graph = makeGraph(makeNode('f', [], { kind: 'input' }), makeNode('a', ['f'], made), makeNode('b', ['f'], made))
  expect(findGroups(graph, NONE)[0]?.face).toBeNull()
})

test('blocks hold what sees their items, inner blocks come after outer ones', () => {
  const graph = makeGraph(
    makeNode('inner', ['outer'], { expands: true, block: ['outer'] }),
    makeNode('score', ['inner'], { block: ['outer', 'inner'] }),
    makeNode('sum', ['score'], { block: ['outer'] }),
    makeNode('outer', [], { expands: true }),
  )
  expect(findBlocks(graph)).toEqual([
    { name: 'outer', members: ['inner', 'score', 'sum'] },
    { name: 'inner', members: ['score'] },
  ])
})

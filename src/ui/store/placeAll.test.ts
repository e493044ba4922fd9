import { expect, test } from 'vitest'
import type { Dependency, Graph } from '../../engine/page.ts'
import { fakeNode } from '../testing/fakeProgram.ts'
import { placeAll } from './placeAll.ts'

const needs = (...names: string[]): Dependency[] =>
  names.map((name) => ({ parameter: name, node: name, optional: false, type: 0, where: null, mismatch: false }))

const graph: Graph = {
  nodes: [
    fakeNode({ name: 'a' }),
    fakeNode({ name: 'b', dependencies: needs('a') }),
    fakeNode({ name: 'c', dependencies: needs('a') }),
    fakeNode({ name: 'lone' }),
  ],
  types: [],
  config: {},
  problems: [],
}

test('the first layout that knows a node wins', () => {
  const places = placeAll(graph, [{ a: { x: 5, y: 6 } }, { a: { x: 0, y: 0 }, b: { x: 300, y: 0 } }])
  expect([places.get('a'), places.get('b')]).toEqual([
    { x: 5, y: 6 },
    { x: 300, y: 0 },
  ])
})

test('nodes without a place stand right of what feeds them, below one another', () => {
  const places = placeAll(graph, [{ a: { x: 0, y: 0 } }])
  expect(places.get('b')).toEqual({ x: 220, y: 0 })
  expect(places.get('c')).toEqual({ x: 220, y: 104 })
})

test('a node without neighbours stands below the rest', () => {
  const place = placeAll(graph, [{ a: { x: 0, y: 0 }, b: { x: 256, y: 0 }, c: { x: 256, y: 104 } }]).get('lone')
  expect(place?.y).toBeGreaterThan(104 + 76)
})

test('nothing is placed before the first layout', () => {
  expect(placeAll(graph, [{}, {}]).size).toBe(0)
})

test('where the graph flows down they stand below what feeds them, beside one another', () => {
  const places = placeAll(graph, [{ a: { x: 0, y: 0 } }], 'down')
  expect(places.get('b')).toEqual({ x: 0, y: 128 })
  expect(places.get('c')).toEqual({ x: 196, y: 128 })
})

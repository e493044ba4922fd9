import { expect, test } from 'vitest'
import type { Dependency, Graph } from '../../engine/page.ts'
import { flipPlace } from '../store/flip.ts'
import { fakeNode } from '../testing/fakeProgram.ts'
import { walk } from './walk.ts'

const needs = (name: string): Dependency => ({
  parameter: name,
  node: name,
  optional: false,
  type: 0,
  where: null,
  mismatch: false,
})
const graph: Graph = {
  nodes: [
    fakeNode({ name: 'top' }),
    fakeNode({ name: 'low' }),
    fakeNode({ name: 'mid', dependencies: [needs('top'), needs('low')] }),
  ],
  types: [],
  config: {},
  problems: [],
}
const places = new Map([
  ['top', { x: 0, y: 0 }],
  ['low', { x: 0, y: 200 }],
  ['mid', { x: 300, y: 160 }],
])

test('left leads to the nearest source and right to a user', () => {
  expect(walk(graph, places, 'mid', { key: 'left' })).toBe('low')
  expect(walk(graph, places, 'top', { key: 'right' })).toBe('mid')
})

test('up and down lead along the column', () => {
  expect(walk(graph, places, 'top', { key: 'down' })).toBe('low')
  expect(walk(graph, places, 'low', { key: 'up' })).toBe('top')
})

test('without a selection the walk starts at the first card, and it ends at the border', () => {
  expect(walk(graph, places, null, { key: 'right' })).toBe('top')
  expect(walk(graph, places, 'top', { key: 'left' })).toBeNull()
})

test('where the graph flows down, up and down lead along the edges', () => {
  const upright = new Map(Array.from(places, ([name, place]) => [name, flipPlace(place)]))
  expect(walk(graph, upright, 'mid', { key: 'up', flow: 'down' })).toBe('low')
  expect(walk(graph, upright, 'top', { key: 'down', flow: 'down' })).toBe('mid')
  expect(walk(graph, upright, 'top', { key: 'right', flow: 'down' })).toBe('low')
})

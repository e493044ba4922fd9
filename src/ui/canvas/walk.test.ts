import { expect, test } from 'vitest'
import type { Dependency, Graph } from '../../engine/page.ts'
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
  expect(walk(graph, places, 'mid', 'left')).toBe('low')
  expect(walk(graph, places, 'top', 'right')).toBe('mid')
})

test('up and down lead along the column', () => {
  expect(walk(graph, places, 'top', 'down')).toBe('low')
  expect(walk(graph, places, 'low', 'up')).toBe('top')
})

test('without a selection the walk starts at the first card, and it ends at the border', () => {
  expect(walk(graph, places, null, 'right')).toBe('top')
  expect(walk(graph, places, 'top', 'left')).toBeNull()
})

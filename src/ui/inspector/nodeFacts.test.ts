import { describe, expect, it } from 'vitest'
import type { Graph, GraphNode } from '../../engine/page.ts'
import { fakeNode } from '../testing/fakeProgram.ts'
import { feedsOf, needsOf, tagLines } from './nodeFacts.ts'

const node = (name: string, parts: Partial<GraphNode> = {}): GraphNode => fakeNode({ name, module: 'm.ts', ...parts })
const edge = { parameter: 'a', node: 'a', optional: false, type: 1, where: null, mismatch: true }
const graph: Graph = {
  nodes: [node('a'), node('b', { dependencies: [edge, { ...edge, parameter: 'x', mismatch: false, optional: true }] })],
  types: [
    { text: 'string', shape: { kind: 'any' } },
    { text: 'number', shape: { kind: 'any' } },
  ],
  config: {},
  problems: [],
}

describe('facts of a node', () => {
  it('say what it needs and which edge does not fit', () => {
    expect(graph.nodes[1] && needsOf(graph, graph.nodes[1])).toEqual([
      {
        name: 'a',
        parameter: 'a',
        type: 'number',
        optional: false,
        mismatch: 'a gives string, which is not number',
        isInput: false,
        where: null,
      },
      { name: 'a', parameter: 'x', type: 'number', optional: true, mismatch: null, isInput: false, where: null },
    ])
  })

  it('say each node that takes it once', () => {
    expect([feedsOf(graph, 'a'), feedsOf(graph, 'b')]).toEqual([['b'], []])
  })

  it('list tags', () => {
    expect(tagLines({ owner: 'growth', use: ['a', 'b'] })).toEqual(['owner: growth', 'use: a, b'])
  })
})

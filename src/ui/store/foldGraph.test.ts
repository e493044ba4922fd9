import { expect, test } from 'vitest'
import type { Graph } from '../../engine/page.ts'
import { checkedNodes, edge, makeGraph, makeNode } from '../testing/graphs.ts'
import { findGroups } from './findGroups.ts'
import { foldGraph } from './foldGraph.ts'

const fold = (graph: Graph) => foldGraph(graph, findGroups(graph, new Set()))
const nodeOf = (graph: Graph, name: string) => graph.nodes.find((node) => node.name === name)

test('the face takes the place of its inner nodes, and needs what they needed', () => {
  const folded = fold(makeGraph(makeNode('x'), ...checkedNodes('f', ['x']), makeNode('user', ['f'])))
  expect(folded.nodes.map((node) => node.name)).toEqual(['x', 'f', 'user'])
  expect(nodeOf(folded, 'f')?.dependencies).toEqual([edge('x')])
})

test('one source is one edge, of which the strictest counts', () => {
  const made = { origin: 'f' }
  const folded = fold(
    makeGraph(
      makeNode('x'),
      makeNode('f.a', [], { ...made, dependencies: [edge('x', { parameter: 'left', optional: true })] }),
      makeNode('f.b', ['f.a'], {
        ...made,
        dependencies: [edge('f.a'), edge('x', { parameter: 'right', mismatch: true, type: 1 })],
      }),
      makeNode('f', ['f.b'], made),
    ),
  )
  expect(nodeOf(folded, 'f')?.dependencies).toEqual([edge('x', { parameter: 'left', mismatch: true, type: 1 })])
})

test('two sources for parameters of one name have a port each', () => {
  const made = { origin: 'f' }
  const folded = fold(
    makeGraph(
      makeNode('f.a', [], { ...made, dependencies: [edge('x', { parameter: 'value' })] }),
      makeNode('f', [], { ...made, dependencies: [edge('f.a'), edge('y', { parameter: 'value' })] }),
    ),
  )
  expect(nodeOf(folded, 'f')?.dependencies.map((one) => one.parameter)).toEqual(['value', 'y'])
})

test('a face that only takes its part of what a loader gave is drawn as the loader', () => {
  const loader = makeNode('orders.loader', ['path'], { origin: 'orders', role: 'loader' })
  const pick = { kind: 'pick', part: 'item', key: 0, fill: null } as const
  const picking = fold(makeGraph(loader, makeNode('orders', ['orders.loader'], { call: pick })))
  expect(nodeOf(picking, 'orders')?.role).toBe('loader')

  const call = { kind: 'function', module: 'm.ts', exportName: 'orders' } as const
  const using = fold(makeGraph(loader, makeNode('orders', ['orders.loader'], { call })))
  expect(nodeOf(using, 'orders')?.role).toBeUndefined()
})

test('a graph without closed groups stays the same', () => {
  const graph = makeGraph(makeNode('a'))
  expect(foldGraph(graph, [])).toBe(graph)
})

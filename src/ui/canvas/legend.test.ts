import { expect, test } from 'vitest'
import type { GraphNode } from '../../engine/page.ts'
import { show } from '../store/show.ts'
import { createAppStore } from '../store/state.ts'
import { checkedNodes, edge, makeGraph, makeNode } from '../testing/graphs.ts'
import { legendOf } from './legend.ts'

function legend(...nodes: readonly GraphNode[]) {
  const graph = makeGraph(...nodes)
  const shown = show(graph, { open: new Set(), outputs: new Set() })
  return legendOf({ ...createAppStore().getState(), program: { graph, code: [] }, shown }).map(({ sample }) => sample)
}

test('the legend has what the graph has', () => {
  expect(legend(makeNode('x', [], { kind: 'input' }), makeNode('f', ['x']))).toEqual(['input', 'function', 'output'])
  expect(legend(...checkedNodes('f', []))).toEqual(['function', 'output', 'group'])
})

test('parallel blocks, stores, config and optional edges each have their line', () => {
  const nodes = [
    makeNode('rate', [], { kind: 'config' }),
    makeNode('items', [], { expands: true }),
    makeNode('each', ['items'], { block: ['items'] }),
    makeNode('all', [], { dependencies: [edge('each', { collects: true }), edge('rate', { optional: true })] }),
    makeNode('saved', ['all'], { role: 'saver' }),
  ]
  expect(legend(...nodes)).toEqual(['config', 'function', 'output', 'optional', 'stored', 'double', 'block'])
})

test('an empty graph has no legend', () => {
  expect(legend()).toEqual([])
})

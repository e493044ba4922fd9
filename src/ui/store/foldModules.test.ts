import { expect, test } from 'vitest'
import { checkedNodes, edge, makeGraph, makeNode } from '../testing/graphs.ts'
import { foldModules } from './foldModules.ts'
import { moduleCard } from './modules.ts'
import { show } from './show.ts'

const other = { module: 'other.ts' }
const GRAPH = makeGraph(
  makeNode('x', [], { kind: 'input', module: null }),
  makeNode('a', ['x']),
  makeNode('b', ['x', 'a']),
  makeNode('c', ['a', 'b'], other),
)
const CARD = moduleCard('m.ts')
const needsOf = (graph: typeof GRAPH, name: string) =>
  graph.nodes.find((node) => node.name === name)?.dependencies.map((one) => `${one.parameter} from ${one.node}`)

test('a folded module is one card, its edges merged; who takes from it keeps a port for each value', () => {
  const folded = foldModules(GRAPH, new Set(['m.ts']))
  expect(folded.nodes.map((node) => node.name)).toEqual(['x', 'c', CARD])
  expect(needsOf(folded, CARD)).toEqual(['x from x'])
  expect(needsOf(folded, 'c')).toEqual([`a from ${CARD}`, `b from ${CARD}`])
})

test('folded modules feed one another by their cards', () => {
  const folded = foldModules(GRAPH, new Set(['m.ts', 'other.ts']))
  expect(needsOf(folded, moduleCard('other.ts'))).toEqual([`a from ${CARD}`])
})

test('a module that is not there, or none, changes nothing', () => {
  expect(foldModules(GRAPH, new Set())).toBe(GRAPH)
  expect(foldModules(GRAPH, new Set(['gone.ts']))).toBe(GRAPH)
})

test('made nodes lead by their function’s card to that of the module', () => {
  const graph = makeGraph(...checkedNodes('f', []), makeNode('g', [], { dependencies: [edge('f')], ...other }))
  const shown = show(graph, { open: new Set(), outputs: new Set(), folded: ['m.ts'] })
  expect(shown.graph.nodes.map((node) => node.name)).toEqual(['g', CARD])
  expect([shown.faces.get('f_raw'), shown.faces.get('f')]).toEqual(['f', CARD])
  expect(shown.hidden.get(CARD)).toEqual(['f_raw', 'f_range_validator', 'f'])
})

import { expect, test } from 'vitest'
import { moduleCard } from '../store/modules.ts'
import { show } from '../store/show.ts'
import { makeGraph, makeNode } from '../testing/graphs.ts'
import { haveMoved, noteOf, toCardNodes, toWireEdges } from './flow.ts'
import { createLanes } from './lanes.ts'

const graph = makeGraph(makeNode('a'), makeNode('b', ['a']), makeNode('c', ['a', 'b'], { module: 'other.ts' }))
const places = new Map([
  ['a', { x: 0, y: 0 }],
  ['b', { x: 300, y: 0 }],
  ['c', { x: 600, y: 0 }],
])
const NONE: ReadonlySet<string> = new Set()
const sources = { graph, places, direction: 'right', chosen: NONE, notes: [] } as const

test('a card keeps its object until something of it changes: its place, its ports’ sides, whether it is chosen', () => {
  const before = toCardNodes(sources, [])
  expect(toCardNodes(sources, before)).toEqual(before)
  for (const [at, node] of toCardNodes(sources, before).entries()) expect(node).toBe(before[at])
  const chosen = toCardNodes({ ...sources, chosen: new Set(['b']) }, before)
  expect(chosen.map((node, at) => node === before[at])).toEqual([true, false, true])
  const down = toCardNodes({ ...sources, direction: 'down' }, before)
  expect(down[1]?.handles?.map(({ position }) => position)).toEqual(['top', 'bottom'])
})

test('notes lie behind cards and are no cards', () => {
  const notes = [{ id: 'n1', x: 8, y: 8, width: 200, height: 112, text: '' }]
  const [note, card] = toCardNodes({ ...sources, notes }, [])
  expect(note).toMatchObject({ type: 'note', zIndex: -1, selectable: false, position: { x: 8, y: 8 } })
  expect([noteOf(note?.id ?? ''), noteOf(card?.id ?? '')]).toEqual(['n1', null])
})

test('cards that the model moved are told from those that came or went', () => {
  const before = toCardNodes(sources, [])
  const moved = new Map(places).set('b', { x: 300, y: 40 })
  expect(haveMoved(before, toCardNodes({ ...sources, places: moved }, before))).toBe(true)
  expect(haveMoved(before.slice(1), before)).toBe(false)
})

test('wires keep their objects, and lead around cards once lanes can be found', () => {
  const plain = toWireEdges({ ...sources, createLanes: null }, [])
  expect(plain.map(({ id, data }) => [id, data?.lane])).toEqual([
    ['a -> b.a', null],
    ['a -> c.a', null],
    ['b -> c.b', null],
  ])
  const led = toWireEdges({ ...sources, createLanes }, plain)
  expect(led.map((wire, at) => wire === plain[at])).toEqual([true, false, true])
  expect(toWireEdges({ ...sources, createLanes }, led)[1]).toBe(led[1])
})

test('the card of a folded module has the wires of its nodes', () => {
  const card = moduleCard('m.ts')
  const folded = show(graph, { open: NONE, outputs: NONE, folded: ['m.ts'] }).graph
  const at = new Map(places).set(card, { x: 100, y: 100 })
  const wires = toWireEdges({ graph: folded, places: at, direction: 'right', createLanes: null }, [])
  expect(wires.map(({ source, target }) => [source, target])).toEqual([
    [card, 'c'],
    [card, 'c'],
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FlowDirection } from '../../engine/page.ts'
import { checkedNodes, makeGraph, makeNode } from '../testing/graphs.ts'
import { cardSize } from './cardSize.ts'
import { layeredLayout } from './layeredLayout.ts'
import { openUp, withInner } from './openUp.ts'
import { show } from './show.ts'

const NONE = new Set<string>()

function program(wishes: readonly (readonly [number, boolean])[]) {
  return makeGraph(
    makeNode('x'),
    ...wishes.flatMap(([from, isChecked], at) => {
      const source = at === 0 ? 'x' : `n${from % at}`
      return isChecked ? checkedNodes(`n${at}`, [source]) : [makeNode(`n${at}`, [source])]
    }),
  )
}

function drawn(graph: ReturnType<typeof program>, open: ReadonlySet<string>, direction: FlowDirection = 'right') {
  const shown = show(graph, { open, outputs: NONE, direction })
  const nodes = shown.closed.nodes.map((node) => ({ name: node.name, ...cardSize(node) }))
  const edges = shown.closed.nodes.flatMap((node) => node.dependencies.map((edge) => [edge.node, node.name] as const))
  const base = withInner(new Map(Object.entries(layeredLayout({ direction, nodes, edges }))), shown.rooms, {})
  return { shown, base, places: openUp(base, shown.rooms) }
}

test('no two cards overlap, whichever groups stand open', () => {
  const graphs = fc.array(fc.tuple(fc.nat(20), fc.boolean()), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(graphs, fc.array(fc.nat(11)), fc.constantFrom('right', 'down'), (wishes, chosen, direction) => {
      const { shown, places } = drawn(program(wishes), new Set(chosen.map((at) => `n${at}`)), direction)
      const cards = shown.graph.nodes.map((node) => ({
        ...cardSize(node),
        ...(places.get(node.name) ?? { x: 0, y: 0 }),
      }))
      expect(places.size).toBe(cards.length)
      for (const [index, a] of cards.entries()) {
        for (const b of cards.slice(index + 1)) {
          const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
          expect(isApart).toBe(true)
        }
      }
    }),
  )
})

const WISHES = [
  [0, true],
  [0, true],
  [1, false],
] as const

test('a card that opens stays where it is, its made nodes to the left of it', () => {
  const graph = program(WISHES)
  const [closed, open] = [drawn(graph, NONE), drawn(graph, new Set(['n0']))]
  expect(open.places.get('n0')).toEqual(closed.places.get('n0'))
  expect(open.places.get('n0_raw')?.x).toBeLessThan(open.places.get('n0')?.x ?? 0)
  expect(open.places.get('x')?.x).toBeLessThan(open.places.get('n0_raw')?.x ?? 0)
})

test('what a project keeps are the places of closed cards: opening moves none of them', () => {
  const graph = program(WISHES)
  const { base } = drawn(graph, new Set(['n0', 'n1']))
  for (const [name, place] of drawn(graph, NONE).places) expect(base.get(name)).toEqual(place)
})

test('an inner node that a person moved stands where it was put, and goes along with its card', () => {
  const { shown } = drawn(program(WISHES), new Set(['n0']))
  const closed = new Map(shown.closed.nodes.map((node, at) => [node.name, { x: at * 300, y: 0 }]))
  const face = closed.get('n0') ?? { x: 0, y: 0 }
  const base = withInner(closed, shown.rooms, { n0_raw: { x: face.x - 500, y: 80 } })
  const moved = openUp(base, shown.rooms).get('n0_raw')
  expect(moved).toEqual({ x: face.x - 500, y: 80 })
})

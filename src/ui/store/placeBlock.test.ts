import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeGraph, makeNode } from '../testing/graphs.ts'
import { cardSize } from './cardSize.ts'
import type { Box } from './flip.ts'
import { moveAside, placeBlock } from './placeBlock.ts'

const place = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) })
const box = fc
  .tuple(place, fc.integer({ min: 20, max: 300 }), fc.integer({ min: 20, max: 300 }))
  .map(([at, width, height]): Box => ({ ...at, width, height }))

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const graph = makeGraph(makeNode('a'), makeNode('b', ['a']), makeNode('c', ['a', 'b']))
const request = { graph, before: null, at: { x: 100, y: 60 }, taken: [], direction: 'right' } as const
const boxesOf = (places: ReturnType<typeof placeBlock>): Box[] =>
  graph.nodes.map((node) => ({ ...(places[node.name] ?? { x: Number.NaN, y: Number.NaN }), ...cardSize(node) }))

describe('cards that come together', () => {
  test('stand on nothing that is there, and not on each other', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 12 }), place, (taken, at) => {
        const boxes = boxesOf(placeBlock({ ...request, taken, at }))
        const pairs = boxes.flatMap((one, index) =>
          [...boxes.slice(index + 1), ...taken].map((other) => [one, other] as const),
        )
        expect(pairs.filter(([one, other]) => overlap(one, other))).toEqual([])
      }),
    )
  })

  test('keep how they stood to each other', () => {
    fc.assert(
      fc.property(fc.tuple(place, place, place), fc.array(box, { maxLength: 6 }), ([a, b, c], taken) => {
        const after = placeBlock({ ...request, before: { a, b, c }, taken })
        const from = (places: typeof after, name: string) => ({
          x: (places[name]?.x ?? 0) - (places.a?.x ?? 0),
          y: (places[name]?.y ?? 0) - (places.a?.y ?? 0),
        })
        for (const name of ['b', 'c']) expect(from(after, name)).toEqual(from({ a, b, c }, name))
      }),
    )
  })

  test('have their middle where it is asked for, to the grid', () => {
    const boxes = boxesOf(placeBlock(request))
    const [left, right] = [Math.min(...boxes.map(({ x }) => x)), Math.max(...boxes.map(({ x, width }) => x + width))]
    expect(Math.abs((left + right) / 2 - request.at.x)).toBeLessThanOrEqual(4)
  })

  test('flow as the wires do where nothing is known of them', () => {
    const right = placeBlock(request)
    expect((right.a?.x ?? 0) < (right.b?.x ?? 0) && (right.b?.x ?? 0) < (right.c?.x ?? 0)).toBe(true)
    const down = placeBlock({ ...request, direction: 'down' })
    expect((down.a?.y ?? 0) < (down.b?.y ?? 0) && (down.b?.y ?? 0) < (down.c?.y ?? 0)).toBe(true)
  })
})

test('what is in nobody’s way does not move; what is goes the shortest of four ways', () => {
  const wanted = { x: 0, y: 0, width: 100, height: 50 }
  expect(moveAside(wanted, [{ x: 400, y: 0, width: 100, height: 50 }])).toEqual(wanted)
  expect(moveAside(wanted, [{ x: -80, y: -500, width: 100, height: 1000 }])).toEqual({ ...wanted, x: 48 })
  expect(moveAside(wanted, [{ x: -500, y: 20, width: 1000, height: 100 }])).toEqual({ ...wanted, y: -58 })
})

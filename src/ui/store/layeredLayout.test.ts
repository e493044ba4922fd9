import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layeredLayout } from './layeredLayout.ts'
import type { LayoutRequest } from './services.ts'

const request = (names: readonly string[], edges: LayoutRequest['edges']): LayoutRequest => ({
  nodes: names.map((name) => ({ name, width: 168, height: 76 })),
  edges,
})

test('a node stands right of all that it needs', () => {
  const places = layeredLayout(
    request(
      ['c', 'b', 'a'],
      [
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'c'],
      ],
    ),
  )
  expect(
    Object.entries(places)
      .sort((one, two) => one[1].x - two[1].x)
      .map(([name]) => name),
  ).toEqual(['a', 'b', 'c'])
})

test('a cycle and an unknown end are drawn all the same', () => {
  const places = layeredLayout(
    request(
      ['a', 'b'],
      [
        ['a', 'b'],
        ['b', 'a'],
        ['gone', 'a'],
      ],
    ),
  )
  expect(Object.keys(places)).toEqual(['a', 'b'])
})

test('no two cards overlap, and every edge of a random graph without cycles points right', () => {
  const graphs = fc
    .integer({ min: 1, max: 25 })
    .chain((size) =>
      fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 60 }).map((pairs) => ({ size, pairs })),
    )
  fc.assert(
    fc.property(graphs, ({ size, pairs }) => {
      const names = Array.from({ length: size }, (_, index) => `n${index}`)
      const edges = pairs.filter(([a, b]) => a < b).map(([a, b]) => [`n${a}`, `n${b}`] as const)
      const places = layeredLayout(request(names, edges))
      for (const [from, to] of edges) expect(places[from]?.x).toBeLessThan(places[to]?.x ?? 0)
      const spots = Object.values(places)
      for (const [index, a] of spots.entries()) {
        for (const b of spots.slice(index + 1)) {
          expect(Math.abs(a.x - b.x) >= 168 || Math.abs(a.y - b.y) >= 76).toBe(true)
        }
      }
    }),
  )
})

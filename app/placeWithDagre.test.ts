import { expect, test } from 'vitest'
import type { LayoutRequest } from '../src/ui/store/services.ts'
import { placeWithDagre } from './placeWithDagre.ts'

const SIZE = { width: 168, height: 76 }

function request(edges: LayoutRequest['edges'], together: readonly (readonly string[])[] = []): LayoutRequest {
  const names = [...new Set(edges.flat())]
  return { nodes: names.map((name) => ({ name, ...SIZE })), edges, together }
}

/** Cards that stand within the border around the others. */
function strangersAmong(places: ReturnType<typeof placeWithDagre>, members: readonly string[]): string[] {
  const own = members.flatMap((name) => places[name] ?? [])
  const [left, right] = [Math.min(...own.map(({ x }) => x)), Math.max(...own.map(({ x }) => x + SIZE.width))]
  const [top, bottom] = [Math.min(...own.map(({ y }) => y)), Math.max(...own.map(({ y }) => y + SIZE.height))]
  return Object.entries(places).flatMap(([name, { x, y }]) => {
    const isWithin = x < right && x + SIZE.width > left && y < bottom && y + SIZE.height > top
    return isWithin && !members.includes(name) ? [name] : []
  })
}

const FAN: LayoutRequest['edges'] = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((name) => [
  ['x', `${name}1`] as const,
  [`${name}1`, `${name}2`] as const,
  [`${name}2`, 'end'] as const,
  [`${name}1`, 'end'] as const,
])

test('what belongs together stands together, with nothing else between', () => {
  const members = ['a1', 'c2', 'c1', 'e1', 'e2', 'a2']
  expect(strangersAmong(placeWithDagre(request(FAN, [members])), members)).toEqual([])
})

test('groups stand within groups', () => {
  const [outer, inner] = [
    ['b1', 'b2', 'd1', 'd2', 'f1', 'f2'],
    ['b1', 'b2', 'f1', 'f2'],
  ]
  const places = placeWithDagre(request(FAN, [outer, inner]))
  expect([strangersAmong(places, outer), strangersAmong(places, inner)]).toEqual([[], []])
})

test('groups that cut through one another, are empty, or name strangers place every node all the same', () => {
  const together = [['a1', 'b1'], ['b1', 'c1'], [], ['gone', 'constructor']]
  expect(Object.keys(placeWithDagre(request(FAN, together)))).toHaveLength(14)
})

test('names of objects’ own members are places like others', () => {
  const places = placeWithDagre(request([['constructor', '__proto__']], [['__proto__', 'constructor']]))
  expect(Object.keys(places).sort()).toEqual(['__proto__', 'constructor'])
})

test('each node stands right of all that it needs', () => {
  const places = placeWithDagre(request(FAN, [['a1', 'a2']]))
  for (const [from, to] of FAN) expect(places[from]?.x).toBeLessThan(places[to]?.x ?? 0)
})

test('where the graph flows down each node stands below all that it needs', () => {
  const places = placeWithDagre({ ...request(FAN), direction: 'down' })
  for (const [from, to] of FAN) expect(places[from]?.y).toBeLessThan(places[to]?.y ?? 0)
})

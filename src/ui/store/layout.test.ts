import { expect, test } from 'vitest'
import { type Graph, indexOf, type Position } from '../../engine/page.ts'
import { createFakeServices } from '../testing/fakeServices.ts'
import { makeGraph, makeNode } from '../testing/graphs.ts'
import { cardSize } from './cardSize.ts'
import { createContext } from './context.ts'
import { EMPTY_DOCUMENT } from './document.ts'
import { startHistory } from './history.ts'
import { createLayout, renamePlaces } from './layout.ts'
import { placesOf } from './places.ts'
import { showPlainly } from './shown.ts'
import { createAppStore } from './state.ts'

/** A layout over a project in which a person placed some nodes. */
function open(byHand: Readonly<Record<string, Position>> = {}) {
  const settings = { ...EMPTY_DOCUMENT.settings, layout: byHand }
  const store = createAppStore({ history: startHistory({ ...EMPTY_DOCUMENT, settings }) })
  const layout = createLayout(createContext(store, createFakeServices()))
  return {
    /** The places after the graph became this one. */
    async show(graph: Graph): Promise<ReadonlyMap<string, Position>> {
      store.setState({ shown: showPlainly(graph) })
      await layout.follow()
      // What an edit needs is loaded after the first layout.
      await import('./inheritPlaces.ts')
      return placesOf(store.getState())
    },
  }
}

const chain = (...names: readonly string[]) =>
  makeGraph(...names.map((name, at) => makeNode(name, names.slice(Math.max(0, at - 1), at))))

function expectApart(graph: Graph, places: ReadonlyMap<string, Position>): void {
  const boxes = graph.nodes.flatMap((node) => {
    const place = places.get(node.name)
    return place ? [{ ...place, ...cardSize(node) }] : []
  })
  expect(boxes).toHaveLength(graph.nodes.length)
  for (const [at, a] of boxes.entries()) {
    for (const b of boxes.slice(at + 1)) {
      const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      expect(isApart).toBe(true)
    }
  }
}

test('the rest keeps its places when a node comes, goes, or needs something else', async () => {
  const project = open()
  const before = await project.show(chain('a', 'b', 'c'))
  const added = await project.show(chain('a', 'b', 'c', 'd'))
  for (const name of ['a', 'b', 'c']) expect(added.get(name)).toEqual(before.get(name))
  const removed = await project.show(chain('a', 'c', 'd'))
  for (const name of ['a', 'c', 'd']) expect(removed.get(name)).toEqual(added.get(name))
  const edited = await project.show(makeGraph(makeNode('a'), makeNode('c'), makeNode('d', ['c', 'a'])))
  for (const name of ['a', 'c', 'd']) expect(edited.get(name)).toEqual(added.get(name))
})

test('a node whose name is typed stays where it stands', async () => {
  const project = open()
  const before = await project.show(chain('a', 'b', 'c'))
  const after = await project.show(chain('a', 'b', 'cq'))
  expect(after.get('cq')).toEqual(before.get('c'))
})

test('so it does where its old name is still needed and becomes an input', async () => {
  const project = open()
  const before = await project.show(chain('a', 'b', 'c'))
  const graph = makeGraph(
    makeNode('a'),
    makeNode('bq', ['a']),
    makeNode('b', [], { kind: 'input', module: null }),
    makeNode('c', ['b']),
  )
  const after = await project.show(graph)
  expect([after.get('bq'), after.get('a'), after.get('c')]).toEqual([before.get('b'), before.get('a'), before.get('c')])
  expectApart(graph, after)
})

test('a burst of new nodes finds room, and nothing that stood there moves', async () => {
  const project = open({ b: { x: 700, y: -40 } })
  const before = await project.show(chain('a', 'b', 'c'))
  const names = Array.from({ length: 30 }, (_, at) => `n${at}`)
  const graph = makeGraph(
    ...chain('a', 'b', 'c').nodes,
    ...names.map((name, at) => makeNode(name, at % 3 ? ['b'] : ['c'])),
  )
  const after = await project.show(graph)
  for (const name of ['a', 'b', 'c']) expect(after.get(name)).toEqual(before.get(name))
  expect(after.get('b')).toEqual({ x: 700, y: -40 })
  expectApart(graph, after)
})

test('a chain of new nodes grows from where it is fastened, whatever their order', async () => {
  const project = open()
  const old = chain('a', 'b', 'c', 'd', 'e', 'f', 'g')
  await project.show(old)
  const graph = makeGraph(makeNode('z', ['y']), makeNode('y', ['x']), makeNode('x', ['g']), ...old.nodes)
  const places = await project.show(graph)
  for (const [name, users] of indexOf(graph).users) {
    for (const user of users) expect(places.get(name)?.x).toBeLessThan(places.get(user)?.x ?? 0)
  }
  expectApart(graph, places)
})

test('a renamed node’s place follows it', () => {
  const places = { a: { x: 1, y: 2 }, b: { x: 3, y: 4 } }
  expect(renamePlaces(places, 'a', 'c')).toEqual({ c: { x: 1, y: 2 }, b: { x: 3, y: 4 } })
  expect(renamePlaces(places, 'gone', 'c')).toBe(places)
})

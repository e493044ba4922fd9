import { expect, test } from 'vitest'
import { snapBox, snapMoved } from './snap.ts'

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height })

test('edges meet edges that are near enough, and a guide leads along them', () => {
  expect(snapBox(box(3, 200), [box(0, 0, 180)], 6)).toEqual({
    shift: { x: -3, y: 0 },
    guides: [{ isUpright: true, at: 0, from: 0, to: 250 }],
  })
})

test('middles meet middles', () => {
  expect(snapBox(box(300, 13, 100, 20), [box(0, 0)], 6).shift).toEqual({ x: 0, y: 2 })
})

test('nothing is near: nothing moves', () => {
  const still = { shift: { x: 0, y: 0 }, guides: [] }
  expect(snapBox(box(20, 200), [box(0, 0, 300)], 6)).toEqual(still)
  expect(snapBox(box(1, 5000), [box(0, 0)], 6)).toEqual(still)
})

test('cards that are dragged together snap by the border around them, and not to one another', () => {
  const nodes = [
    { id: 'a', position: { x: 0, y: 0 }, width: 100, height: 50 },
    { id: 'b', position: { x: 50, y: 90 }, width: 100, height: 50 },
    { id: 'c', position: { x: 400, y: 0 }, width: 100, height: 50 },
  ]
  const moved = [
    { id: 'a', position: { x: 402, y: 200 } },
    { id: 'b', position: { x: 452, y: 290 } },
  ]
  expect(snapMoved(moved, nodes, 6).moved).toEqual([
    { id: 'a', position: { x: 400, y: 200 } },
    { id: 'b', position: { x: 450, y: 290 } },
  ])
})

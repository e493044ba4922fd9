import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignBoxes, distributeBoxes } from './arrange.ts'

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height })
const BOXES = new Map([
  ['a', box(0, 0)],
  ['b', box(40, 100, 200)],
  ['c', box(300, 300)],
])
const xs = (places: ReadonlyMap<string, { x: number }>) => [...places.values()].map(({ x }) => x)
const ys = (places: ReadonlyMap<string, { y: number }>) => [...places.values()].map(({ y }) => y)

test('cards align by their outermost edge, or by the middle of all', () => {
  expect(xs(alignBoxes(BOXES, 'left'))).toEqual([0, 0, 0])
  expect(xs(alignBoxes(BOXES, 'right'))).toEqual([300, 200, 300])
  expect(xs(alignBoxes(BOXES, 'centre'))).toEqual([150, 100, 150])
  expect(ys(alignBoxes(BOXES, 'top'))).toEqual([0, 0, 0])
  expect(ys(alignBoxes(BOXES, 'middle'))).toEqual([150, 150, 150])
  expect(ys(alignBoxes(BOXES, 'bottom'))).toEqual([300, 300, 300])
})

test('what is aligned along one axis stays along the other', () => {
  expect(ys(alignBoxes(BOXES, 'left'))).toEqual([0, 100, 300])
  expect(xs(alignBoxes(BOXES, 'top'))).toEqual([0, 40, 300])
})

test('gaps become equal between the outermost two, which stay', () => {
  expect(xs(distributeBoxes(BOXES, 'horizontally'))).toEqual([0, 100, 300])
  expect(ys(distributeBoxes(BOXES, 'vertically'))).toEqual([0, 150, 300])
})

test('two cards have no gap to share', () => {
  const two = new Map([...BOXES].slice(0, 2))
  expect(xs(distributeBoxes(two, 'horizontally'))).toEqual([0, 40])
})

test('what is rounded to zero is plain zero', () => {
  const boxes = new Map([
    ['a', box(-8, 0)],
    ['b', box(7, 0)],
  ])
  expect(xs(alignBoxes(boxes, 'centre'))).toEqual([0, 0])
})

test('to align or distribute twice changes nothing more', () => {
  const boxes = fc
    .array(fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((places) => new Map(places.map(({ x, y }, at) => [`n${at}`, box(x, y)])))
  fc.assert(
    fc.property(boxes, fc.constantFrom('left', 'centre', 'bottom'), (all, how) => {
      const once = alignBoxes(all, how)
      const again = alignBoxes(new Map([...once].map(([name, place]) => [name, box(place.x, place.y)])), how)
      expect(again).toEqual(once)
    }),
  )
})

import { expect, test } from 'vitest'
import { MINIMAP, minimapOf, pathOfBoxes, zoomOfWheel } from './minimapView.ts'

const CARDS = { x: 0, y: 0, width: 1280, height: 100 }

test('shows cards and what is in view, with some air, in the middle', () => {
  const { area, scale } = minimapOf(CARDS, { x: 0, y: -320, width: 640, height: 640 })
  expect(scale).toBe(10)
  expect(area).toEqual({ x: -50, y: -470, width: 1380, height: 940 })
})

test('grows with a view that is far from the cards', () => {
  const { area, scale } = minimapOf(CARDS, { x: 2000, y: 0, width: 560, height: 400 })
  expect(scale).toBe(20)
  expect(area.x).toBeLessThan(0)
  expect(area.x + area.width).toBeGreaterThan(2560)
})

test('what is around it fills the whole map', () => {
  const { around, scale } = minimapOf(CARDS, CARDS)
  expect(around.width).toBeGreaterThanOrEqual((MINIMAP.width + 10) * scale)
  expect(around.height / around.width).toBeGreaterThan(94 / 138)
})

test('draws all cards as one path', () => {
  const card = { id: 'a', type: 'card', data: {}, position: { x: 4, y: 8 }, width: 168, height: 76 } as const
  expect(pathOfBoxes([card, { ...card, id: 'b', position: { x: 400, y: 8 } }])).toBe(
    'M4,8h168v76h-168zM400,8h168v76h-168z',
  )
})

test('comes nearer by a wheel that turns up, and by lines more than by pixels', () => {
  expect(zoomOfWheel({ deltaY: -100, deltaMode: 0 })).toBeGreaterThan(1)
  expect(zoomOfWheel({ deltaY: 100, deltaMode: 0 })).toBeLessThan(1)
  expect(zoomOfWheel({ deltaY: -3, deltaMode: 1 })).toBeGreaterThan(zoomOfWheel({ deltaY: -3, deltaMode: 0 }))
})

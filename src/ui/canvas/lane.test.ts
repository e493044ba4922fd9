import { expect, test } from 'vitest'
import { indexBoxes } from '../store/boxIndex.ts'
import { flipBox, flipPlace } from '../store/flip.ts'
import { findLane } from './lane.ts'
import { lanePath } from './lanePath.ts'
import { createLanes } from './lanes.ts'

const card = (x: number, y: number) => ({ x, y, width: 168, height: 76 })
const start = { x: 168, y: 38 }
const end = { x: 500, y: 38 }

test('a curve that meets no card needs no lane', () => {
  expect(findLane(start, end, indexBoxes([card(220, 200)]))).toBeNull()
  expect(findLane(start, end, indexBoxes([]))).toBeNull()
})

test('a card in the way is passed on its nearer side', () => {
  expect(findLane(start, end, indexBoxes([card(250, 20)]))).toEqual({ y: 6, from: 244, to: 424 })
  expect(findLane(start, end, indexBoxes([card(250, -20)]))).toEqual({ y: 70, from: 244, to: 424 })
})

test('a lane does not run over another card', () => {
  const lane = findLane(start, end, indexBoxes([card(250, 20), card(250, -70)]))
  expect(lane?.y).toBe(20 + 76 + 14)
})

test('wires that lead back are left alone', () => {
  expect(findLane(end, start, indexBoxes([card(250, 0)]))).toBeNull()
})

test('where the graph flows down, lanes are the same with the axes exchanged', () => {
  const cards = [card(250, 20), card(250, -70)]
  const { y, from, to } = createLanes(cards, 'right')(start, end) ?? {}
  const upright = createLanes(cards.map(flipBox), 'down')(flipPlace(start), flipPlace(end))
  expect(upright).toMatchObject({ y, from, to, isUpright: true })
})

const lane = { y: -20, from: 20, to: 80, start: { x: 0, y: 0 }, end: { x: 100, y: 10 }, isUpright: false }

test('the path starts and ends at the ports and is level in the lane', () => {
  expect(lanePath({ x: 0, y: 0 }, { x: 100, y: 10 }, lane)).toBe('M0,0C10,0 10,-20 20,-20L80,-20C90,-20 90,10 100,10')
  expect(lanePath({ x: 0, y: 0 }, { x: 10, y: 100 }, { ...lane, isUpright: true })).toBe(
    'M0,0C0,10 -20,10 -20,20L-20,80C-20,90 10,90 10,100',
  )
})

test('a wire whose end is dragged away has no lane', () => {
  expect(lanePath({ x: 0, y: 0 }, { x: 140, y: 10 }, lane)).toBeNull()
})

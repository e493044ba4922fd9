import { expect, test } from 'vitest'
import { findLane, lanePath } from './lane.ts'

const card = (x: number, y: number) => ({ x, y, width: 168, height: 76 })
const start = { x: 168, y: 38 }
const end = { x: 500, y: 38 }

test('a curve that meets no card needs no lane', () => {
  expect(findLane(start, end, [card(220, 200)])).toBeNull()
  expect(findLane(start, end, [])).toBeNull()
})

test('a card in the way is passed on its nearer side', () => {
  expect(findLane(start, end, [card(250, 20)])).toEqual({ y: 6, from: 244, to: 424 })
  expect(findLane(start, end, [card(250, -20)])).toEqual({ y: 70, from: 244, to: 424 })
})

test('a lane does not run over another card', () => {
  const lane = findLane(start, end, [card(250, 20), card(250, -70)])
  expect(lane?.y).toBe(20 + 76 + 14)
})

test('wires that lead back are left alone', () => {
  expect(findLane(end, start, [card(250, 0)])).toBeNull()
})

test('the path starts and ends at the ports and is level in the lane', () => {
  expect(lanePath({ x: 0, y: 0 }, { x: 100, y: 10 }, { y: -20, from: 20, to: 80 })).toBe(
    'M0,0C10,0 10,-20 20,-20L80,-20C90,-20 90,10 100,10',
  )
})

import { describe, expect, test } from 'vitest'
import { isWorthMoving, type Movable } from './worthMoving.ts'

/** A step of 50 ms whose needs take 100 ms to move, in the line of a worker that is busy for 90 ms more. */
const STEP: Movable = { isBusy: true, way: 100, cost: 50, isAtHand: true, busyFor: 10, left: 90, rest: 0 }

describe('what a worker that has nothing to do takes over from one that is busy', () => {
  test('is what moves sooner than that worker is through, or than it takes to run', () => {
    expect(isWorthMoving(STEP)).toBe(false)
    expect(isWorthMoving({ ...STEP, left: 110 })).toBe(true)
    expect(isWorthMoving({ ...STEP, cost: 110 })).toBe(true)
  })

  test('is nothing of one that is not busy', () => {
    expect(isWorthMoving({ ...STEP, isBusy: false, cost: 110 })).toBe(false)
  })

  test('is anything that is at hand, where that worker is late', () => {
    expect(isWorthMoving({ ...STEP, left: -1 })).toBe(true)
  })

  test('is not what that worker alone has: when it can give it, it can run it', () => {
    const held = { ...STEP, isAtHand: false }
    expect(isWorthMoving({ ...held, cost: 110 })).toBe(false)
    expect(isWorthMoving({ ...held, left: 110 })).toBe(false)
    expect(isWorthMoving({ ...held, left: -1, busyFor: 120 })).toBe(false)
  })

  test('is that too where the worker has enough else to do, or is busy for so long that it may well be waiting', () => {
    const held = { ...STEP, isAtHand: false }
    expect(isWorthMoving({ ...held, rest: 101 })).toBe(true)
    expect(isWorthMoving({ ...held, left: 401 })).toBe(true)
    expect(isWorthMoving({ ...held, left: -1, busyFor: 401 })).toBe(true)
  })
})

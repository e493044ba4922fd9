import { array, assert as check, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { shareRoom } from './shareRoom.ts'

test('where there is room, each keeps what it has and gets an equal part of the rest', () => {
  const held = [
    { kept: 10, all: 30 },
    { kept: 0, all: 0 },
  ]
  expect(shareRoom(held, 40)).toEqual([40, 10])
})

test('where there is not, each lets go of the same part of what is not needed', () => {
  const held = [
    { kept: 10, all: 30 },
    { kept: 5, all: 15 },
  ]
  expect(shareRoom(held, 15)).toEqual([20, 10])
  expect(shareRoom(held, -5)).toEqual([10, 5])
})

test('all that may be held is what is needed and the room', () => {
  const one = record({ kept: integer({ min: 0, max: 1e9 }), loose: integer({ min: 0, max: 1e9 }) })
  check(
    property(array(one, { minLength: 1, maxLength: 8 }), integer({ min: 0, max: 4e9 }), (sizes, room) => {
      const kept = sizes.reduce((sum, size) => sum + size.kept, 0)
      const held = sizes.map((size) => ({ kept: size.kept, all: size.kept + size.loose }))
      const shares = shareRoom(held, room)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(kept + room, 0)
      expect(shares.every((share, at) => share >= (sizes[at]?.kept ?? 0))).toBe(true)
    }),
  )
})

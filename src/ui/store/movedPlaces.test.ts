import { expect, test } from 'vitest'
import { movedPlaces } from './movedPlaces.ts'

const before = new Map([
  ['a', { x: 0, y: 0 }],
  ['b', { x: 10, y: 10 }],
])

test('only cards that stand elsewhere now are told, on whole pixels', () => {
  const dragged = [
    { id: 'a', position: { x: 4.4, y: 0 } },
    { id: 'b', position: { x: 10, y: 10 } },
  ]
  expect(movedPlaces(before, dragged)).toEqual({ a: { x: 4, y: 0 } })
})

test('a drag that ends at its start moves nothing', () => {
  expect(movedPlaces(before, [{ id: 'a', position: { x: 0, y: 0 } }])).toBeNull()
})

test('what open groups pushed away is kept where it stands when they are closed', () => {
  const base = new Map([['a', { x: 100, y: 50 }]])
  expect(movedPlaces(before, [{ id: 'a', position: { x: 8, y: -4 } }], base)).toEqual({ a: { x: 108, y: 46 } })
})

test('the card of a folded module takes its nodes along', () => {
  const shown = new Map([['./m.ts', { x: 100, y: 100 }]])
  const hidden = new Map([['./m.ts', ['a', 'b', 'b_raw']]])
  expect(movedPlaces(shown, [{ id: './m.ts', position: { x: 110, y: 96 } }], before, hidden)).toEqual({
    a: { x: 10, y: -4 },
    b: { x: 20, y: 6 },
  })
})

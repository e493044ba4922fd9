import { assert, constantFrom, integer, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { createValueHasher } from './hash.ts'
import { packRows } from './packRows.ts'
import { fromWire, toWire } from './wire.ts'

const hashOf = (value: unknown) => createValueHasher()(value)?.digits()
const moved = (value: unknown) => fromWire(structuredClone(toWire(value)))
const many = (row: (at: number) => unknown) => Array.from({ length: 300 }, (_, at) => row(at))

const cells = {
  numbers: constantFrom(1, -0, Number.NaN, Infinity, null, undefined),
  texts: constantFrom('', 'x', '\ud800', null, undefined),
  flags: constantFrom(true, false, null, undefined),
  other: constantFrom<unknown>(1, 'x', true, 1n, [1], { a: 1 }),
}

test('many rows arrive in another thread as they were, whatever they hold', () => {
  const rows = record({ seed: integer({ min: 1, max: 9 }), all: tuple(...Object.values(cells)), odd: cells.other })
  assert(
    property(rows, ({ seed, all: [number, text, flag, other], odd }) => {
      const lists = [
        many((at) => ({ id: at, number: at % seed ? number : at, text: at % seed ? text : `${at}`, flag })),
        many((at) => ({ id: at, other: at === seed ? odd : other })),
        many((at) => (at === 299 ? { b: 1, a: 2 } : { a: at, b: 2 })),
      ]
      for (const list of lists) {
        expect(moved(list)).toStrictEqual(list)
        expect(hashOf(moved(list))).toBe(hashOf(list))
      }
    }),
    { numRuns: 50 },
  )
})

test('rows that are packed have a hash of their content', () => {
  const list = (change: object = {}) => many((at) => ({ a: at, b: 'x', ...(at === 7 ? change : {}) }))
  expect(packRows(list())).not.toBeNull()
  expect(hashOf(list())).toBe(hashOf(list()))
  const changes = [{ a: -1 }, { a: null }, { a: undefined }, { a: Number.NaN }, { b: 'y' }, { b: null }, { c: 1 }]
  expect(new Set([list(), ...changes.map(list)].map(hashOf)).size).toBe(changes.length + 1)
  expect(hashOf(many((at) => ({ b: 'x', a: at })))).not.toBe(hashOf(many((at) => ({ a: at, b: 'x' }))))
})

test('one row in two places stays one', () => {
  const list = many((at) => ({ at }))
  list[5] = list[4]
  const arrived = moved(list) as unknown[]
  expect(arrived).toEqual(list)
  expect(arrived[5]).toBe(arrived[4])
})

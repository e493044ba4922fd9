import { expect, test } from 'vitest'
import { measure } from '../values/measure.ts'
import { createHeldValues } from './heldValues.ts'

const KB = new Float64Array(128)

test('values that others need stay, whatever they weigh', () => {
  const held = createHeldValues(1500)
  for (const name of ['a', 'b', 'c']) held.keep(name, KB)
  expect(['a', 'b', 'c'].map((name) => held.get(name))).toEqual([KB, KB, KB])
})

test('of values that nobody needs the oldest go when room gets scarce', () => {
  const held = createHeldValues(2500)
  for (const name of ['a', 'b', 'c']) held.offer(name, KB)
  expect(['a', 'b', 'c'].map((name) => held.has(name))).toEqual([false, true, true])
})

test('what was looked at stays longer than what was not', () => {
  const held = createHeldValues(2500)
  for (const name of ['a', 'b']) held.offer(name, KB)
  held.get('a')
  held.offer('c', KB)
  expect(['a', 'b', 'c'].map((name) => held.has(name))).toEqual([true, false, true])
})

test('values that others need take the room of those that nobody needs, until they are released', () => {
  const held = createHeldValues(2500)
  held.offer('idle', KB)
  held.keep('a', KB)
  held.keep('b', KB)
  expect(held.has('idle')).toBe(false)
  held.release('a')
  expect(['a', 'b'].map((name) => held.has(name))).toEqual([true, true])
})

test('one that is bigger than all the room is not taken, and costs no other its place', () => {
  const held = createHeldValues(1500)
  held.offer('small', KB)
  held.offer('big', new Float64Array(1000))
  expect([held.has('small'), held.has('big')]).toEqual([true, false])
})

test('a value that is undefined is there', () => {
  const held = createHeldValues(100)
  held.offer('nothing', undefined)
  expect([held.has('nothing'), held.has('toString'), held.get('nothing')]).toEqual([true, false, undefined])
})

test('what is big in few parts is measured exactly, many parts by a sample', () => {
  expect(measure(KB)).toBe(1024)
  expect(measure('four')).toBe(8)
  expect(measure(Array.from({ length: 1000 }, () => KB))).toBeGreaterThan(1_000_000)
  expect(measure(new Map([['a', KB]]))).toBeGreaterThan(1024)
  expect(measure(null)).toBe(8)
})

test('a lower limit lets the oldest go, and a value that came again counts once', () => {
  const held = createHeldValues(10_000)
  for (const name of ['a', 'b', 'c']) held.offer(name, KB)
  held.keep('b', KB)
  expect(held.held).toEqual({ kept: 1024, all: 3072 })
  held.limit(2048)
  expect(['a', 'b', 'c'].map((name) => held.has(name))).toEqual([false, true, true])
  expect(held.held).toEqual({ kept: 1024, all: 2048 })
})

test('when the run is over nothing is needed any more, and what was given is gone', () => {
  const held = createHeldValues(2048)
  for (const name of ['given', 'a', 'b', 'c']) held.keep(name, KB)
  held.releaseAll((name) => name !== 'given')
  expect(['given', 'a', 'b', 'c'].map((name) => held.has(name))).toEqual([false, false, true, true])
  expect(held.held).toEqual({ kept: 0, all: 2048 })
})

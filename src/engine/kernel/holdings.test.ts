import { expect, test } from 'vitest'
import { createHoldings } from './holdings.ts'

function held(names: readonly string[], bytes = 10) {
  const holdings = createHoldings()
  const gone: string[] = []
  for (const name of names) holdings.put(name, bytes, () => gone.push(name))
  return { holdings, gone }
}

test('what was not used for longest goes first, and no more than has to', () => {
  const { holdings, gone } = held(['a', 'b', 'c', 'd'])
  holdings.touch('a')
  holdings.shrink(25)
  expect([gone, holdings.loose]).toEqual([['b', 'c'], 20])
})

test('what is needed stays, and counts by itself', () => {
  const { holdings, gone } = held(['a', 'b', 'c'])
  holdings.change('a', null)
  holdings.put('needed', 100, null)
  expect([holdings.needed, holdings.loose]).toEqual([110, 20])
  holdings.shrink(5)
  expect([gone, holdings.needed, holdings.loose]).toEqual([['b', 'c'], 110, 0])
  holdings.change('a', () => gone.push('a'))
  holdings.forget('needed')
  expect([holdings.needed, holdings.loose]).toEqual([0, 10])
})

test('what was used last stays, whatever it weighs', () => {
  const { holdings, gone } = held(['a', 'b'], 1000)
  holdings.shrink(0)
  expect([gone, holdings.loose]).toEqual([['a'], 1000])
})

test('what is put again counts once', () => {
  const { holdings } = held(['a'])
  holdings.put('a', 30, () => {})
  holdings.forget('b')
  holdings.change('b', null)
  expect([holdings.needed, holdings.loose]).toEqual([0, 30])
})

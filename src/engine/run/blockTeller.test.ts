import { expect, test } from 'vitest'
import type { RunEvent } from '../model/event.ts'
import { createBlockTeller } from './blockTeller.ts'

/** What is told of a block whose items take so many milliseconds each. */
function progressOf(items: number, itemMs: number): (readonly [done: number, total: number | null])[] {
  const told: (readonly [number, number | null])[] = []
  let time = 0
  const emit = (event: RunEvent) => {
    if (event.kind === 'itemsDone') told.push([event.done, event.total])
  }
  const teller = createBlockTeller({ emit, now: () => time, worker: 0, summarise: null })
  teller.begin('items', items)
  for (let item = 0; item < items; item++) {
    time += itemMs
    teller.itemDone('items')
  }
  teller.end([], {})
  return told
}

test('of slow items each is told as it ends, the number of all at once', () => {
  expect(progressOf(3, 300)).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
    [3, 3],
    [3, 3],
  ])
})

test('of quick items only some are told, and in the end all', () => {
  const told = progressOf(10_000, 0.01)
  expect(told.length).toBeLessThan(6)
  expect(told.at(-1)).toEqual([10_000, 10_000])
})

import { expect, test } from 'vitest'
import { createTimeLeft } from './timeLeft.ts'

function timeLeft() {
  const left = createTimeLeft()
  left.note({
    kind: 'runExpected',
    end: 600,
    costs: [
      ['a', 300],
      ['b', 900],
    ],
  })
  return left
}

test('without an expectation nothing is known', () => {
  expect(createTimeLeft().at(0)).toBeNull()
})

test('what is left of the work takes its share of the whole', () => {
  const left = timeLeft()
  expect(left.at(0)).toBe(600)
  left.note({ kind: 'nodeFinished', node: 'a', time: 200, summary: null })
  expect(left.at(200)).toBe(450)
})

test('while nothing ends the time goes on, to nothing at most', () => {
  const left = timeLeft()
  expect(left.at(100)).toBe(500)
  expect(left.at(5000)).toBe(0)
})

test('a node that ends twice, for its worker died, counts once', () => {
  const left = timeLeft()
  for (const time of [100, 100]) left.note({ kind: 'nodeFinished', node: 'a', time, summary: null })
  expect(left.at(100)).toBe(450)
})

import { expect, test } from 'vitest'
import { analyzed } from '../../testing/analyzed.ts'
import { createCostBook } from './costBook.ts'
import { planSteps } from './stepPlan.ts'

const program = analyzed(`
export function a(): number { return 1 }
export function b(): number { return 2 }
export function c(a: number, b: number): number { return a + b }
`)
const RECORDED = [
  { name: 'a', needs: [] },
  { name: 'b', needs: [] },
  { name: 'c', needs: ['a', 'b'] },
]

function planWith(costs: Readonly<Record<string, number>>, workers: number) {
  const book = createCostBook()
  for (const [node, milliseconds] of Object.entries(costs)) book.noteTime(program, node, milliseconds)
  return planSteps({ recorded: RECORDED, workers, costs: book, program, behaviours: [] })
}

test('how long a run takes is expected once every node was measured', () => {
  expect(planWith({ a: 3000, b: 2000 }, 1).expected).toBeNull()
  expect(planWith({ a: 3000, b: 2000, c: 1000 }, 1).expected).toBe(6000)
})

test('with more workers less is expected', () => {
  const expected = planWith({ a: 3000, b: 2000, c: 1000 }, 2).expected
  expect(expected).toBeGreaterThanOrEqual(4000)
  expect(expected).toBeLessThan(4100)
})

test('a run of modest length is spread where much of it is spared, a longer one wherever some is', () => {
  const isSpread = (costs: Readonly<Record<string, number>>) => planWith(costs, 2).isSpread
  expect(isSpread({ a: 50, b: 50, c: 10 })).toBe(true)
  expect(isSpread({ a: 50, b: 10, c: 50 })).toBe(false)
  expect(isSpread({ a: 500, b: 100, c: 500 })).toBe(true)
})

test('what is not spread is planned as it is run: all on one worker', () => {
  const { lines, expected, start } = planWith({ a: 50, b: 10, c: 50 }, 2)
  expect([lines, expected, [...Array.from(start)]]).toEqual([[[0, 1, 2]], 110, [0, 50, 60]])
})

test('where there is a cache a value takes longer to move, as it is hashed where it comes', () => {
  const costs = createCostBook()
  costs.noteSize(program, 'a', 80e6)
  const plan = { recorded: RECORDED, workers: 2, costs, program }
  const moves = [[], [{ kind: 'cache' as const }]].map((behaviours) => planSteps({ ...plan, behaviours }).move[0] ?? 0)
  expect(moves.map(Math.round)).toEqual([120, 160])
})

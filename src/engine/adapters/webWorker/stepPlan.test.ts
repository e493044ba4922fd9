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

test('where there is a cache a value takes longer to move, as it is hashed where it comes', () => {
  const costs = createCostBook()
  costs.noteSize(program, 'a', 80e6)
  const plan = { recorded: RECORDED, workers: 2, costs, program }
  const moves = [[], [{ kind: 'cache' as const }]].map((behaviours) => planSteps({ ...plan, behaviours }).move[0] ?? 0)
  expect(moves.map(Math.round)).toEqual([120, 160])
})

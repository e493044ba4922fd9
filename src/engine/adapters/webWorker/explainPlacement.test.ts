import { expect, test } from 'vitest'
import { analyzed } from '../../testing/analyzed.ts'
import { createCostBook } from './costBook.ts'
import { explainPlacement } from './explainPlacement.ts'
import { recordSteps } from './recordedNode.ts'
import { planSteps } from './stepPlan.ts'

const program = analyzed(`
export function load(): number[] { return [1] }
export function long(load: number[]): number { return load.length }
export function brief(long: number): number { return long }
export function other(): number { return 2 }
export function end(brief: number, other: number): number { return brief + other }
`)

function placementOf(costs: Readonly<Record<string, number>>, workers: number) {
  const book = createCostBook()
  for (const [node, milliseconds] of Object.entries(costs)) book.noteTime(program, node, milliseconds)
  const recorded = recordSteps(program.graph.nodes)
  return explainPlacement(planSteps({ recorded, workers, costs: book, program, behaviours: [] }), workers)
}

const COSTS = { load: 100, long: 400, brief: 1, other: 300, end: 50 }

test('what the run waits for comes first, short nodes go along, and another worker shares the work', () => {
  const { groups, hasGuess, workers } = placementOf(COSTS, 2)
  expect({ hasGuess, workers }).toEqual({ hasGuess: false, workers: 2 })
  const told = groups.map(({ nodes, why }) => `${nodes.join(' ')}: ${why.split(':')[0]}`).sort()
  expect(told).toEqual(['load long brief end: on the longest way through the graph', 'other: to share the work evenly'])
})

test('times add up: a group starts where those that it needs end, and the last one ends the run', () => {
  const { groups, end } = placementOf(COSTS, 2)
  expect(Math.max(...groups.map(({ start, milliseconds }) => start + milliseconds))).toBeCloseTo(end)
  expect(end).toBeCloseTo(551, 0)
})

test('one worker needs no reason, a short run says why it has but one, and what was never measured is a guess', () => {
  expect(placementOf(COSTS, 1).groups.map(({ why }) => why)).toEqual(['the only worker'])
  const short = placementOf({ load: 1, long: 1, brief: 1, other: 1, end: 1 }, 2)
  expect(short.groups.map(({ why }) => why)).toEqual(['the run is short: one worker is quickest'])
  expect(placementOf({}, 2).hasGuess).toBe(true)
})

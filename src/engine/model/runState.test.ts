import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RunEvent } from './event.ts'
import { foldEvents } from './runState.ts'

const RUN: readonly RunEvent[] = [
  { kind: 'runStarted', run: 3, nodes: ['a', 'b', 'c', 'd'], outputs: ['c'] },
  { kind: 'nodeStarted', node: 'a', time: 1, worker: 1 },
  { kind: 'consoleWritten', node: 'a', level: 'log', text: 'hello' },
  { kind: 'nodeFinished', node: 'a', time: 5, summary: null },
  { kind: 'nodeStarted', node: 'b', time: 5, worker: 2 },
  { kind: 'nodeStarted', node: 'd', time: 6, worker: 1 },
  {
    kind: 'nodeFailed',
    node: 'b',
    time: 9,
    problem: { code: 'X', severity: 'error', scope: 'run', message: 'broken', hint: '', nodes: ['b'], where: null },
  },
  { kind: 'nodeSkipped', node: 'c', time: 9, because: 'b' },
  { kind: 'runFinished', time: 10, outcome: 'stopped', problems: [] },
]

test('a run folds to its nodes, order, console and problems; what never ended is idle again', () => {
  const state = foldEvents(null, RUN)
  expect(state).toMatchObject({ run: 3, outcome: 'stopped', order: ['a', 'b', 'd', 'c'], time: 10 })
  expect(
    [...(state?.nodes ?? [])].map(([name, { status, duration, reason }]) => [name, status, duration, reason]),
  ).toEqual([
    ['a', 'ok', 4, ''],
    ['b', 'failed', 4, 'broken'],
    ['c', 'skipped', 0, 'b'],
    ['d', 'idle', null, 'stopped'],
  ])
  expect(state?.problems.map((problem) => problem.message)).toEqual(['broken'])
  expect(state?.console).toEqual([{ node: 'a', level: 'log', text: 'hello' }])
})

test('events give the same state in whatever batches they come, and earlier states stay as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: RUN.length })), (cuts) => {
      let state = null as ReturnType<typeof foldEvents>
      const ends = [...cuts.sort((a, b) => a - b), RUN.length]
      let from = 0
      for (const to of ends) {
        const before = JSON.stringify(state && [...state.nodes])
        const next = foldEvents(state, RUN.slice(from, to))
        expect(JSON.stringify(state && [...state.nodes])).toBe(before)
        state = next
        from = to
      }
      expect(state).toEqual(foldEvents(null, RUN))
    }),
  )
})

test('events of no run that started are ignored', () => {
  expect(foldEvents(null, RUN.slice(1))).toBeNull()
})

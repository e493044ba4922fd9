import { expect, test } from 'vitest'
import { foldEvents, type RunEvent, timeLeftText } from '../../engine/page.ts'
import { runProgress, timeLeft } from './runProgress.ts'

const START: RunEvent = { kind: 'runStarted', run: 1, nodes: ['a', 'b', 'c'], outputs: [] }
const progressAfter = (...events: RunEvent[]) => runProgress(foldEvents(null, events))

test('nodes count when they are through, not while they run or wait', () => {
  expect(progressAfter(START)).toBe('0 of 3')
  const running: RunEvent[] = [
    { kind: 'nodeStarted', node: 'a', time: 0, worker: 1 },
    { kind: 'nodeFinished', node: 'a', time: 1, summary: null },
    { kind: 'nodeStarted', node: 'b', time: 1, worker: 1 },
    { kind: 'nodePaused', node: 'b', time: 1, moment: 'before' },
  ]
  expect(progressAfter(START, ...running)).toBe('1 of 3')
})

test('the items of parallel blocks stand beside', () => {
  expect(progressAfter(START, { kind: 'itemsDone', block: 'a', done: 4, total: 10 })).toBe('0 of 3, 4 of 10 items')
})

test('before a run there is nothing to say', () => {
  expect(runProgress(null)).toBe('')
})

test('how much is left is told by what nodes took before, where that is known', () => {
  const leftAfter = (...events: RunEvent[]) => timeLeftText(timeLeft(foldEvents(null, [START, ...events])))
  const expected: RunEvent = {
    kind: 'runExpected',
    end: 8000,
    costs: [
      ['a', 4000],
      ['b', 12_000],
    ],
  }
  expect(leftAfter()).toBe('')
  expect(leftAfter(expected)).toBe('about 8 s left')
  expect(leftAfter(expected, { kind: 'nodeFinished', node: 'a', time: 9, summary: null })).toBe('about 6 s left')
  expect(leftAfter(expected, { kind: 'runFinished', time: 9, outcome: 'ok', problems: [] })).toBe('')
})

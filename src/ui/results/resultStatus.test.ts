import { describe, expect, it } from 'vitest'
import { foldEvents, makeProblem, type ResultView, type RunEvent } from '../../engine/page.ts'
import { resultStatus } from './resultStatus.ts'

const problem = makeProblem('DW-RUN-001', 'run', { message: 'a threw' })
const view: ResultView = {
  kind: 'dict',
  summary: { kind: 'object', type: 'Object', text: '{}', size: 0, expandable: false },
  rows: null,
  columns: null,
}
const idle = { run: null, showsRunning: false, result: null, runProblems: [] }
const started: RunEvent[] = [
  { kind: 'runStarted', run: 1, nodes: ['a', 'b'], outputs: ['b'] },
  { kind: 'nodeStarted', node: 'a', time: 0, worker: 1 },
  { kind: 'nodeFinished', node: 'a', time: 1, summary: null },
]

describe('resultStatus', () => {
  it('is nothing before the first run, and the result after it', () => {
    expect(resultStatus(idle)).toEqual({ kind: 'none' })
    expect(resultStatus({ ...idle, result: view })).toEqual({ kind: 'shown' })
  })

  it('counts what is done while a run is going', () => {
    const run = foldEvents(null, started)
    expect(resultStatus({ ...idle, run, showsRunning: true })).toEqual({ kind: 'running', done: 1, total: 2 })
  })

  it('does not count the run before while the next one has not begun', () => {
    const run = foldEvents(null, [...started, { kind: 'runFinished', time: 2, outcome: 'ok', problems: [] }])
    expect(resultStatus({ ...idle, run, showsRunning: true })).toEqual({ kind: 'running', done: 0, total: 0 })
  })

  it('says each error of a failed run once, also beside an older result', () => {
    const run = foldEvents(null, [...started, { kind: 'runFinished', time: 2, outcome: 'failed', problems: [problem] }])
    const failed = { ...idle, run, result: view, runProblems: [problem] }
    expect(resultStatus(failed)).toEqual({ kind: 'failed', problems: [problem] })
  })

  it('knows a run that was stopped', () => {
    const run = foldEvents(null, [...started, { kind: 'runFinished', time: 2, outcome: 'stopped', problems: [] }])
    expect(resultStatus({ ...idle, run })).toEqual({ kind: 'stopped' })
  })
})

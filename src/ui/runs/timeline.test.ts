import { describe, expect, it } from 'vitest'
import { foldEvents, makeProblem, type RunEvent, type RunState } from '../../engine/page.ts'
import { lanesOf, spanOf, summarizeRun, ticksOf } from './timeline.ts'

function fold(...events: RunEvent[]): RunState {
  const run = foldEvents(null, [{ kind: 'runStarted', run: 1, nodes: ['a', 'b', 'c'], outputs: ['c'] }, ...events])
  if (!run) throw new Error('the run did not start')
  return run
}
const start = (node: string, time: number, worker: number): RunEvent => ({ kind: 'nodeStarted', node, time, worker })
const finish = (node: string, time: number): RunEvent => ({ kind: 'nodeFinished', node, time, summary: null })

describe('the timeline', () => {
  it('has a lane for each worker, with bars as fractions of the whole', () => {
    const run = fold(start('a', 0, 2), start('b', 0, 1), finish('b', 5), finish('a', 10))
    const common = { status: 'ok', start: 0, queue: null, transfer: null, left: 0, row: 0, label: 'whole' }
    expect(lanesOf(run)).toEqual([
      { worker: 1, rows: 1, bars: [{ ...common, node: 'b', duration: 5, width: 0.5 }] },
      { worker: 2, rows: 1, bars: [{ ...common, node: 'a', duration: 10, width: 1 }] },
    ])
  })

  it('puts bars that overlap below each other, and those that touch beside each other', () => {
    const run = fold(
      start('a', 0, 1),
      start('b', 2, 1),
      finish('a', 4),
      finish('b', 6),
      start('c', 4, 1),
      finish('c', 8),
    )
    expect(lanesOf(run)[0]).toMatchObject({ rows: 2, bars: [{ row: 0 }, { row: 1 }, { row: 0 }] })
  })

  it('gives the names of short bars room: before the bar where there is none behind it', () => {
    const run = fold(
      start('a', 0, 1),
      finish('a', 1),
      start('b', 1, 1),
      finish('b', 2),
      start('c', 99, 1),
      finish('c', 100),
    )
    expect(lanesOf(run)[0]?.bars).toMatchObject([
      { row: 0, label: 'after' },
      { row: 1, label: 'after' },
      { row: 0, label: 'before' },
    ])
  })

  it('leaves out the time where a bar has room for the name alone', () => {
    const run = fold(start('a', 0, 1), finish('a', 10), start('b', 10, 1), finish('b', 100))
    expect(lanesOf(run)[0]).toMatchObject({ rows: 1, bars: [{ label: 'name' }, { label: 'whole' }] })
  })

  it('draws the longest of very many', () => {
    const run = fold(
      start('a', 0, 1),
      finish('a', 1),
      start('b', 1, 1),
      finish('b', 9),
      start('c', 9, 1),
      finish('c', 12),
    )
    expect(lanesOf(run, 2)[0]?.bars.map((bar) => bar.node)).toEqual(['b', 'c'])
  })

  it('draws a node that still runs up to now', () => {
    const run = fold(start('a', 0, 1), finish('a', 4), start('b', 1, 2))
    expect(lanesOf(run)[1]?.bars[0]).toMatchObject({ status: 'running', duration: 3, left: 0.25, width: 0.75 })
  })

  it('grows in steps while the run goes on: what has ended stays where it is drawn', () => {
    const before = fold(start('a', 0, 1), finish('a', 4), start('b', 4, 1), finish('b', 41))
    const after = fold(
      start('a', 0, 1),
      finish('a', 4),
      start('b', 4, 1),
      finish('b', 41),
      start('c', 41, 1),
      finish('c', 59),
    )
    const ended = fold(start('a', 0, 1), finish('a', 59), {
      kind: 'runFinished',
      time: 59,
      outcome: 'ok',
      problems: [],
    })
    expect([before, after, ended].map(spanOf)).toEqual([60, 60, 59])
    expect(lanesOf(after)[0]?.bars.slice(0, 2)).toEqual(lanesOf(before)[0]?.bars)
  })

  it('leaves out what was skipped, and counts it', () => {
    const problem = makeProblem('DW-RUN-001', 'run', { message: 'a threw' })
    const run = fold(
      start('a', 0, 1),
      { kind: 'nodeFailed', node: 'a', time: 3, problem },
      { kind: 'nodeSkipped', node: 'b', time: 3, because: 'a' },
      { kind: 'runFinished', time: 4, outcome: 'failed', problems: [] },
    )
    expect(lanesOf(run).flatMap((lane) => lane.bars.map((bar) => bar.node))).toEqual(['a'])
    expect(summarizeRun(run)).toEqual({ ok: 0, cached: 0, failed: 1, skipped: 1, total: 3, time: 4 })
  })

  it('has an axis of round times', () => {
    expect(ticksOf(100)).toEqual([0, 20, 40, 60, 80, 100])
    expect(ticksOf(0.7)).toEqual([0, 0.2, 0.4, 0.6])
    expect(spanOf(fold())).toBe(0.1)
  })
})

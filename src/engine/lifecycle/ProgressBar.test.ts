import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../model/event.ts'
import { ProgressBar } from './ProgressBar.ts'

const STARTED: RunEvent = { kind: 'runStarted', run: 1, nodes: ['a', 'k', 'b', 'c'], outputs: ['c'] }
const problem = { code: '', severity: 'error', scope: 'run', message: '', hint: '', nodes: [], where: null } as const

const EVENTS: readonly RunEvent[] = [
  STARTED,
  { kind: 'nodeStarted', node: 'a', time: 0, worker: 0 },
  { kind: 'nodeFinished', node: 'a', time: 1, summary: null },
  { kind: 'nodeStarted', node: 'k', time: 1, worker: 0 },
  { kind: 'itemsDone', block: 'k', done: 3, total: 9 },
  { kind: 'itemsDone', block: 'k', done: 9, total: 9 },
  { kind: 'nodeFailed', node: 'k', time: 2, problem },
  { kind: 'nodeSkipped', node: 'b', time: 2, because: 'k' },
  { kind: 'nodeCached', node: 'c', time: 2, worker: 0, summary: null },
  { kind: 'runFinished', time: 3, outcome: 'failed', problems: [] },
]

/** What is written while the clock goes on by so many milliseconds an event. */
function written(
  options: { isTTY?: boolean; columns?: number; every?: number; step: number },
  events = EVENTS,
): string[] {
  const texts: string[] = []
  let time = 0
  const { step, every, ...stream } = options
  const bar = new ProgressBar({
    stream: { write: (text) => texts.push(text), ...stream },
    now: () => time,
    ...(every === undefined ? {} : { every }),
  })
  for (const event of events) {
    bar.onEvent(event)
    time += step
  }
  return texts
}

describe('on a terminal', () => {
  test('one line is drawn anew, and ends with the run', () => {
    expect(written({ isTTY: true, step: 100 }).map((text) => text.replace('\r\x1b[2K', '<'))).toEqual([
      '<[░░░░░░░░░░░░░░░░░░░░] 0/4 · a · 100 ms',
      '<[█████░░░░░░░░░░░░░░░] 1/4 · a · 200 ms',
      '<[█████░░░░░░░░░░░░░░░] 1/4 · k · 300 ms',
      '<[█████░░░░░░░░░░░░░░░] 1/4 · k · k 3/9 · 400 ms',
      '<[█████░░░░░░░░░░░░░░░] 1/4 · k · 500 ms',
      '<[██████████░░░░░░░░░░] 2/4 · k · 1 failed · 600 ms',
      '<[███████████████░░░░░] 3/4 · k · 1 failed · 700 ms',
      '<[████████████████████] 4/4 · k · 1 failed · 800 ms',
      '<[████████████████████] 4/4 · 1 failed · 900 ms',
      '\n',
    ])
  })

  test('a file that takes its time is shown as far as it is read', () => {
    const events: RunEvent[] = [
      STARTED,
      { kind: 'nodeStarted', node: 'a', time: 0, worker: 0 },
      { kind: 'fileRead', node: 'a', bytes: 45e6, size: 200e6 },
      { kind: 'nodeFinished', node: 'a', time: 1, summary: null },
    ]
    expect(written({ isTTY: true, step: 100 }, events).map((text) => text.replace('\r\x1b[2K', '<'))).toEqual([
      '<[░░░░░░░░░░░░░░░░░░░░] 0/4 · a · 100 ms',
      '<[░░░░░░░░░░░░░░░░░░░░] 0/4 · a · a 22 % read · 200 ms',
      '<[█████░░░░░░░░░░░░░░░] 1/4 · a · 300 ms',
    ])
  })

  test('several workers are shown by number with what they are at, and how much is left where earlier runs tell', () => {
    const events: RunEvent[] = [
      STARTED,
      {
        kind: 'runExpected',
        end: 20_000,
        costs: [
          ['a', 10_000],
          ['b', 30_000],
        ],
      },
      { kind: 'nodeStarted', node: 'b', time: 0, worker: 2 },
      { kind: 'nodeStarted', node: 'a', time: 0, worker: 1 },
      { kind: 'nodeStarted', node: 'c', time: 0, worker: 1 },
      { kind: 'nodeFinished', node: 'a', time: 4000, summary: null },
      { kind: 'nodeFinished', node: 'b', time: 5000, summary: null },
    ]
    const texts = written({ isTTY: true, step: 1000 }, events).map((text) => text.slice(text.indexOf(']') + 2))
    expect(texts).toEqual([
      '0/4 · 1 s · about 19 s left',
      '0/4 · b · 2 s · about 18 s left',
      '0/4 · 3 s · about 17 s left · 1 a, 2 b',
      '0/4 · 4 s · about 16 s left · 1 c +1, 2 b',
      '1/4 · 5 s · about 14 s left · 1 c, 2 b',
      '2/4 · 6 s · 1 c, 2 –',
    ])
  })

  test('it is drawn no more often than an eye can follow', () => {
    expect(written({ isTTY: true, step: 1 })).toHaveLength(2)
  })

  test('it never fills the last column', () => {
    for (const text of written({ isTTY: true, columns: 24, step: 100 })) {
      expect(text.replace('\r\x1b[2K', '').length).toBeLessThan(24)
    }
  })

  test('it can be taken off to write something else', () => {
    const texts: string[] = []
    const bar = new ProgressBar({ stream: { write: (text) => texts.push(text), isTTY: true }, every: 0 })
    bar.clear()
    for (const event of EVENTS.slice(0, 2)) bar.onEvent(event)
    bar.clear()
    bar.clear()
    expect(texts.slice(1)).toEqual(['\r\x1b[2K'])
    bar.onEvent({ kind: 'runFinished', time: 3, outcome: 'ok', problems: [] })
  })
})

describe('elsewhere', () => {
  test('lines come now and then, and one at the end', () => {
    expect(written({ step: 1000 })).toEqual([
      '1 of 4 nodes, 2 s\n',
      '1 of 4 nodes, k 3 of 9, 4 s\n',
      '2 of 4 nodes, 1 failed, 6 s\n',
      '4 of 4 nodes, 1 failed, 8 s\n',
      '4 of 4 nodes, 1 failed, 9 s\n',
    ])
    expect(written({ step: 1 })).toEqual(['4 of 4 nodes, 1 failed, 9 ms\n'])
  })

  test('a run of nothing, and one that was stopped, are told as such', () => {
    const end = (outcome: 'ok' | 'stopped'): RunEvent => ({ kind: 'runFinished', time: 0, outcome, problems: [] })
    expect(written({ step: 1 }, [{ ...STARTED, nodes: [] }, end('ok')])).toEqual(['0 of 0 nodes, 1 ms\n'])
    expect(written({ step: 1 }, [STARTED, end('stopped')])).toEqual(['0 of 4 nodes, stopped, 1 ms\n'])
  })

  test('the second run starts anew', () => {
    expect(written({ step: 1 }, [...EVENTS, ...EVENTS]).at(-1)).toBe('4 of 4 nodes, 1 failed, 9 ms\n')
  })
})

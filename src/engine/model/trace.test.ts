import { expect, test } from 'vitest'
import type { RunEvent } from './event.ts'
import { foldEvents, type RunState } from './runState.ts'
import { waitsOf } from './taskTimes.ts'
import { toTrace } from './trace.ts'

function fold(...events: RunEvent[]): RunState {
  const nodes = ['a', 'b', 'c', 'd']
  const run = foldEvents(null, [{ kind: 'runStarted', run: 3, nodes, outputs: ['d'] }, ...events])
  if (!run) throw new Error('the run did not start')
  return run
}

const ran = (node: string, worker: number, from: number, to: number): RunEvent[] => [
  { kind: 'nodeStarted', node, time: from, worker },
  { kind: 'nodeFinished', node, time: to, summary: null },
]

const RUN = fold(
  ...ran('a', 1, 0.5, 2),
  { kind: 'taskDone', worker: 1, nodes: ['a'], submitted: 0.25, posted: 0.25, done: 2.25 },
  ...ran('b', 1, 3, 9),
  ...ran('c', 1, 4, 5),
  ...ran('d', 2, 8, 10),
  { kind: 'taskDone', worker: 1, nodes: ['b', 'c'], submitted: 2.5, posted: 2.5, done: 9 },
  { kind: 'taskDone', worker: 2, nodes: ['d'], submitted: 5, posted: 7, done: 10 },
  { kind: 'runFinished', time: 11, outcome: 'ok', problems: [] },
)

test('a node waited for values until its task went out, then for its worker', () => {
  expect(Object.fromEntries(waitsOf(RUN))).toEqual({
    a: { transfer: 0, queue: 0.25 },
    b: { transfer: 0, queue: 0.5 },
    c: { transfer: 0, queue: 1.5 },
    d: { transfer: 2, queue: 1 },
  })
})

test('what a worker gave back counts from the task in which it ran', () => {
  const run = fold(
    { kind: 'taskDone', worker: 1, nodes: ['a', 'b'], submitted: 0, posted: 0, done: 9 },
    ...ran('a', 1, 0, 8),
    ...ran('b', 2, 10, 11),
    { kind: 'taskDone', worker: 2, nodes: ['b'], submitted: 9, posted: 9.5, done: 11 },
  )
  expect(waitsOf(run).get('b')).toEqual({ transfer: 0.5, queue: 0.5 })
})

test('a trace has a row for each worker, another where nodes overlap, and values on their way', () => {
  const { traceEvents } = toTrace(RUN, 'Shop')
  const names = traceEvents.flatMap((one) => (one.ph === 'M' ? [[one.tid, one.args.name]] : []))
  expect(names).toEqual([
    [0, 'Shop, run 3'],
    [1000, 'worker 1'],
    [1001, 'worker 1 (2)'],
    [2000, 'worker 2'],
  ])
  const pieces = traceEvents.flatMap((one) => (one.ph === 'X' ? [[one.tid, one.cat, one.name, one.ts, one.dur]] : []))
  expect(pieces).toEqual([
    [1000, 'node', 'a', 500, 1500],
    [1000, 'node', 'b', 3000, 6000],
    [1001, 'node', 'c', 4000, 1000],
    [2000, 'transfer', 'values on their way', 5000, 2000],
    [2000, 'node', 'd', 8000, 2000],
  ])
  expect(traceEvents.find((one) => one.name === 'd')).toMatchObject({ args: { status: 'ok', transfer: 2, queue: 1 } })
})

test('a node from the cache is a moment, and one that was stopped reaches to the end', () => {
  const run = fold(
    { kind: 'nodeCached', node: 'a', time: 0.1, worker: 0, summary: null },
    { kind: 'nodeStarted', node: 'b', time: 1, worker: 1 },
    { kind: 'runFinished', time: 6, outcome: 'stopped', problems: [] },
  )
  expect(toTrace(run).traceEvents.slice(-2)).toEqual([
    { ph: 'i', s: 't', pid: 1, tid: 0, ts: 100, name: 'a', cat: 'node', args: { status: 'cached' } },
    {
      ...{ ph: 'X', pid: 1, tid: 1000, ts: 1000, dur: 5000, name: 'b', cat: 'node' },
      args: { status: 'idle', reason: 'stopped' },
    },
  ])
})
